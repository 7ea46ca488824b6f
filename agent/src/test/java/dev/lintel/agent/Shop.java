package dev.lintel.agent;

import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The example shop, read once for all tests.
public final class Shop {
    private static final Repository REPOSITORY = open();

    private Shop() {}

    public static Path folder() {
        Path example = Path.of("examples/shop");
        return Files.isDirectory(example) ? example : Path.of("..").resolve(example);
    }

    public static Architect architect() throws UsageProblem, IOException {
        return REPOSITORY.architect();
    }

    public static Repository repository() {
        return REPOSITORY;
    }

    private static Repository open() {
        try {
            return Repository.open(folder().toString());
        } catch (UsageProblem | IOException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
