package dev.lintel.design.found;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All that is no resource.
///
/// @param doors the operations of things
record Surroundings(Paths paths, List<Door> doors, Notes notes) {
    private static final Pattern ISSUER = Pattern.compile("\\.issuer(-uri)?$");
    /// Of a server, or of a name that the environment gives.
    private static final Pattern ADDRESS = Pattern.compile("^(https?://|\\$\\{)");
    private static final Pattern TIER = Pattern.compile("(?:.*\\.)?([a-z][a-z0-9-]*)\\.requests");
    private static final Pattern GUARDS_TIER =
            Pattern.compile("lintel\\.guard\\.limits\\.per-role\\.([a-z][a-z0-9-]*)");
    private static final Pattern ALLOWANCE = Pattern.compile("(\\d{1,9})/(s|min|h) burst (\\d{1,9})");
    private static final Pattern COST = Pattern.compile("(.+\\.)(?:cost|weight|tokens)");
    private static final Pattern LOGIN = Pattern.compile(".*/(log-?in|sign-?in)");
    private static final Pattern MAIN = Pattern.compile("(?:.*/)?src/main/java/(.+)/\\w+\\.java");
    private static final Pattern VERSION = Pattern.compile("(?:/api)?/(v\\d+)/.*");
    private static final int USUAL_HOURS = 24;

    private Backend backend() {
        return paths.backend();
    }

