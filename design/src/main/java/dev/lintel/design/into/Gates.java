package dev.lintel.design.into;

import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import dev.lintel.graph.Access;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Controls;
import dev.lintel.graph.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may, written where the backend writes it: at the handler, in the URL rules, by the address, or in its data.
final class Gates {
    static final Map<String, String> METHODS =
            Map.of("create", "POST", "read", "GET", "update", "PUT", "delete", "DELETE");

    /// `@Secured("ROLE_ADMIN")` and any annotation of the team's own that takes a role or a permission.
    private static final Pattern MARK = Pattern.compile(
            "(?m)^[ \\t]*(@(?:\\w*(?:Authorize|Secured|RolesAllowed|Permission|Permissions|Permi|Sso|Role|Roles|Auth)\\w*)\\((?:[^()]|\\([^()]*\\))*\\))");
    private static final Pattern PERMISSION = Pattern.compile("['\"]((?:\\w+:)+)(\\w+)['\"]");

    private final Backend backend;
    private final Neighbours neighbours;
    private final String path;

    Gates(Backend backend, Neighbours neighbours, String path) {
        this.backend = backend;
        this.neighbours = neighbours;
        this.path = path;
    }

    /// What stands at a handler.
    record Gate(List<String> annotations, List<String> imports) {
        static final Gate NONE = new Gate(List.of(), List.of());

        Gate {
            annotations = List.copyOf(annotations);
            imports = List.copyOf(imports);
        }
    }

    /// @param handlers by operation
    /// @param rules the operations that need a URL rule of their own
    /// @param said what a person has to know or do
    record Decided(Map<String, Gate> handlers, Map<String, List<Who>> rules, List<String> said) {
        Decided {
            handlers = Map.copyOf(handlers);
            rules = Map.copyOf(rules);
            said = List.copyOf(said);
        }
    }

