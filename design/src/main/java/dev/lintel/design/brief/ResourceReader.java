package dev.lintel.design.brief;

import dev.lintel.design.brief.Resource.Audit;
import dev.lintel.design.brief.Resource.OnDelete;
import dev.lintel.design.brief.Resource.Part;
import dev.lintel.design.brief.Resource.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what stands under one name of `resources:`.
///
/// @param tenancy the resource whose rows are the tenants
record ResourceReader(Yaml yaml, Problems problems, Known known, Optional<String> tenancy) {
    private static final Pattern PART = Pattern.compile("([A-Z]\\w*)\\s+(\\d{1,6})\\.\\.(\\d{1,6})\\s+composed");
    private static final Pattern ARROW = Pattern.compile("([a-z]\\w*)\\s*->\\s*([A-Z]\\w*)");
    private static final Pattern LINK = Pattern.compile("([A-Z]\\w*)(\\?)?(?:\\s+(\\w+))?");
    private static final Map<String, OnDelete> ON_DELETE =
            Map.of("restrict", OnDelete.RESTRICT, "cascade", OnDelete.CASCADE, "detach", OnDelete.DETACH);
    private static final Map<String, Audit> AUDIT =
            Map.of("none", Audit.NONE, "changes", Audit.CHANGES, "full", Audit.FULL);
    static final long ROWS_ASSUMED = 100_000;

    Resource read(String name, Node node) {
        if (!name.matches("[A-Z][A-Za-z0-9]*")) {
            problems.at(node, "'" + name + "': a resource is named like a class, `OrderItem`");
        }
        if (Reserved.isType(name)) {
            problems.at(
                    node,
                    "'" + name + "' is what the service, Java or Spring calls something of its own; call it by what it"
                            + " means here, `Customer" + name + "`");
        }
        Reserved.madeFor(name, known.resources().keySet())
                .ifPresent(other -> problems.at(
                        node,
                        "'" + name + "' is how something made for " + other + " is called; rename one of the two"));
        Map<String, Node> keys = yaml.keys(node, Section.RESOURCE);
        Known.Names names = known.resources().getOrDefault(name, NOTHING);
        yaml.word(keys.get("id"), Map.of("uuidv7", true), true);
        List<Field> fields = fields(node, keys, names);
        Map<String, List<String>> states = states(keys);
        long stateFields =
                fields.stream().filter(each -> each.type() == Type.STATE).count();
        if ((stateFields == 1) != !states.isEmpty() || stateFields > 1) {
            problems.at(
                    keys.getOrDefault("states", node),
                    "a life cycle has one field and its states: `fields: {status: state}` and"
                            + " `states: {OPEN: [DONE], DONE: []}`");
        }
        return new Resource(
                name,
                known.people().equals(Optional.of(name)),
                fields,
                owner(keys.get("owner")),
                tenant(name, keys.get("tenant")),
                references(keys),
                parts(keys),
                Copies.of(states),
                (long) yaml.number(keys.get("rows"), ROWS_ASSUMED),
                keys.containsKey("rows"),
                Copies.of(access(name, keys, names)),
                yaml.word(keys.get("audit"), AUDIT, Audit.NONE),
                retention(keys.get("retain")));
    }

