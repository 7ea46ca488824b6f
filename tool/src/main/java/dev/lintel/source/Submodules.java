package dev.lintel.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Git submodules whose folders are empty, as a plain `git clone` leaves them: their code is a part of the backend
/// and is not there (gitmodules(5)).
final class Submodules {
    private static final String FILE = ".gitmodules";

    private Submodules() {}

    static List<Gap> missing(Path root, List<Listing.Found> found) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > Workspace.LARGEST) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        // its bytes as they are: names that are no UTF-8 are names too
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            String[] setting = lines.get(i).split("=", 2);
            if (setting.length == 2 && setting[0].strip().equals("path")) {
                String folder = setting[1].strip();
                if (found.stream().noneMatch(each -> each.path().startsWith(folder + "/"))) {
                    gaps.add(new Gap(
                            Span.line(new SourceId(FILE), i + 1),
                            "the submodule " + folder + " is not checked out",
                            "its code is not reviewed (git submodule update --init brings it)"));
                }
            }
        }
        return gaps;
    }
}
