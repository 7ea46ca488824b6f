package dev.lintel.practice;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a workspace that carry `expect: <id>`, in whatever comment. A mark that stands alone on its line
/// is for the line below it. `expect: <id> (medium)` also says how bad it is.
///
/// @param risks of the lines whose mark says it, by line
record Marks(Set<String> lines, Map<String, String> risks) {
    private static final Pattern MARK = Pattern.compile(
            "(?:^|\\s|\\*|#|-->?|<!--|//)\\s*expect: ([a-z0-9-]+(?:, [a-z0-9-]+)*)(?: \\(([a-z]+)\\))?");

    static Marks of(Workspace workspace, String practice) throws IOException {
        Set<String> found = new TreeSet<>();
        Map<String, String> risks = new TreeMap<>();
        for (SourceFile file : workspace.files()) {
            List<String> lines = workspace.text(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                while (mark.find()) {
                    if (List.of(mark.group(1).split(", ")).contains(practice)) {
                        boolean alone = lines.get(i).strip().matches("(//|#|--|<!--|\\*|/\\*).*");
                        String at = file.id().path() + ":" + (alone ? i + 2 : i + 1);
                        found.add(at);
                        if (mark.group(2) != null) {
                            risks.put(at, mark.group(2));
                        }
                    }
                }
            }
        }
        return new Marks(found, risks);
    }
}
