package dev.lintel.practice;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a workspace that carry `expect: <id>`, in whatever comment. A mark that stands alone on its line
/// is for the line below it.
record Marks(Set<String> lines) {
    private static final Pattern MARK =
            Pattern.compile("(?:^|\\s|\\*|#|-->?|<!--|//)\\s*expect: ([a-z-]+(?:, [a-z-]+)*)");

    static Marks of(Workspace workspace, String practice) throws IOException {
        Set<String> found = new TreeSet<>();
        for (SourceFile file : workspace.files()) {
            found.addAll(of(file.id().path(), workspace.text(file).lines().toList(), practice));
        }
        return new Marks(found);
    }

    private static List<String> of(String path, List<String> lines, String practice) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            while (mark.find()) {
                if (List.of(mark.group(1).split(", ")).contains(practice)) {
                    boolean alone = lines.get(i).strip().matches("(//|#|--|<!--|\\*|/\\*).*");
                    found.add(path + ":" + (alone ? i + 2 : i + 1));
                }
            }
        }
        return found;
    }
}
