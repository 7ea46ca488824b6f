package dev.lintel.design.brief;

import dev.lintel.design.brief.Brief.Auth;
import dev.lintel.design.brief.Brief.Compatibility;
import dev.lintel.design.brief.Brief.Graphql;
import dev.lintel.design.brief.Brief.Jwt;
import dev.lintel.design.brief.Brief.Login;
import dev.lintel.design.brief.Brief.Scale;
import dev.lintel.design.brief.Brief.Service;
import dev.lintel.design.brief.Event.Carrier;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads all that is no resource: the service, its scale, who signs people in, the systems around it, how it may
/// change.
record SurroundingsReader(Yaml yaml, Problems problems, Known known) {
    private static final Pattern GROWTH = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)%/(month|year)");
    private static final Pattern EVENT = Pattern.compile("([A-Z]\\w*)\\s*->\\s*(\\w+)");
    private static final Pattern CHANNEL = Pattern.compile("(kafka|http):(\\S+)");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern CLAIM = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");
    private static final double GROWTH_ASSUMED = 0.05;
    private static final int USERS_ASSUMED = 10_000;
    private static final int PEAK_ASSUMED = 5;
    private static final int DAYS_ASSUMED = 180;
    private static final int MOST_DAYS = 3650;
    private static final double DAY_MILLIS = 8.64e7;

    Service service(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Section.SERVICE);
        yaml.word(keys.get("database"), Map.of("postgresql", true), true);
        String name = yaml.text(keys.get("name"), "service");
        if (!name.matches("[a-z][a-z0-9-]*")) {
            problems.at(keys.getOrDefault("name", node(node)), "a service is named in lower case, `order-desk`");
        }
        String packageName = yaml.text(keys.get("package"), "com.example." + name.replaceAll("\\W", ""));
        if (keys.get("package") instanceof Node at
                && !PACKAGE.matcher(packageName).matches()) {
            problems.at(at, "'" + packageName + "' is no package of Java; write `com.acme.shop`");
        }
        Map<String, Node> api = yaml.keys(keys.get("api"), Section.API);
        String version = yaml.text(api.get("rest"), "v1");
        if (api.get("rest") instanceof Node at && !version.matches("v\\d+")) {
            problems.at(at, "write the version of the API as `v1`");
        }
        Map<String, Graphql> meanings =
                Stream.of(Graphql.values()).collect(Collectors.toMap(Graphql::word, each -> each));
        return new Service(
                name,
                packageName,
                version,
                yaml.word(api.get("graphql"), meanings, Graphql.NONE),
                yaml.word(keys.get("guard"), Map.of("true", true, "false", false), true));
    }

    private static Node node(@Nullable Node node) {
        return Objects.requireNonNull(node, "a bad name stands in a node");
    }

    Scale scale(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Section.SCALE);
        return new Scale(
                (long) yaml.number(keys.get("users"), USERS_ASSUMED),
                growth(keys.get("growth")),
                Math.max(1, yaml.number(keys.get("peakFactor"), PEAK_ASSUMED)),
                yaml.whole(keys.get("regions"), 1, 20, 1));
    }

    private double growth(@Nullable Node node) {
        if (node == null) {
            return GROWTH_ASSUMED;
        }
        Matcher share = GROWTH.matcher(yaml.text(node));
        if (!share.matches()) {
            problems.at(node, "write growth as `20%/month` or `50%/year`");
            return GROWTH_ASSUMED;
        }
        double rate = Double.parseDouble(share.group(1)) / 100;
        return share.group(2).equals("year") ? Math.pow(1 + rate, 1.0 / 12) - 1 : rate;
    }

    Auth auth(@Nullable Node node) {
        Map<String, Node> keys = yaml.keys(node, Section.AUTH);
        Map<String, Node> apiKeys = yaml.keys(keys.get("apiKeys"), Section.API_KEYS);
        List<String> keyed = new ArrayList<>();
        for (Node each : yaml.list(apiKeys.get("for"))) {
            keyed.add(yaml.text(each));
            if (!known.roles().contains(yaml.text(each))) {
                problems.at(each, "no role '" + yaml.text(each) + "'" + Yaml.instead(yaml.text(each), known.roles()));
            }
        }
        boolean register = yaml.isTrue(keys.get("register"), false);
        if (keys.get("register") instanceof Node at
                && register
                && known.resources().values().stream().noneMatch(Known.Names::isAccount)) {
            problems.at(
                    at,
                    "nobody can register without an account to open;"
                            + " write a resource with `email: email unique` and `password: secret`");
        }
        Login login =
                yaml.word(keys.get("login"), Map.of("password", Login.PASSWORD, "oidc", Login.OIDC), Login.PASSWORD);
        Optional<Jwt> jwt = jwt(keys.get("jwt"));
        return new Auth(
                jwt.isEmpty() && login == Login.OIDC ? Optional.of(new Jwt("${OIDC_ISSUER}", "roles")) : jwt,
                keyed,
                register,
                login);
    }

    private Optional<Jwt> jwt(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Map<String, Node> keys = yaml.keys(node, Section.JWT);
        if (!keys.containsKey("issuer")) {
            problems.at(node, "say whose tokens are trusted: `jwt: {issuer: \"${OIDC_ISSUER}\"}`");
        }
        String roles = yaml.text(keys.get("roles"), "roles");
        if (keys.get("roles") instanceof Node at && !CLAIM.matcher(roles).matches()) {
            problems.at(at, "write the claim that carries roles as `realm_access.roles`");
        }
        return Optional.of(new Jwt(yaml.text(keys.get("issuer"), ""), roles));
    }

    List<External> externals(@Nullable Node node) {
        List<External> externals = new ArrayList<>();
        yaml.named(node).forEach((name, at) -> externals.add(external(name, at)));
        return externals;
    }

    private External external(String name, Node at) {
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            problems.at(at, "'" + name + "': a system outside is named like a field, `psp`");
        }
        Map<String, Node> keys = yaml.keys(at, Section.EXTERNAL);
        String usedBy = yaml.text(keys.get("used_by"), "");
        if (!known.isOperation(usedBy)) {
            problems.at(
                    keys.getOrDefault("used_by", at),
                    usedBy.isEmpty()
                            ? "say which operation needs " + name + ": `used_by: Payment.create`"
                            : "no operation '" + usedBy + "'" + Yaml.instead(usedBy, known.operations()));
        }
        External.Kind kind = yaml.word(
                keys.get("kind"), Map.of("http", External.Kind.HTTP, "smtp", External.Kind.SMTP), External.Kind.HTTP);
        boolean eventually =
                yaml.word(keys.get("delivery"), Map.of("eventually", true, "now", false), kind == External.Kind.SMTP);
        return new External(
                name,
                kind,
                Known.operation(usedBy),
                (long) yaml.millis(keys.get("p99"), External.P99_ASSUMED_MILLIS),
                keys.containsKey("p99"),
                availability(keys.get("availability")),
                yaml.word(keys.get("idempotent"), Map.of("header", true, "none", false), false),
                yaml.word(keys.get("webhooks"), Map.of("hmac", true, "none", false), false),
                eventually);
    }

    private OptionalDouble availability(@Nullable Node node) {
        if (node == null) {
            return OptionalDouble.empty();
        }
        OptionalDouble share = Quantity.number(yaml.text(node).replace("%", ""));
        if (share.isEmpty() || share.getAsDouble() <= 0 || share.getAsDouble() > 100) {
            problems.at(node, "write availability in per cent, `99.9`");
            return OptionalDouble.empty();
        }
        return share;
    }

    List<Event> events(@Nullable Node node) {
        List<Event> events = new ArrayList<>();
        yaml.named(node).forEach((name, at) -> event(name, at).ifPresent(events::add));
        return events;
    }

    private Optional<Event> event(String name, Node at) {
        if (!name.matches("[A-Z][A-Za-z0-9]*")) {
            problems.at(at, "'" + name + "': an event is named by what has happened, `OrderPaid`");
        }
        Map<String, Node> keys = yaml.keys(at, Section.EVENT);
        yaml.word(keys.get("delivery"), Map.of("at-least-once", true), true);
        Matcher from = EVENT.matcher(yaml.text(keys.get("from"), ""));
        Node where = keys.getOrDefault("from", at);
        if (!from.matches()) {
            problems.at(where, "say when " + name + " happens: `from: Order -> PAID` or `from: Order -> created`");
            return Optional.empty();
        }
        Known.Names of = known.resources().get(from.group(1));
        if (of == null) {
            problems.at(
                    where,
                    "no resource '" + from.group(1) + "'"
                            + Yaml.instead(from.group(1), known.resources().keySet()));
            return Optional.empty();
        }
        Set<String> moments = new TreeSet<>(of.states());
        moments.add(Event.CREATED);
        if (!moments.contains(from.group(2))) {
            problems.at(
                    where, from.group(1) + " never becomes " + from.group(2) + Yaml.instead(from.group(2), moments));
        }
        String to = yaml.text(keys.get("to"), "log");
        Matcher channel = CHANNEL.matcher(to);
        if (channel.matches()) {
            Carrier carrier = channel.group(1).equals("kafka") ? Carrier.KAFKA : Carrier.HTTP;
            return Optional.of(new Event(name, from.group(1), from.group(2), carrier, channel.group(2)));
        }
        if (keys.get("to") instanceof Node said && !to.equals("log")) {
            problems.at(said, "say where it goes: `kafka:orders`, `http:https://partner.example/hooks` or `log`");
        }
        return Optional.of(new Event(name, from.group(1), from.group(2), Carrier.LOG, ""));
    }

    /// @param present the version that the API has now
    Compatibility compatibility(@Nullable Node node, String present) {
        Map<String, Node> keys = yaml.keys(node, Section.COMPATIBILITY);
        double days = yaml.millis(keys.get("deprecate"), DAYS_ASSUMED * DAY_MILLIS) / DAY_MILLIS;
        boolean additive = yaml.word(keys.get("api"), Map.of("additive", true, "free", false), true);
        SequencedMap<String, LocalDate> retired = new LinkedHashMap<>();
        yaml.named(keys.get("retired")).forEach((version, at) -> retired(version, at, present, additive, retired));
        return new Compatibility(
                additive,
                (int) Math.min(MOST_DAYS, days),
                yaml.word(keys.get("deploy"), Map.of("rolling", true, "stop", false), true),
                retired);
    }

    /// It is answered by what answers the present one, which therefore may only have grown.
    private void retired(
            String version, Node at, String present, boolean additive, SequencedMap<String, LocalDate> retired) {
        if (!version.matches("v\\d{1,4}")
                || !present.matches("v\\d{1,4}")
                || Integer.parseInt(version.substring(1)) >= Integer.parseInt(present.substring(1))) {
            problems.at(at, "'" + version + "' is no version before " + present);
        }
        if (!additive) {
            problems.at(
                    at,
                    version + " can only be answered as " + present
                            + " is when the contract only grows: `api: additive`");
        }
        try {
            retired.put(version, LocalDate.parse(yaml.text(at)));
        } catch (DateTimeParseException noDay) {
            problems.at(at, "write the last day of " + version + " as `2027-06-30`");
        }
    }
}
