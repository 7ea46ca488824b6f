package dev.lintel.design.into;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The envelope that most handlers put around their answers.
final class WrapperOf {
    private static final Pattern CALL = Pattern.compile("\\b([A-Z]\\w*)\\.(\\w+)\\(");
    private static final Pattern GOOD = Pattern.compile("(?i)ok|data|success|succeed|ofSuccess|gen\\w*success\\w*");
    private static final Pattern BAD = Pattern.compile("(?i)fail|failed|failure|error|ofFail|gen\\w*fail\\w*");

    private WrapperOf() {}

    static Optional<Wrapper> of(List<Neighbours.Text> controllers, Workspace workspace, List<String> seen)
            throws IOException {
        Map<String, Integer> good = new TreeMap<>();
        Map<String, Integer> bad = new TreeMap<>();
        Map<String, String> imports = new TreeMap<>();
        int using = 0;
        for (Neighbours.Text each : controllers) {
            boolean used = false;
            Matcher call = CALL.matcher(each.text());
            while (call.find()) {
                String type = call.group(1);
                Optional<String> imported = Neighbours.imported(each.text(), type)
                        .or(() -> Neighbours.beside(each, type, workspace))
                        .filter(one -> !one.startsWith("org.springframework.") && !one.startsWith("java"));
                boolean succeeded = GOOD.matcher(call.group(2)).matches();
                if (imported.isPresent()
                        && (succeeded || BAD.matcher(call.group(2)).matches())) {
                    imports.put(type, imported.get());
                    (succeeded ? good : bad).merge(type + "." + call.group(2), 1, Integer::sum);
                    used |= succeeded;
                }
            }
            using += used ? 1 : 0;
        }
        Optional<String> success = most(good);
        if (success.isEmpty() || 2 * using < controllers.size()) {
            return Optional.empty();
        }
        String type = success.get().substring(0, success.get().indexOf('.'));
        Optional<String> failure = most(bad.entrySet().stream()
                .filter(each -> each.getKey().startsWith(type + "."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        if (failure.isEmpty()) {
            return Optional.empty();
        }
        Optional<Wrapper> wrapper = built(success.get(), failure.get(), type, imports, controllers, workspace);
        wrapper.ifPresent(each -> seen.add("answers come in an envelope: "
                + each.success().formatted("data") + ", " + each.failure().formatted("text")));
        return wrapper;
    }

    private static Optional<String> most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static Optional<Wrapper> built(
            String success,
            String failure,
            String type,
            Map<String, String> imports,
            List<Neighbours.Text> controllers,
            Workspace workspace)
            throws IOException {
        Optional<SourceFile> source = workspace
                .files(each -> each.id()
                        .path()
                        .endsWith(imports.getOrDefault(type, "?").replace('.', '/') + ".java"))
                .findFirst();
        if (source.isEmpty()) {
            boolean generic = controllers.stream().anyMatch(each -> each.text().contains(type + "<"));
            return Optional.of(new Wrapper(
                    type, generic, success + "(%s)", failure + "(%s)", List.of(imports.getOrDefault(type, type))));
        }
        String text = workspace.text(source.get());
        Optional<Shape> made = shape(text, success, "\\w*[TE]|Object", "");
        if (made.isEmpty()) {
            made = shape(text, success, "\\w*[TE]|Object", "String");
        }
        Optional<Shape> refused = shape(text, failure, "String", "");
        if (made.isEmpty() || refused.isEmpty()) {
            return Optional.empty();
        }
        LinkedHashSet<String> needed = new LinkedHashSet<>(List.of(imports.getOrDefault(type, type)));
        if (!made.get().type().equals(type)) {
            String folder = imports.getOrDefault(type, "");
            needed.add(Neighbours.imported(text, made.get().type())
                    .orElse(folder.substring(0, folder.lastIndexOf('.') + 1)
                            + made.get().type()));
        }
        return Optional.of(new Wrapper(
                made.get().type(),
                made.get().generic(),
                success + (made.get().texts() == 0 ? "(%s)" : "(\"OK\", %s)"),
                failure + "(%s)",
                new ArrayList<>(needed)));
    }

    /// @param texts strings before the data
    private record Shape(String type, boolean generic, int texts) {}

    /// The overload that takes one value of such a type, after a text perhaps.
    private static Optional<Shape> shape(String text, String call, String type, String before) {
        String method = call.substring(call.indexOf('.') + 1);
        Matcher matcher = Pattern.compile("static\\s+(?:<[^>]*>\\s*)?(\\w+)(<[^>]*>)?\\s+" + method + "\\(\\s*"
                        + (before.isEmpty() ? "" : before + "\\s+\\w+\\s*,\\s*") + "(?:" + type + ")\\s+\\w+\\s*\\)")
                .matcher(text);
        return matcher.find()
                ? Optional.of(new Shape(matcher.group(1), matcher.group(2) != null, before.isEmpty() ? 0 : 1))
                : Optional.empty();
    }
}
