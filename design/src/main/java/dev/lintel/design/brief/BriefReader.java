package dev.lintel.design.brief;

import dev.lintel.design.brief.AccessPattern.Order;
import dev.lintel.design.brief.Brief.Allowance;
import dev.lintel.design.brief.Brief.Auth;
import dev.lintel.design.brief.Brief.Event;
import dev.lintel.design.brief.Brief.External;
import dev.lintel.design.brief.Brief.Limits;
import dev.lintel.design.brief.Brief.Scale;
import dev.lintel.design.brief.Brief.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a brief. All problems are told at once, each at its line with what to write instead.
public final class BriefReader {
    private static final Set<String> KEYS = Set.of(
            "lintel", "service", "scale", "auth", "roles", "resources", "access_patterns", "limits", "external",
            "events", "consistency", "compatibility");
    private static final Set<String> PATTERN_KEYS = Set.of(
            "name", "on", "op", "by", "where", "filter", "sort", "page", "rate", "p95", "stale", "range", "stream", "role");
    private static final Pattern ALLOWANCE =
            Pattern.compile("(\\S+/(?:s|sec|min|h|hour|day))(?:\\s+burst\\s+(\\d+))?(?:\\s+per key)?");
    private static final Pattern EVENT = Pattern.compile("([A-Z]\\w*)\\s*->\\s*(\\w+)");

    private final Problems problems = new Problems();
    private final Yaml yaml = new Yaml(problems);

    private BriefReader() {}

    /// @param file how problems name the place
    public static Brief read(String file, String text) throws BriefProblem {
        BriefReader reader = new BriefReader();
        Map<String, Node> keys = reader.yaml.root(text, KEYS);
        reader.problems.raise(file);
        Brief brief = reader.brief(keys);
        new Check(brief, reader.problems).all();
        reader.problems.raise(file);
        return brief.asking(Questions.of(brief, keys.keySet()));
    }

    private Brief brief(Map<String, Node> keys) {
        Node version = keys.get("lintel");
        if (version != null && !yaml.text(version).equals("1")) {
            problems.at(version, "this Lintel reads briefs of version 1; write `lintel: 1`");
        }
        List<Resource> resources = new ArrayList<>();
        ResourceReader reader = new ResourceReader(yaml, problems);
        yaml.keys(keys.get("resources"), Set.of()).forEach((name, node) -> {
            if (!name.matches("[A-Z][A-Za-z0-9]*")) {
                problems.at(node, "'" + name + "': a resource is named like a class, `OrderItem`");
            }
            resources.add(reader.read(name, node));
        });
        if (resources.isEmpty()) {
            problems.at(1, "a brief needs `resources:`, what the service keeps");
        }
        return new Brief(
                service(keys.get("service")),
                scale(keys.get("scale")),
                auth(keys.get("auth")),
                texts(keys.get("roles"), List.of("user", "admin")),
                resources,
                patterns(keys.get("access_patterns")),
                limits(keys.get("limits")),
                externals(keys.get("external")),
                events(keys.get("events")),
                texts(keys.get("consistency"), List.of()),
                List.of());
    }

