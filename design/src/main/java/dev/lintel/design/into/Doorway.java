package dev.lintel.design.into;

import dev.lintel.design.brief.Who;
import dev.lintel.graph.Access;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lets callers in to new addresses: a line for each operation, before the rule for all that is left.
record Doorway(Backend backend, Workspace workspace) {
    private static final Pattern MATCHERS =
            Pattern.compile("\\.(requestMatchers|antMatchers|mvcMatchers|pathMatchers)\\(");
    private static final Pattern RULE =
            Pattern.compile("\\.(requestMatchers|antMatchers|mvcMatchers|pathMatchers|anyRequest|anyExchange)\\(");

    /// @param text of the security configuration afterwards
    record Opened(SourceId file, String before, String text) {}

    /// @param access the operations that need a rule of their own
    Optional<Opened> open(Map<String, List<Who>> access, String path) throws Unlike, IOException {
        if (access.isEmpty()) {
            return Optional.empty();
        }
        AccessRule next = new RuleMatch(backend)
                .decides(Gates.METHODS.getOrDefault(access.keySet().iterator().next(), ""), path)
                .orElseThrow(() -> new Unlike("no rule for any request was found in a security configuration:"
                        + " who may would be said nowhere, so nothing is added"));
        SourceFile file = workspace.file(next.at().file()).orElseThrow(() -> new IOException("no file " + next.at()));
        String text = workspace.text(file);
        Matcher call = RULE.matcher(text);
        if (!call.find(offset(text, next.at().line()))) {
            throw new Unlike(
                    "the rule that decides today, at " + next.at() + ", is written in a way that is not followed yet");
        }
        int at = call.start();
        Matcher matchers = MATCHERS.matcher(text);
        String word = matchers.find() ? matchers.group(1) : "requestMatchers";
        String[] indent = indent(text, at);
        StringBuilder rules = new StringBuilder();
        for (String rule : rules(access, path, text, word)) {
            rules.append(rule).append(indent[0]);
        }
        String opened = text.substring(0, at) + rules + text.substring(at);
        return Optional.of(new Opened(file.id(), text, importing(opened)));
    }

    private static int offset(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    /// What stands between two calls of the chain: a new line and blanks, or nothing.
    private static String[] indent(String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        String before = text.substring(line, at);
        return new String[] {before.isBlank() ? "\n" + before : ""};
    }

    private List<String> rules(Map<String, List<Who>> access, String path, String text, String word) throws Unlike {
        List<String> rules = new ArrayList<>();
        for (Map.Entry<String, List<Who>> each : new TreeMap<>(access).entrySet()) {
            String method = Gates.METHODS.getOrDefault(each.getKey(), "");
            String addresses = switch (each.getKey()) {
                case "create" -> "\"" + path + "\"";
                case "read" -> "\"" + path + "\", \"" + path + "/*\"";
                default -> "\"" + path + "/*\"";
            };
            rules.add("." + word + "(HttpMethod." + method + ", " + addresses + ")."
                    + decision(each.getValue(), each.getKey(), text));
        }
        return rules;
    }

    private String decision(List<Who> all, String operation, String text) throws Unlike {
        List<String> roles = new ArrayList<>();
        for (Who who : all) {
            switch (who.caller()) {
                case Who.Anyone() -> {
                    return "permitAll()";
                }
                case Who.SignedIn() -> {
                    return "authenticated()";
                }
                case Who.Holder(String role) -> roles.add("\"" + spelled(role) + "\"");
                case Who.Owner _ ->
                    throw new Unlike(operation + " is the owner's: rows of one's own are not added to a backend that is"
                            + " there yet; write a role");
            }
        }
        // `hasRole` puts ROLE_ before the name, `hasAuthority` does not (Spring Security's reference, Authorize HTTP)
        String word = text.contains("Authority(") && !text.contains("Role(") ? "Authority" : "Role";
        return (roles.size() == 1 ? "has" : "hasAny") + word + "(" + String.join(", ", roles) + ")";
    }

    /// As the backend writes it.
    private String spelled(String role) throws Unlike {
        List<String> there = Stream.concat(
                        backend.endpoints().stream()
                                .map(Endpoint::access)
                                .filter(Access.Restricted.class::isInstance)
                                .flatMap(access -> ((Access.Restricted) access).requirements().stream())
                                .filter(Access.Requirement.AnyRole.class::isInstance)
                                .flatMap(each -> ((Access.Requirement.AnyRole) each).roles().stream()),
                        backend.controls().rules().stream()
                                .map(AccessRule::decision)
                                .filter(each -> each.startsWith("role "))
                                .flatMap(each -> Stream.of(
                                        each.substring("role ".length()).split("\\|"))))
                .distinct()
                .sorted()
                .toList();
        Optional<String> same = there.stream()
                .filter(each -> Gates.plain(each).equals(Gates.plain(role)))
                .findFirst();
        return same.orElseThrow(
                () -> new Unlike("no rule of the backend names the role " + role.toUpperCase(Locale.ROOT)
                        + "; it knows " + (there.isEmpty() ? "none" : String.join(", ", there))));
    }

    private static String importing(String text) {
        String type = "import org.springframework.http.HttpMethod;\n";
        if (text.contains(type) || !text.contains("import ")) {
            return text;
        }
        for (int at = text.indexOf("import "); at >= 0; at = text.indexOf("\nimport ", at + 1)) {
            int start = text.charAt(at) == '\n' ? at + 1 : at;
            if (text.startsWith("import org.springframework.", start)
                    && text.substring(start, text.indexOf('\n', start) + 1).compareTo(type) > 0) {
                return text.substring(0, start) + type + text.substring(start);
            }
        }
        int first = text.indexOf("import ");
        return text.substring(0, first) + type + text.substring(first);
    }
}