    Brief.Service service() {
        String main = backend().application().name();
        String name = main.replaceFirst("(?<=.)Application$", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        Stream<String> doors = backend().endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .map(each -> each.handler().owner());
        notes.read("service", backend().application().at());
        return new Brief.Service(
                name.isEmpty() ? "service" : name,
                home().or(() -> common(doors.toList()))
                        .filter(each -> each.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*"))
                        .orElse("com.example"),
                version(),
                graphql(),
                backend().settings().anyBelow("lintel.guard."));
    }

    private Brief.Graphql graphql() {
        if (fields("Query.").isEmpty()) {
            return Brief.Graphql.NONE;
        }
        return fields("Mutation.").isEmpty() ? Brief.Graphql.READS : Brief.Graphql.ALL;
    }

    private List<Endpoint> fields(String parent) {
        return backend().endpoints().stream()
                .filter(each -> each.route().path().startsWith(parent))
                .toList();
    }

    /// The package of the main class.
    private Optional<String> home() {
        Matcher path = MAIN.matcher(backend().application().at().file().path());
        return path.matches() ? Optional.of(path.group(1).replace('/', '.')) : Optional.empty();
    }

    private static Optional<String> common(List<String> types) {
        return types.stream()
                .map(type -> type.substring(0, Math.max(0, type.lastIndexOf('.'))))
                .reduce((one, other) -> {
                    String[] left = one.split("\\.");
                    String[] right = other.split("\\.");
                    int same = 0;
                    while (same < left.length && same < right.length && left[same].equals(right[same])) {
                        same++;
                    }
                    return String.join(".", List.of(left).subList(0, same));
                });
    }

    private String version() {
        return backend().endpoints().stream()
                .map(each -> VERSION.matcher(each.route().path()))
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .findFirst()
                .orElse("v1");
    }

    /// Whose tokens are trusted is a setting that names an issuer's address, with the claim of its roles beside it;
    /// a client of that issuer signs people in.
    Brief.Auth auth(boolean register) {
        Optional<Setting> issuer = backend().settings().all().stream()
                .filter(each ->
                        each.profile().isEmpty() && ISSUER.matcher(each.key()).find())
                .filter(each -> ADDRESS.matcher(each.value()).find())
                .min(Comparator.comparing(
                        each -> backend().settings().get(roles(each)).isEmpty()));
        boolean oidc = backend().settings().all().stream()
                .anyMatch(
                        each -> each.key().matches("spring\\.security\\.oauth2\\.client\\.provider\\..+\\.issuer-uri"));
        issuer.ifPresent(each -> notes.read("auth.jwt", each.at()));
        return new Brief.Auth(
                issuer.map(each -> new Brief.Jwt(
                        each.value(),
                        backend()
                                .settings()
                                .get(roles(each))
                                .map(Setting::value)
                                .orElse("roles"))),
                List.of(),
                register,
                oidc ? Brief.Login.OIDC : Brief.Login.PASSWORD);
    }

    private static String roles(Setting issuer) {
        return issuer.key().substring(0, issuer.key().lastIndexOf('.') + 1) + "roles";
    }

    /// Those that rules name, then those that settings allow requests to.
    Set<String> roles(Set<String> named) {
        Set<String> roles = new LinkedHashSet<>(named);
        doors.forEach(door -> roles.addAll(Permissions.roles(door.endpoint().access())));
        roles.addAll(tiers().keySet());
        roles.remove(Brief.Limits.ANONYMOUS);
        return roles;
    }

    /// `rate.limits.customer.requests: 300` beside `per: 60s` and `burst: 50`, whatever stands before them; or guard's
    /// `per-role.customer: 300/min burst 50`.
    Map<String, Brief.Allowance> tiers() {
        Map<String, Brief.Allowance> tiers = guarded();
        for (Setting setting : backend().settings().all()) {
            Matcher tier = TIER.matcher(setting.key());
            if (!tier.matches()
                    || !setting.profile().isEmpty()
                    || !setting.value().matches("\\d{1,9}")) {
                continue;
            }
            String before = setting.key().substring(0, setting.key().length() - "requests".length());
            Optional<Long> seconds = backend().settings().get(before + "per").flatMap(each -> seconds(each.value()));
            long requests = Long.parseLong(setting.value());
            if (seconds.isPresent() && requests > 0) {
                long burst = backend()
                        .settings()
                        .get(before + "burst")
                        .filter(each -> each.value().matches("\\d{1,9}"))
                        .map(each -> Long.parseLong(each.value()))
                        .orElse(Math.max(1, requests / 10));
                notes.read("limits." + tier.group(1), setting.at());
                tiers.put(tier.group(1), new Brief.Allowance(requests, seconds.get(), burst, false));
            }
        }
        return tiers;
    }

    private Map<String, Brief.Allowance> guarded() {
        Map<String, Brief.Allowance> tiers = new LinkedHashMap<>();
        for (Setting setting : backend().settings().all()) {
            Matcher role = GUARDS_TIER.matcher(setting.key());
            Matcher said = ALLOWANCE.matcher(setting.value());
            if (role.matches() && said.matches() && setting.profile().isEmpty()) {
                notes.read("limits." + role.group(1), setting.at());
                tiers.put(
                        role.group(1),
                        new Brief.Allowance(
                                Long.parseLong(said.group(1)),
                                seconds("1" + said.group(2).charAt(0)).orElse(1L),
                                Long.parseLong(said.group(3)),
                                false));
            }
        }
        return tiers;
    }

    /// `method: POST` and `path: /v1/orders` beside `cost: 5`, whatever stands before them; a list has a weight of its
    /// own.
    SequencedMap<String, Integer> weights(List<Resource> resources) {
        SequencedMap<String, Integer> weights = new LinkedHashMap<>();
        for (Setting setting : backend().settings().all()) {
            Matcher cost = COST.matcher(setting.key());
            if (cost.matches() && setting.profile().isEmpty() && setting.value().matches("[1-9]\\d{0,2}")) {
                costly(cost.group(1), resources).ifPresent(operation -> {
                    notes.read("limits.weights", setting.at());
                    weights.putIfAbsent(operation, Integer.parseInt(setting.value()));
                });
            }
        }
        return weights;
    }

    /// The operation at an address that settings name.
    private Optional<String> costly(String before, List<Resource> resources) {
        Optional<String> method = backend().settings().get(before + "method").map(Setting::value);
        Optional<String> path =
                backend().settings().get(before + "path").map(Setting::value).map(Surroundings::shape);
        if (method.isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        if (method.get().equals("POST") && LOGIN.matcher(path.get()).matches()) {
            return resources.stream().anyMatch(Resource::isAccount) ? Optional.of("login") : Optional.empty();
        }
        for (Door door : doors) {
            Optional<Resource> resource = resources.stream()
                    .filter(each -> each.name().equals(door.thing().name()))
                    .findFirst();
            if (resource.isPresent()
                    && door.endpoint().route().method().equals(method.get())
                    && shape(door.endpoint().route().path()).equals(path.get())) {
                List<String> states = List.copyOf(resource.get().states().keySet());
                return (door.isList() ? Optional.of("list") : door.operation(states))
                        .map(operation -> resource.get().name() + "." + operation);
            }
        }
        return Optional.empty();
    }

    /// Without the names of its variables.
    private static String shape(String path) {
        return path.replaceAll("\\{[^/]*}", "{}");
    }

    private static Optional<Long> seconds(String text) {
        return switch (text) {
            case "1s", "PT1S" -> Optional.of(1L);
            case "60s", "1m", "PT1M" -> Optional.of(60L);
            case "3600s", "1h", "PT1H" -> Optional.of(3600L);
            case "86400s", "24h", "1d", "P1D", "PT24H" -> Optional.of(86_400L);
            default -> Optional.empty();
        };
    }

    List<Rule> rules(List<Resource> resources, Map<String, Thing> things) {
        List<Rule> rules = new ArrayList<>();
        for (Resource resource : resources) {
            Thing thing = things.get(resource.name());
            if (thing == null) {
                continue;
            }
            Patterns.Columns columns = new Patterns.Columns(resource, thing);
            backend().queries().stream()
                    .filter(query -> query.shape().mainTable().filter(thing::is).isPresent())
                    .flatMap(query -> taken(query, columns).stream())
                    .distinct()
                    .forEach(field -> rules.add(new Rule.NeverBelow(resource.name(), field, 0)));
        }
        for (Door door : doors) {
            door.creation()
                    .filter(_ -> door.isKeyed(backend()))
                    .ifPresent(operation -> rules.add(new Rule.Idempotent(operation, USUAL_HOURS)));
            resources.stream()
                    .filter(each ->
                            door.isCreate() && each.name().equals(door.thing().name()))
                    .findFirst()
                    .flatMap(each -> new BoundedSums(paths).on(door, each, resources, things))
                    .ifPresent(rules::add);
        }
        rules.addAll(new Followers(backend()).all(resources, things));
        return rules;
    }

    /// `set stock = stock - :n where stock >= :n` takes no more than there is.
    private static List<String> taken(Query query, Patterns.Columns columns) {
        Shape shape = query.shape();
        return shape.kind() != Shape.Kind.UPDATE
                ? List.of()
                : shape.assigned().stream()
                        .filter(each -> each.value() instanceof Operand.Computed(String text)
                                && text.replace(" ", "")
                                        .startsWith(each.column().name() + "-"))
                        .filter(each -> shape.filter().stream()
                                .anyMatch(asked -> asked.operator() == Operator.RANGE
                                        && asked.conjunct()
                                        && asked.column()
                                                .name()
                                                .equals(each.column().name())))
                        .flatMap(each -> columns.field(each.column()).stream())
                        .toList();
    }
}
