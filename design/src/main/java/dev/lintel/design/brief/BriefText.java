package dev.lintel.design.brief;

import dev.lintel.design.brief.Brief.Allowance;
import dev.lintel.design.brief.Field.Origin;
import dev.lintel.design.brief.Resource.Part;
import dev.lintel.design.brief.Resource.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A brief as YAML again, with nothing left out: every default stands where the reader would have taken it. Reading
/// what this writes gives the same brief.
public final class BriefText {
    private static final String STEP = "  ";
    private final StringBuilder text = new StringBuilder();
    private final Source source;

    private BriefText(Source source) {
        this.source = source;
    }

    /// What is known of the values of a brief that was not written by a person. Keys are as in
    /// `resources.Order.rows`.
    public interface Source {
        /// Whether anything is; a key of which nothing is known is left out.
        boolean isKnown(String key);

        /// Where the value comes from; empty for none.
        String of(String key);
    }

    private static final Source AUTHOR = new Source() {
        @Override
        public boolean isKnown(String key) {
            return true;
        }

        @Override
        public String of(String key) {
            return "";
        }
    };

    public static String of(Brief brief) {
        return of(brief, AUTHOR);
    }

    /// Without what nobody knows, and with a comment behind what comes from somewhere.
    public static String of(Brief brief, Source source) {
        BriefText writer = new BriefText(source);
        writer.line(0, "lintel: 1");
        writer.surroundings(brief);
        writer.line(0, "resources:");
        brief.resources().forEach(each -> writer.resource(brief, each));
        writer.patterns(brief.patterns());
        if (source.isKnown("limits")) {
            writer.limits(brief.limits());
        }
        writer.externals(brief.externals());
        writer.events(brief.events());
        if (!brief.rules().isEmpty()) {
            writer.line(0, "consistency:");
            brief.rules().forEach(rule -> writer.line(1, "- " + rule.text()));
        }
        writer.line(
                "compatibility",
                0,
                "compatibility: {api: " + (brief.compatibility().additive() ? "additive" : "free") + ", deprecate: "
                        + brief.compatibility().deprecationDays() + "d, deploy: "
                        + (brief.compatibility().rolling() ? "rolling" : "stop")
                        + (brief.compatibility().retired().isEmpty()
                                ? ""
                                : ", retired: "
                                        + brief.compatibility().retired().entrySet().stream()
                                                .map(each -> each.getKey() + ": " + each.getValue())
                                                .collect(Collectors.joining(", ", "{", "}")))
                        + "}");
        return writer.text.toString();
    }

    private void line(int depth, String content) {
        text.append(STEP.repeat(depth)).append(content).append('\n');
    }

    private void line(String key, int depth, String content) {
        if (source.isKnown(key)) {
            String from = source.of(key);
            line(depth, content + (from.isEmpty() ? "" : "  # " + from));
        }
    }

    private void surroundings(Brief brief) {
        Brief.Service service = brief.service();
        line(
                "service",
                0,
                "service: {name: " + service.name() + ", package: " + service.packageName()
                        + ", database: postgresql, api: {rest: " + service.apiVersion() + ", graphql: "
                        + service.graphql().word() + "}, guard: " + service.guard() + "}");
        Brief.Scale scale = brief.scale();
        line(
                "scale",
                0,
                "scale: {users: " + scale.users() + ", growth: " + decimal(scale.growthPerMonth() * 100)
                        + "%/month, peakFactor: " + decimal(scale.peakFactor()) + ", regions: " + scale.regions()
                        + "}");
        List<String> auth = new ArrayList<>();
        brief.auth()
                .jwt()
                .ifPresent(jwt -> auth.add("jwt: {issuer: " + quoted(jwt.issuer()) + ", roles: " + jwt.roles() + "}"));
        if (!brief.auth().apiKeyRoles().isEmpty()) {
            auth.add("apiKeys: {for: " + list(brief.auth().apiKeyRoles()) + "}");
        }
        auth.add("register: " + brief.auth().register());
        auth.add("login: " + brief.auth().login().name().toLowerCase(Locale.ROOT));
        line(0, "auth: {" + String.join(", ", auth) + "}");
        line("roles", 0, "roles: " + list(brief.roles()));
        brief.tenancy().ifPresent(tenancy -> line(0, "tenancy: " + tenancy));
    }

    private void resource(Brief brief, Resource resource) {
        String key = "resources." + resource.name();
        line(key, 1, resource.name() + ":");
        line(2, "id: uuidv7");
        line(2, "fields:");
        resource.fields()
                .forEach(field -> line(key + ".fields." + field.name(), 3, field.name() + ": " + field(field)));
        resource.owner().ifPresent(owner -> line(2, "owner: " + owner.name() + " -> " + owner.to()));
        if (brief.tenancy().isPresent()) {
            line(
                    2,
                    "tenant: "
                            + resource.tenant()
                                    .map(each -> each.name() + " -> " + each.to())
                                    .orElse("none"));
        } else {
            resource.tenant().ifPresent(each -> line(2, "tenant: " + each.name() + " -> " + each.to()));
        }
        block(
                2,
                "refs",
                resource.references().stream().map(BriefText::reference).toList());
        if (!resource.parts().isEmpty()) {
            line(2, "has:");
            resource.parts().forEach(part -> line(key + ".has." + part.name(), 3, part(part)));
        }
        block(
                2,
                "states",
                resource.states().entrySet().stream()
                        .map(each -> each.getKey() + ": " + list(each.getValue()))
                        .toList());
        line(key + ".rows", 2, "rows: " + resource.rows());
        resource.retention().ifPresent(each -> line(2, "retain: " + each.text()));
        if (!resource.access().isEmpty()) {
            line(2, "access:");
            resource.access()
                    .forEach((operation, who) -> line(key + ".access." + operation, 3, access(operation, who)));
        }
        line(2, "audit: " + word(resource.audit()));
    }

