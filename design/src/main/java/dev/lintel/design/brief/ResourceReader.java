package dev.lintel.design.brief;

import dev.lintel.design.brief.Resource.Part;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Resource.Who;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what stands under `resources:`. Names are checked later, when all resources are known.
record ResourceReader(Yaml yaml, Problems problems) {
    private static final Set<String> KEYS =
            Set.of("id", "fields", "rows", "access", "owner", "has", "states", "retain", "refs", "audit");
    private static final Pattern PART = Pattern.compile("([A-Z]\\w*)\\s+(\\d+)\\.\\.(\\d+)\\s+composed");
    private static final Pattern OWNER = Pattern.compile("([a-z]\\w*)\\s*->\\s*([A-Z]\\w*)");
    static final long ROWS_ASSUMED = 100_000;

    Resource read(String name, Node node) {
        Map<String, Node> keys = yaml.keys(node, KEYS);
        Node rows = keys.get("rows");
        return new Resource(
                name,
                fields(keys),
                owner(keys),
                references(keys),
                parts(keys),
                states(keys),
                rows(rows),
                rows != null,
                access(keys),
                keys.containsKey("audit"),
                Optional.ofNullable(keys.get("retain")).map(yaml::text),
                Problems.line(node));
    }

    private long rows(Node rows) {
        if (rows == null) {
            return ROWS_ASSUMED;
        }
        OptionalDouble number = Quantity.number(yaml.text(rows));
        if (number.isEmpty()) {
            problems.at(rows, "'" + yaml.text(rows) + "' is no number of rows; write it as 20k or 3M");
        }
        return (long) number.orElse(ROWS_ASSUMED);
    }

    private List<Field> fields(Map<String, Node> keys) {
        List<Field> fields = new ArrayList<>();
        yaml.keys(keys.get("fields"), Set.of()).forEach((name, node) -> FieldText.read(
                        name, yaml.text(node), node, problems)
                .ifPresent(fields::add));
        return fields;
    }

    private Optional<Reference> owner(Map<String, Node> keys) {
        Node node = keys.get("owner");
        if (node == null) {
            return Optional.empty();
        }
        Matcher matcher = OWNER.matcher(yaml.text(node));
        if (!matcher.matches()) {
            problems.at(node, "write an owner as `customer -> User`");
            return Optional.empty();
        }
        return Optional.of(new Reference(matcher.group(1), matcher.group(2), false));
    }

    private List<Reference> references(Map<String, Node> keys) {
        List<Reference> references = new ArrayList<>();
        yaml.keys(keys.get("refs"), Set.of()).forEach((name, node) -> {
            String to = yaml.text(node).split("\\s+")[0];
            boolean optional = to.endsWith("?");
            references.add(new Reference(name, optional ? to.substring(0, to.length() - 1) : to, optional));
        });
        return references;
    }

    private List<Part> parts(Map<String, Node> keys) {
        List<Part> parts = new ArrayList<>();
        yaml.keys(keys.get("has"), Set.of()).forEach((name, node) -> {
            Matcher matcher = PART.matcher(yaml.text(node));
            if (matcher.matches()) {
                parts.add(new Part(
                        name,
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))));
            } else {
                problems.at(node, "write parts as `OrderItem 1..100 composed`; a list without a bound is not offered");
            }
        });
        return parts;
    }

    private Map<String, List<String>> states(Map<String, Node> keys) {
        Map<String, List<String>> states = new LinkedHashMap<>();
        Map<String, Node> said = yaml.keys(keys.get("states"), Set.of());
        said.forEach((state, node) -> {
            List<String> next = new ArrayList<>();
            for (Node each : yaml.list(node)) {
                String to = yaml.text(each);
                if (said.containsKey(to)) {
                    next.add(to);
                } else {
                    problems.at(each, "no state '" + to + "'" + Yaml.suggestion(to, said.keySet()));
                }
            }
            states.put(state, List.copyOf(next));
        });
        return java.util.Collections.unmodifiableMap(states);
    }

    private Map<String, List<Who>> access(Map<String, Node> keys) {
        Map<String, List<Who>> access = new LinkedHashMap<>();
        yaml.keys(keys.get("access"), Set.of()).forEach((operation, node) -> {
            List<Who> who = new ArrayList<>();
            for (Node each : yaml.list(node)) {
                String[] words = yaml.text(each).split("\\s+when\\s+");
                if (!words[0].equals("none")) {
                    who.add(new Who(words[0], words.length > 1 ? Optional.of(words[1]) : Optional.empty()));
                }
            }
            access.put(operation, List.copyOf(who));
        });
        return java.util.Collections.unmodifiableMap(access);
    }
}
