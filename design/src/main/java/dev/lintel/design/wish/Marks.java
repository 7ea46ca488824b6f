package dev.lintel.design.wish;

import dev.lintel.design.found.Words;
import dev.lintel.graph.Endpoint;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The roles that stand at a handler, also where the settings that a backend is shipped with leave them unread.
record Marks(Workspace workspace) {
    private static final Pattern MARK =
            Pattern.compile("@(?:PreAuthorize|Secured|RolesAllowed)\\(((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern ROLE = Pattern.compile("\\b(?:ROLE_)?([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)\\b");
    /// Annotations of a handler stand above its name, or between its mapping and its name.
    private static final int ABOVE = 12;

    List<String> of(Endpoint endpoint) {
        Optional<SourceFile> file = workspace.file(endpoint.at().file());
        if (file.isEmpty()) {
            return List.of();
        }
        List<String> lines;
        try {
            lines = workspace.text(file.get()).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        int at = Math.min(endpoint.at().line(), lines.size());
        int first = at;
        while (first > 1 && at - first < ABOVE && !lines.get(first - 2).isBlank()) {
            first--;
        }
        int last = at;
        while (last < lines.size() && !lines.get(last - 1).contains("{")) {
            last++;
        }
        Matcher mark = MARK.matcher(String.join("\n", lines.subList(first - 1, last)));
        return mark.find()
                ? ROLE.matcher(mark.group(1))
                        .results()
                        .map(each -> Words.role(each.group(1)))
                        .distinct()
                        .toList()
                : List.of();
    }
}
