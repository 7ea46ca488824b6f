package dev.lintel.design.brief;

import dev.lintel.design.brief.AccessPattern.Filter;
import dev.lintel.design.brief.AccessPattern.Match;
import dev.lintel.design.brief.AccessPattern.Sort;
import dev.lintel.design.brief.AccessPattern.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what stands under `access_patterns:`.
record PatternReader(Yaml yaml, Problems problems, Known known) {
    private static final Pattern WHERE = Pattern.compile("(\\w+)\\s*=\\s*'([^']*)'");
    private static final int MOST_ROWS = 100;
    private static final int ROWS = 20;

    List<AccessPattern> read(@Nullable Node node) {
        List<AccessPattern> patterns = new ArrayList<>();
        for (Node each : yaml.list(node)) {
            pattern(each).ifPresent(patterns::add);
        }
        return patterns;
    }

    private Optional<AccessPattern> pattern(Node node) {
        Map<String, Node> keys = yaml.keys(node, Section.PATTERN);
        Optional<String> operation = Optional.ofNullable(keys.get("op")).flatMap(this::operation);
        String on = keys.get("on") instanceof Node said
                ? yaml.text(said)
                : operation.map(each -> each.substring(0, each.indexOf('.'))).orElse("");
        if (on.isEmpty()) {
            if (!keys.containsKey("op")) {
                problems.at(node, "an access pattern needs `on: Order` or `op: Order.create`");
            }
            return Optional.empty();
        }
        Known.Names names = known.resources().get(on);
        if (names == null) {
            problems.at(
                    keys.getOrDefault("on", node),
                    "no resource '" + on + "'"
                            + Yaml.instead(on, known.resources().keySet()));
            return Optional.empty();
        }
        Optional<String> range = Optional.ofNullable(keys.get("range")).map(at -> column(yaml.text(at), at, names));
        return Optional.of(new AccessPattern(
                yaml.text(keys.get("name"), operation.orElse(on)),
                on,
                operation,
                columns(keys.get("by"), names),
                Optional.ofNullable(keys.get("where")).flatMap(at -> where(at, names)),
                filters(keys.get("filter"), names),
                sorts(keys.get("sort"), names),
                range,
                yaml.word(keys.get("stream"), Map.of("ndjson", true), false),
                Optional.ofNullable(keys.get("role")).flatMap(this::role),
                yaml.whole(keys.get("page"), 1, MOST_ROWS, ROWS),
                yaml.perSecond(keys.get("rate")),
                (long) yaml.millis(keys.get("p95"), 0),
                (long) (yaml.millis(keys.get("stale"), 0) / 1000)));
    }

    private Optional<String> operation(Node at) {
        String written = yaml.text(at);
        if (!known.isOperation(written) || written.equals("login")) {
            problems.at(at, "no operation '" + written + "'" + Yaml.instead(written, known.operations()));
            return Optional.empty();
        }
        return Optional.of(Known.operation(written));
    }

    private Optional<String> role(Node at) {
        String role = yaml.text(at);
        if (!known.roles().contains(role)) {
            problems.at(at, "no role '" + role + "'" + Yaml.instead(role, known.roles()));
            return Optional.empty();
        }
        return Optional.of(role);
    }

    private String column(String name, Node at, Known.Names names) {
        Set<String> possible = new TreeSet<>(names.columns());
        if (!possible.contains(name)) {
            problems.at(at, "no field '" + name + "' there" + Yaml.instead(name, possible));
        }
        return name;
    }

    private List<String> columns(@Nullable Node node, Known.Names names) {
        return yaml.list(node).stream()
                .map(each -> column(yaml.text(each), each, names))
                .toList();
    }

    private Optional<Where> where(Node at, Known.Names names) {
        Matcher matcher = WHERE.matcher(yaml.text(at));
        if (!matcher.matches()) {
            problems.at(at, "write a condition as `status = 'PENDING'`");
            return Optional.empty();
        }
        String field = column(matcher.group(1), at, names);
        String value = matcher.group(2);
        if ("state".equals(names.fields().get(field)) && !names.states().contains(value)) {
            problems.at(at, "no state '" + value + "'" + Yaml.instead(value, names.states()));
        }
        return Optional.of(new Where(field, value));
    }

    private List<Filter> filters(@Nullable Node node, Known.Names names) {
        List<Filter> filters = new ArrayList<>();
        Map<String, Match> kinds = Map.of("prefix", Match.PREFIX, "range", Match.RANGE, "equal", Match.EQUAL);
        for (Node each : yaml.list(node)) {
            String[] words = yaml.text(each).split("\\s+");
            Match match = words.length > 1 ? kinds.get(words[1]) : Match.EQUAL;
            if (match == null) {
                problems.at(each, "nothing is filtered by '" + words[1] + "'" + Yaml.instead(words[1], kinds.keySet()));
            } else {
                filters.add(new Filter(column(words[0], each, names), match));
            }
        }
        return filters;
    }

    private List<Sort> sorts(@Nullable Node node, Known.Names names) {
        List<Sort> sorts = new ArrayList<>();
        for (Node each : yaml.list(node)) {
            String[] words = yaml.text(each).split("\\s+");
            boolean descending = words.length > 1 && words[1].equals("desc");
            if (words.length > 2 || words.length == 2 && !descending && !words[1].equals("asc")) {
                problems.at(each, "write an order as `createdAt desc`");
            }
            sorts.add(new Sort(column(words[0], each, names), descending));
        }
        return sorts;
    }
}