    private Service service(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Set.of("name", "package", "database", "api"));
        Node database = keys.get("database");
        if (database != null && !yaml.text(database).equals("postgresql")) {
            problems.at(database, "only `postgresql` is written so far");
        }
        String name = text(keys.get("name"), "service");
        Map<String, Node> api = yaml.keys(keys.get("api"), Set.of("rest", "graphql"));
        return new Service(
                name, text(keys.get("package"), "com.example." + name.replaceAll("\\W", "")), text(api.get("rest"), "v1"));
    }

    private Scale scale(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Set.of("users", "growth", "peakFactor", "regions"));
        String growth = text(keys.get("growth"), "5%/month");
        Matcher share = Pattern.compile("(\\d+(?:\\.\\d+)?)%/(month|year)").matcher(growth);
        double perMonth = 0.05;
        if (share.matches()) {
            perMonth = Double.parseDouble(share.group(1)) / 100 / (share.group(2).equals("year") ? 12 : 1);
        } else if (keys.get("growth") instanceof Node at) {
            problems.at(at, "write growth as `20%/month`");
        }
        return new Scale((long) number(keys.get("users"), 10_000), perMonth, number(keys.get("peakFactor"), 5));
    }

    private Auth auth(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Set.of("jwt", "apiKeys", "register"));
        return new Auth(yaml.isTrue(keys.get("register"), false));
    }

    private List<AccessPattern> patterns(@Nullable Node node) {
        List<AccessPattern> patterns = new ArrayList<>();
        for (Node each : yaml.list(node)) {
            Map<String, Node> keys = yaml.keys(each, PATTERN_KEYS);
            Optional<String> operation = Optional.ofNullable(keys.get("op")).map(yaml::text);
            String on = text(keys.get("on"), operation.map(op -> op.split("\\.")[0]).orElse(""));
            if (on.isEmpty()) {
                problems.at(each, "an access pattern needs `on: Resource` or `op: Resource.operation`");
            }
            List<String> by = new ArrayList<>(texts(keys.get("by"), List.of()));
            patterns.add(new AccessPattern(
                    text(keys.get("name"), on),
                    on,
                    operation,
                    by,
                    Optional.ofNullable(keys.get("where")).map(yaml::text),
                    texts(keys.get("sort"), List.of()).stream().map(BriefReader::order).toList(),
                    (int) number(keys.get("page"), 20),
                    rate(keys.get("rate")),
                    (long) millis(keys.get("p95")),
                    (long) (millis(keys.get("stale")) / 1000)));
        }
        return patterns;
    }

    private static Order order(String text) {
        String[] words = text.split("\\s+");
        return new Order(words[0], words.length > 1 && words[1].equals("desc"));
    }

    private Limits limits(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Set.of("tiers", "weights"));
        Map<String, Allowance> tiers = new LinkedHashMap<>();
        tiers.put("anonymous", new Allowance(60, 60, 20));
        yaml.keys(keys.get("tiers"), Set.of()).forEach((tier, at) -> {
            Matcher matcher = ALLOWANCE.matcher(yaml.text(at));
            Optional<Quantity.Rate> rate = matcher.matches() ? Quantity.rate(matcher.group(1)) : Optional.empty();
            if (rate.isEmpty()) {
                problems.at(at, "write a limit as `300/min` or `300/min burst 50`");
            } else {
                long count = (long) rate.get().count();
                String burst = matcher.group(2);
                tiers.put(tier, new Allowance(
                        count, rate.get().seconds(), burst == null ? Math.max(1, count / 10) : Long.parseLong(burst)));
            }
        });
        Map<String, Integer> weights = new LinkedHashMap<>();
        yaml.keys(keys.get("weights"), Set.of()).forEach((operation, at) -> weights.put(operation, (int) number(at, 1)));
        return new Limits(tiers, weights);
    }

    private List<External> externals(@Nullable Node node) {
        List<External> externals = new ArrayList<>();
        Set<String> known = Set.of("kind", "used_by", "p99", "availability", "idempotent", "webhooks", "delivery");
        yaml.keys(node, Set.of()).forEach((name, at) -> {
            Map<String, Node> keys = yaml.keys(at, known);
            externals.add(new External(
                    name, text(keys.get("kind"), "http"), text(keys.get("used_by"), ""), (long) millis(keys.get("p99"))));
        });
        return externals;
    }

    private List<Event> events(@Nullable Node node) {
        List<Event> events = new ArrayList<>();
        yaml.keys(node, Set.of()).forEach((name, at) -> {
            Map<String, Node> keys = yaml.keys(at, Set.of("from", "to", "delivery"));
            Matcher matcher = EVENT.matcher(text(keys.get("from"), ""));
            if (matcher.matches()) {
                events.add(new Event(name, matcher.group(1), matcher.group(2)));
            } else {
                problems.at(at, "say where " + name + " comes from: `from: Order -> PAID`");
            }
        });
        return events;
    }

    private String text(@Nullable Node node, String otherwise) {
        return node == null ? otherwise : yaml.text(node);
    }

    private List<String> texts(@Nullable Node node, List<String> otherwise) {
        return node == null ? otherwise : yaml.list(node).stream().map(yaml::text).toList();
    }

    private double number(@Nullable Node node, double otherwise) {
        return node == null
                ? otherwise
                : or(node, Quantity.number(yaml.text(node)), "a number, like 500k", otherwise);
    }

    private double millis(@Nullable Node node) {
        return node == null ? 0 : or(node, Quantity.millis(yaml.text(node)), "a time, like 50ms or 3s", 0);
    }

    private double rate(@Nullable Node node) {
        if (node == null) {
            return 0;
        }
        Optional<Quantity.Rate> rate = Quantity.rate(yaml.text(node));
        return or(
                node,
                rate.map(each -> OptionalDouble.of(each.perSecond())).orElse(OptionalDouble.empty()),
                "a rate, like 300/s or 1/day",
                0);
    }

    private double or(Node at, OptionalDouble value, String wanted, double otherwise) {
        if (value.isEmpty()) {
            problems.at(at, "'" + yaml.text(at) + "' is not " + wanted);
        }
        return value.orElse(otherwise);
    }
}
