package dev.lintel.design.write;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What an earlier run wrote down of the brief that it followed.
record Earlier(Path root) {
    private static final String LOCK = ".lintel/design.lock.yaml";

    /// Empty when there is none, or none that can be read.
    Optional<Brief> brief() throws IOException {
        Path lock = root.resolve(LOCK);
        if (!Files.isRegularFile(lock)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BriefReader.read(lock.toString(), Files.readString(lock)));
        } catch (BriefProblem edited) {
            return Optional.empty();
        }
    }
}