    private static String access(String operation, List<Who> who) {
        return operation + ": " + list(who.stream().map(Who::text).toList());
    }

    private void block(int depth, String key, List<String> lines) {
        if (!lines.isEmpty()) {
            line(depth, key + ":");
            lines.forEach(each -> line(depth + 1, each));
        }
    }

    private static String reference(Reference reference) {
        String onDelete = switch (reference.onDelete()) {
            case RESTRICT -> "restrict";
            case CASCADE -> "cascade";
            case DETACH -> "detach";
        };
        return reference.name() + ": " + reference.to() + (reference.optional() ? "?" : "") + " " + onDelete;
    }

    private static String part(Part part) {
        return part.name() + ": " + part.of() + " " + part.from() + ".." + part.to() + " composed";
    }

    /// The words that say what a field is.
    public static String field(Field field) {
        StringBuilder words = new StringBuilder(field.type().word());
        if (!field.options().isEmpty()) {
            words.append('(').append(String.join("|", field.options())).append(')');
        } else if (field.from().isPresent() || field.to().isPresent()) {
            words.append('(')
                    .append(number(field.from()))
                    .append("..")
                    .append(number(field.to()))
                    .append(')');
        }
        words.append(field.optional() ? "?" : "").append(field.unique() ? " unique" : "");
        words.append(' ')
                .append(field.sensitivity().word())
                .append(field.encrypted() ? " encrypted" : "")
                .append(field.findable() && !field.unique() ? " searchable" : "");
        return words.append(
                        switch (field.origin()) {
                            case Origin.Client() -> "";
                            case Origin.Computed(var from) ->
                                " computed" + from.map(path -> " from " + path).orElse("");
                            case Origin.Told(String by) -> " told by " + by;
                            case Origin.Snapshot(String of) -> " snapshot of " + of;
                        })
                .toString();
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }

    private void patterns(List<AccessPattern> patterns) {
        if (patterns.isEmpty()) {
            return;
        }
        line(0, "access_patterns:");
        for (AccessPattern each : patterns) {
            List<String> keys = new ArrayList<>();
            keys.add("name: " + quoted(each.name()));
            keys.add(each.operation().map(op -> "op: " + op).orElse("on: " + each.resource()));
            add(keys, "by", each.by());
            each.where().ifPresent(where -> keys.add("where: " + quoted(where.text())));
            add(
                    keys,
                    "filter",
                    each.filters().stream().map(AccessPattern.Filter::text).toList());
            add(
                    keys,
                    "sort",
                    each.sorts().stream().map(AccessPattern.Sort::text).toList());
            each.range().ifPresent(range -> keys.add("range: " + range));
            if (each.stream()) {
                keys.add("stream: ndjson");
            }
            each.role().ifPresent(role -> keys.add("role: " + role));
            keys.add("page: " + each.page());
            if (each.perSecond() > 0) {
                keys.add("rate: " + rate(each.perSecond()));
            }
            if (each.p95Millis() > 0) {
                keys.add("p95: " + each.p95Millis() + "ms");
            }
            if (each.staleSeconds() > 0) {
                keys.add("stale: " + each.staleSeconds() + "s");
            }
            line(1, "- {" + String.join(", ", keys) + "}");
        }
    }

    private static String rate(double perSecond) {
        double aDay = perSecond * 86_400;
        return perSecond < 1 && Math.abs(aDay - Math.rint(aDay)) < 1e-6
                ? (long) Math.rint(aDay) + "/day"
                : decimal(perSecond) + "/s";
    }

    private static void add(List<String> keys, String key, List<String> values) {
        if (!values.isEmpty()) {
            keys.add(key + ": " + list(values));
        }
    }

    private void limits(Brief.Limits limits) {
        line(0, "limits:");
        block(
                1,
                "tiers",
                limits.tiers().entrySet().stream().map(BriefText::tier).toList());
        block(
                1,
                "weights",
                limits.weights().entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList());
    }

    private static String tier(Map.Entry<String, Allowance> tier) {
        return tier.getKey() + ": " + text(tier.getValue());
    }

    /// `300/min burst 50`
    public static String text(Allowance allowance) {
        String unit = switch ((int) allowance.perSeconds()) {
            case 60 -> "min";
            case 3600 -> "h";
            case 86_400 -> "day";
            default -> "s";
        };
        return allowance.requests() + "/" + unit + " burst " + allowance.burst()
                + (allowance.perKey() ? " per key" : "");
    }

    private void externals(List<External> externals) {
        block(0, "external", externals.stream().map(BriefText::external).toList());
    }

    private static String external(External each) {
        return each.name() + ": {kind: " + word(each.kind()) + ", used_by: " + each.usedBy() + ", p99: "
                + each.p99Millis() + "ms"
                + (each.availability().isPresent()
                        ? ", availability: " + decimal(each.availability().getAsDouble())
                        : "")
                + ", idempotent: " + (each.idempotentByHeader() ? "header" : "none") + ", webhooks: "
                + (each.signedWebhooks() ? "hmac" : "none") + ", delivery: "
                + (each.eventually() ? "eventually" : "now")
                + "}";
    }

    private void events(List<Event> events) {
        block(
                0,
                "events",
                events.stream()
                        .map(each -> each.name() + ": {from: " + each.resource() + " -> " + each.state() + ", to: "
                                + quoted(word(each.carrier()) + (each.channel().isEmpty() ? "" : ":" + each.channel()))
                                + ", delivery: at-least-once}")
                        .toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String list(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Without a fraction where there is none, and never in powers of ten.
    static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