    private static final Known.Names NOTHING =
            new Known.Names(Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

    private List<Field> fields(Node node, Map<String, Node> keys, Known.Names names) {
        List<Field> fields = new ArrayList<>();
        FieldReader reader = new FieldReader(yaml, problems, known);
        yaml.named(keys.get("fields")).forEach((name, at) -> {
            if (names.links().containsKey(name) || names.parts().contains(name)) {
                problems.at(at, "'" + name + "' is a field and also refers to rows; rename one of the two");
            }
            reader.read(name, at, names).ifPresent(fields::add);
        });
        if (fields.isEmpty()) {
            problems.at(keys.getOrDefault("fields", node), "say what it keeps: `fields: {name: text(1..120)}`");
        }
        return fields;
    }

    private Optional<Reference> owner(@Nullable Node node) {
        return node == null ? Optional.empty() : arrow(node, "write an owner as `customer -> User`");
    }

    private Optional<Reference> tenant(String name, @Nullable Node node) {
        if (node == null) {
            return tenancy.filter(
                            each -> !each.equals(name) && !known.composed().contains(name))
                    .map(each -> new Reference("tenant", each, false, OnDelete.RESTRICT));
        }
        return yaml.text(node).equals("none")
                ? Optional.empty()
                : arrow(node, "write a tenant as `tenant -> Tenant`, or `none` where all tenants share the rows");
    }

    private Optional<Reference> arrow(Node node, String instead) {
        Matcher matcher = ARROW.matcher(yaml.text(node));
        if (!matcher.matches()) {
            problems.at(node, instead);
            return Optional.empty();
        }
        resource(matcher.group(2), node);
        return Optional.of(new Reference(matcher.group(1), matcher.group(2), false, OnDelete.RESTRICT));
    }

    private void resource(String name, Node at) {
        if (!known.resources().containsKey(name)) {
            problems.at(
                    at,
                    "no resource '" + name + "'"
                            + Yaml.instead(name, known.resources().keySet()));
        }
    }

    private List<Reference> references(Map<String, Node> keys) {
        List<Reference> references = new ArrayList<>();
        yaml.named(keys.get("refs")).forEach((name, node) -> {
            if (Reserved.inJava(name)) {
                problems.at(node, "'" + name + "' is a word of Java; call it by what it means here");
            }
            Matcher matcher = LINK.matcher(yaml.text(node));
            if (!matcher.matches()) {
                problems.at(node, "write what " + name + " refers to as `Product restrict` or `Product? detach`");
                return;
            }
            resource(matcher.group(1), node);
            boolean optional = matcher.group(2) != null;
            String word = matcher.group(3) == null ? "restrict" : matcher.group(3);
            OnDelete onDelete = ON_DELETE.get(word);
            if (onDelete == null) {
                problems.at(node, "'" + word + "' says nothing of a deletion" + Yaml.instead(word, ON_DELETE.keySet()));
            } else if (onDelete == OnDelete.DETACH && !optional) {
                problems.at(
                        node,
                        "what must refer to a row cannot be detached from it; write `" + matcher.group(1)
                                + "? detach`");
            }
            references.add(
                    new Reference(name, matcher.group(1), optional, onDelete == null ? OnDelete.RESTRICT : onDelete));
        });
        return references;
    }

    private List<Part> parts(Map<String, Node> keys) {
        List<Part> parts = new ArrayList<>();
        yaml.named(keys.get("has")).forEach((name, node) -> {
            Matcher matcher = PART.matcher(yaml.text(node));
            if (!matcher.matches()) {
                problems.at(node, "write parts as `OrderItem 1..100 composed`; a list without a bound is not offered");
                return;
            }
            resource(matcher.group(1), node);
            int from = Integer.parseInt(matcher.group(2));
            int to = Integer.parseInt(matcher.group(3));
            if (from > to || to == 0) {
                problems.at(node, "no number is from " + from + " to " + to + "; write the smaller bound first");
            }
            parts.add(new Part(name, matcher.group(1), from, to));
        });
        return parts;
    }

    private Map<String, List<String>> states(Map<String, Node> keys) {
        Map<String, List<String>> states = new LinkedHashMap<>();
        Map<String, Node> said = yaml.named(keys.get("states"));
        said.forEach((state, node) -> {
            if (!state.matches("[A-Z][A-Z0-9_]*") || state.length() > 32) {
                problems.at(node, "'" + state + "': a state is one word in capitals, `PAID`");
            }
            List<String> next = new ArrayList<>();
            for (Node each : yaml.list(node)) {
                String to = yaml.text(each);
                if (said.containsKey(to)) {
                    next.add(to);
                } else {
                    problems.at(each, "no state '" + to + "'" + Yaml.instead(to, said.keySet()));
                }
            }
            states.put(state, List.copyOf(next));
        });
        return states;
    }

    private Map<String, List<Who>> access(String name, Map<String, Node> keys, Known.Names names) {
        AccessReader reader = new AccessReader(yaml, problems, known, name, names);
        Map<String, List<Who>> access = new LinkedHashMap<>();
        yaml.named(keys.get("access")).forEach((operation, node) -> {
            reader.operation(operation, node);
            List<Who> who = reader.read(operation, node);
            if (!who.isEmpty()) {
                access.put(operation, who);
            }
        });
        return access;
    }

    private Optional<Retention> retention(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Optional<Retention> retention = Retention.of(yaml.text(node));
        if (retention.isEmpty()) {
            problems.at(node, "write how long rows are kept as `7y`, `18mo`, `90d` or `until deleted`");
        }
        return retention;
    }
}