    Decided decide(Resource resource) throws Unlike {
        Map<String, Gate> handlers = new LinkedHashMap<>();
        Map<String, List<Who>> rules = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, List<Who>> each : new TreeMap<>(resource.access()).entrySet()) {
            String operation = each.getKey();
            if (!METHODS.containsKey(operation)) {
                throw new Unlike(operation + " leads to a state, which is not added to a backend that is there yet");
            }
            if (each.getValue().stream().anyMatch(who -> who.caller() instanceof Who.Owner)) {
                throw new Unlike(operation + " is the owner's: rows of one's own are not added to a backend that is"
                        + " there yet; write a role");
            }
            decide(operation, each.getValue(), resource, handlers, rules, said);
        }
        return new Decided(handlers, rules, said.stream().distinct().toList());
    }

    private void decide(
            String operation,
            List<Who> who,
            Resource resource,
            Map<String, Gate> handlers,
            Map<String, List<Who>> rules,
            List<String> said)
            throws Unlike {
        boolean anyone = who.stream().anyMatch(each -> each.caller() instanceof Who.Anyone);
        RuleMatch match = new RuleMatch(backend);
        Optional<AccessRule> rule = match.decides(METHODS.getOrDefault(operation, ""), path);
        String today = rule.map(AccessRule::decision).orElse("");
        Optional<Gate> permission = anyone ? Optional.empty() : permission(operation, resource);
        Optional<Gate> mark = anyone ? Optional.empty() : roleMark(who);
        Optional<String> interceptor = interceptor();
        if (permission.isPresent()) {
            handlers.put(operation, permission.get());
            said.add("who holds a permission is kept in rows: give "
                    + permission.get().annotations().getFirst().replaceFirst("^.*?(\\w+(?::\\w+)+).*$", "$1")
                    + " to those of whom the brief speaks");
        } else if (mark.isPresent()) {
            handlers.put(operation, mark.get());
        } else if (interceptor.isPresent() && !anyone) {
            said.add("every address below " + path.replaceFirst("/\\{.*$", "").replaceFirst("/[^/]*$", "")
                    + " is let in by " + interceptor.get()
                    + ", and so is this");
        } else if (nothingGuards()) {
            if (!anyone) {
                throw new Unlike("the backend has no login at all: who may " + operation
                        + " can be said nowhere. Write `public`, or give it one first");
            }
            if (!operation.equals("read")) {
                said.add("the backend asks nobody who they are: whoever reaches it may write below " + path
                        + ", and a review will say so");
            }
        } else if (fromData() && !anyone) {
            said.add("who may is decided from rows: add one for " + path + "/** and give it to those of whom the brief"
                    + " speaks, before this is deployed");
        } else if (!match.alternatives().isEmpty()) {
            throw new Unlike("which security configuration decides hangs on a profile or a setting ("
                    + match.alternatives().stream().map(Detect::place).collect(Collectors.joining(", "))
                    + "): who may " + operation + " would have to be said in each, so nothing is added");
        } else if (who.stream().allMatch(each -> each.caller() instanceof Who.SignedIn)
                && today.equals("authenticated")) {
            said.add("`" + rule.map(AccessRule::pattern).orElse("") + "` asks for a login already");
        } else if (!(anyone && today.equals("public"))) {
            rules.put(operation, who);
        }
    }

    private boolean nothingGuards() {
        return backend.controls().security() == Controls.Reading.ABSENT
                && backend.endpoints().stream().noneMatch(each -> each.access() instanceof Access.Restricted);
    }

    private boolean fromData() {
        long data = backend.endpoints().stream()
                .filter(each -> each.access() instanceof Access.FromData)
                .count();
        return 2 * data > backend.endpoints().size();
    }

    /// The interceptor of the team's own that guards all that stands beside the new address.
    private Optional<String> interceptor() {
        // what stands below one row is let in as what stands beside all of them
        String beside = path.replaceFirst("/\\{.*$", "").replaceFirst("/[^/]*$", "") + "/";
        if (beside.equals("/")) {
            return Optional.empty();
        }
        List<Endpoint> near = backend.endpoints().stream()
                .filter(each -> each.route().path().startsWith(beside))
                .toList();
        Optional<String> name = near.stream()
                .flatMap(each -> own(each).filter(guard -> guard.endsWith("Interceptor") || guard.endsWith("Filter")))
                .findFirst();
        long guarded = near.stream()
                .filter(each ->
                        own(each).anyMatch(guard -> name.filter(guard::equals).isPresent()))
                .count();
        // a login page beside them is open
        return name.filter(_ -> guarded * 10 >= near.size() * 9L);
    }

    private static Stream<String> own(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted
                ? restricted.requirements().stream()
                        .filter(Access.Requirement.Own.class::isInstance)
                        .map(each -> ((Access.Requirement.Own) each).name())
                : Stream.empty();
    }

    /// The permission of an operation, spelled as the neighbour spells its own: `system:notice:add` becomes
    /// `system:coupon:add`.
    private Optional<Gate> permission(String operation, Resource resource) {
        List<Neighbours.Text> all = neighbours.controllers();
        List<String> marks = all.stream().flatMap(each -> marks(each.text())).toList();
        if (marks.stream().filter(each -> PERMISSION.matcher(each).find()).count() * 2 <= marks.size()) {
            return Optional.empty();
        }
        List<Neighbours.Text> nearest =
                Stream.concat(neighbours.controller().stream(), all.stream()).toList();
        Pattern handler = Pattern.compile(
                switch (operation) {
                    case "create" ->
                        "@PostMapping\\s*$|@PostMapping\\(\\s*(?:value\\s*=\\s*)?\"/?(?:add|create|save|insert|new)\""
                                + "|method = RequestMethod\\.POST";
                    case "update" -> "@PutMapping";
                    case "delete" -> "@DeleteMapping";
                    default -> "@GetMapping";
                },
                Pattern.MULTILINE);
        for (Neighbours.Text text : nearest) {
            Matcher mapping = handler.matcher(text.text());
            while (mapping.find()) {
                // annotations of one handler stand together: those above and below its mapping, up to a blank line
                int from = text.text().lastIndexOf("\n\n", mapping.start());
                int to = text.text().indexOf("(", text.text().indexOf("public ", mapping.end()));
                String around = text.text().substring(Math.max(0, from), Math.max(mapping.end(), to));
                Optional<String> mark = marks(around)
                        .filter(each -> PERMISSION.matcher(each).find())
                        .findFirst();
                if (mark.isPresent()) {
                    String own = resource.name().substring(0, 1).toLowerCase(Locale.ROOT)
                            + resource.name().substring(1);
                    Matcher permission = PERMISSION.matcher(mark.get());
                    String spelled = permission.find()
                            ? permission.group(1).replaceFirst("\\w+:$", own + ":") + permission.group(2)
                            : own;
                    String first = mark.get().substring(0, mark.get().indexOf('('));
                    String before = mark.get().substring(0, permission.start());
                    String quote = mark.get().substring(permission.start(), permission.start() + 1);
                    String close =
                            mark.get().endsWith(")\")") ? ")\")" : mark.get().endsWith(")") ? ")" : "";
                    return Optional.of(
                            new Gate(List.of(before + quote + spelled + quote + close), imports(text.text(), first)));
                }
            }
        }
        return Optional.empty();
    }

    /// The annotation by which the neighbours ask for this role, most often used first.
    private Optional<Gate> roleMark(List<Who> who) {
        List<String> roles = who.stream()
                .filter(each -> each.caller() instanceof Who.Holder)
                .map(each -> ((Who.Holder) each.caller()).role())
                .toList();
        if (roles.size() != 1 || roles.size() != who.size()) {
            return Optional.empty();
        }
        String role = plain(roles.getFirst());
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Neighbours.Text text : neighbours.controllers()) {
            marks(text.text()).filter(each -> names(each, role)).forEach(each -> {
                counts.merge(each, 1, Integer::sum);
                texts.putIfAbsent(each, text.text());
            });
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .map(mark -> new Gate(List.of(mark), imports(texts.getOrDefault(mark, ""), mark)));
    }

    private static boolean names(String mark, String role) {
        return Pattern.compile("\\w+")
                .matcher(mark)
                .results()
                .anyMatch(each -> plain(each.group()).equals(role));
    }

    /// A role as its word alone: `ROLE_VET_ADMIN`, `VET_ADMIN` and `vetAdmin` are one.
    static String plain(String role) {
        return role.toLowerCase(Locale.ROOT)
                .replaceFirst("^role[_-]", "")
                .replaceFirst("[_-]role$", "")
                .replaceAll("[_-]", "");
    }

    private static Stream<String> marks(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found.stream();
    }

    private static List<String> imports(String text, String mark) {
        List<String> imports = new ArrayList<>();
        Matcher word = Pattern.compile("\\b([A-Z]\\w*)\\b").matcher(mark);
        while (word.find()) {
            Neighbours.imported(text, word.group(1)).ifPresent(imports::add);
        }
        return imports;
    }
}
