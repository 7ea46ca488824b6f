package dev.lintel.design.schema;

import static dev.lintel.design.schema.Table.literal;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of a brief's resources.
public record Tables(Brief brief) {

    public List<Table> all() {
        return brief.resources().stream().map(this::table).toList();
    }

    /// A foreign key, added when both tables are there.
    public record ForeignKey(String table, String column, String to, String onDelete) {
        public String sql() {
            return "ALTER TABLE " + table + " ADD CONSTRAINT " + Names.bounded(table + "_" + column + "_fkey")
                    + " FOREIGN KEY (" + column + ") REFERENCES " + to + " (id) ON DELETE " + onDelete + ";";
        }
    }

    public List<ForeignKey> foreignKeys() {
        return brief.resources().stream()
                .flatMap(each -> Stream.concat(
                        brief.parentOf(each).stream()
                                .map(parent -> new ForeignKey(
                                        Names.table(each.name()),
                                        Names.parentColumn(parent),
                                        Names.table(parent.name()),
                                        "CASCADE")),
                        each.links()
                                .map(link -> new ForeignKey(
                                        Names.table(each.name()),
                                        link.column(),
                                        Names.table(link.to()),
                                        onDelete(link)))))
                .toList();
    }

    private static String onDelete(Reference link) {
        return switch (link.onDelete()) {
            case RESTRICT -> "RESTRICT";
            case CASCADE -> "CASCADE";
            case DETACH -> "SET NULL";
        };
    }

    private Table table(Resource resource) {
        String name = Names.table(resource.name());
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                "id", "uuid", true, "DEFAULT uuidv7()", "version 7: new rows lie side by side in the index"));
        brief.parentOf(resource)
                .ifPresent(parent -> columns.add(new Column(
                        Names.parentColumn(parent),
                        "uuid",
                        true,
                        "",
                        "the " + parent.name() + " that this is a part of")));
        resource.links()
                .forEach(link ->
                        columns.add(new Column(link.column(), "uuid", !link.optional(), "", meaning(resource, link))));
        resource.fields().forEach(field -> columns(field, columns));
        if (resource.isAccount()) {
            columns.add(new Column(
                    "role",
                    "varchar(32)",
                    true,
                    "DEFAULT " + literal(brief.roles().getFirst()),
                    "set by staff alone; no request of the account carries it"));
            columns.add(new Column(
                    "email_confirmed_at", "timestamptz", false, "", "empty until the mail's token came back"));
        }
        columns.add(new Column("version", "bigint", true, "DEFAULT 0", "counted up by each change; the ETag"));
        columns.add(new Column("created_at", "timestamptz", true, "DEFAULT now()", ""));
        columns.add(new Column("updated_at", "timestamptz", true, "DEFAULT now()", ""));
        return new Table(
                name, columns, constraints(resource, name), uniqueExpressions(resource, name), comment(resource));
    }

    private static String meaning(Resource resource, Reference link) {
        if (resource.owner().equals(Optional.of(link))) {
            return "whose row it is; part of every query of its owner";
        }
        return resource.tenant().equals(Optional.of(link)) ? "whose tenant it is; part of every query" : "";
    }

    private static String comment(Resource resource) {
        String kept = resource.retention().map(each -> "; kept " + each.text()).orElse("");
        return resource.name()
                + resource.owner().map(owner -> ", owned by " + owner.name()).orElse("")
                + kept;
    }

    private static void columns(Field field, List<Column> columns) {
        boolean notNull = !field.optional();
        if (field.type() == Type.MONEY) {
            columns.add(new Column(
                    field.column() + "_minor", "bigint", notNull, "", "in minor units of the currency beside it"));
            columns.add(new Column(field.column() + "_currency", "char(3)", notNull, "", "ISO 4217"));
            return;
        }
        String suffix = field.type() == Type.SEQUENCE ? "GENERATED ALWAYS AS IDENTITY" : "";
        columns.add(new Column(field.column(), field.sqlType(), notNull, suffix, sensitivity(field)));
        if (field.findable()) {
            columns.add(new Column(
                    field.comparedColumn(),
                    "bytea",
                    notNull,
                    "",
                    "HMAC-SHA-256 of " + field.column() + ": equal values are equal"));
        }
    }

    private static String sensitivity(Field field) {
        if (field.isPassword()) {
            return "argon2id, with its parameters in front";
        }
        String kept = field.encrypted() ? "; AES-256-GCM, the key's id in front" : "";
        return switch (field.sensitivity()) {
            case PUBLIC -> kept.isEmpty() ? "" : kept.substring(2);
            case INTERNAL -> "internal" + kept;
            case PERSONAL -> "personal data" + kept;
            case SECRET -> "secret" + kept;
            case CARD -> "card data" + kept;
        };
    }

    private List<String> constraints(Resource resource, String table) {
        List<String> lines = new ArrayList<>();
        lines.add("CONSTRAINT " + table + "_pkey PRIMARY KEY (id)");
        for (Field field : resource.fields()) {
            if (isKey(field)) {
                lines.add(named(table, field.column(), "key") + " UNIQUE ("
                        + String.join(", ", ofTenant(resource, List.of(field.name()))) + ")");
            }
            checks(resource, field)
                    .forEach(check -> lines.add(
                            named(table, check.column(), check.kind()) + " CHECK (" + check.condition() + ")"));
        }
        return lines;
    }

    /// The columns of each unique index that holds all rows, in its order.
    List<List<String>> keys(Resource resource) {
        return Stream.concat(
                        resource.fields().stream()
                                .filter(Tables::isKey)
                                .map(field -> ofTenant(resource, List.of(field.name()))),
                        brief.onesOf(resource).stream()
                                .filter(one -> one.unless().isEmpty())
                                .map(one -> ofTenant(resource, one.by())))
                .toList();
    }

    /// An address is unique in whatever case it is written, which a constraint cannot say.
    private static boolean isKey(Field field) {
        return field.unique() && (field.type() != Type.EMAIL || field.encrypted());
    }

    /// What is unique is so within a tenant.
    private static List<String> ofTenant(Resource resource, List<String> names) {
        return Stream.concat(
                        resource.tenant().map(Reference::column).stream(),
                        names.stream().map(each -> Names.column(resource, each)))
                .distinct()
                .toList();
    }

    private static String named(String table, String column, String kind) {
        return "CONSTRAINT " + Names.bounded(table + "_" + column + "_" + kind);
    }

    private List<String> uniqueExpressions(Resource resource, String table) {
        return Stream.concat(
                        addresses(resource, table),
                        brief.onesOf(resource).stream().map(one -> oneEach(resource, table, one)))
                .toList();
    }

    private static String oneEach(Resource resource, String table, Rule.OneEach one) {
        List<String> columns = ofTenant(resource, one.by());
        String where = one.unless().isEmpty()
                ? ""
                : " WHERE " + resource.stateField().orElseThrow().column() + " NOT IN ("
                        + one.unless().stream().map(Table::literal).collect(Collectors.joining(", ")) + ")";
        return "CREATE UNIQUE INDEX " + Names.bounded(table + "_" + String.join("_", columns) + "_key") + " ON " + table
                + " (" + String.join(", ", columns) + ")" + where + ";";
    }

    /// An address is the same in whatever case it is written.
    private static Stream<String> addresses(Resource resource, String table) {
        return resource.fields().stream()
                .filter(field -> field.unique() && field.type() == Type.EMAIL && !field.encrypted())
                .map(field -> "CREATE UNIQUE INDEX " + table + "_" + field.column() + "_key ON " + table + " (lower("
                        + field.column() + "));");
    }

    private record Check(String column, String kind, String condition) {}

    private static List<Check> checks(Resource resource, Field field) {
        List<Check> checks = new ArrayList<>();
        String column = Names.column(resource, field.name());
        if (field.encrypted() || field.isPassword()) {
            return checks;
        }
        switch (field.type()) {
            case INT, LONG -> bounds(field, column, "", checks);
            case MONEY -> {
                long least = field.from().orElse(0);
                checks.add(new Check(column, "from", column + " >= " + least));
                field.to().ifPresent(to -> checks.add(new Check(column, "to", column + " <= " + to)));
                checks.add(
                        new Check(field.column() + "_currency", "check", field.column() + "_currency ~ '^[A-Z]{3}$'"));
            }
            case TEXT -> bounds(field, "char_length(" + column + ")", column, checks);
            case MARKDOWN ->
                checks.add(new Check(column, "length", "char_length(" + column + ") <= " + field.longest()));
            case SLUG -> checks.add(new Check(column, "check", column + " ~ '^[a-z0-9]+(-[a-z0-9]+)*$'"));
            case EMAIL -> checks.add(new Check(column, "check", column + " ~ '^[^@\\s]+@[^@\\s]+$'"));
            case COUNTRY -> checks.add(new Check(column, "check", column + " ~ '^[A-Z]{2}$'"));
            case CURRENCY -> checks.add(new Check(column, "check", column + " ~ '^[A-Z]{3}$'"));
            case PHONE -> checks.add(new Check(column, "check", column + " ~ '^\\+[1-9][0-9]{6,14}$'"));
            case ENUM -> checks.add(oneOf(column, field.options()));
            case STATE -> checks.add(oneOf(column, List.copyOf(resource.states().keySet())));
            case URL, BOOL, DATE, TIME, UUID, SEQUENCE, SECRET -> {}
        }
        return checks;
    }

    private static void bounds(Field field, String value, String named, List<Check> checks) {
        String column = named.isEmpty() ? value : named;
        field.from().ifPresent(from -> checks.add(new Check(column, "from", value + " >= " + from)));
        if (named.isEmpty()) {
            field.to().ifPresent(to -> checks.add(new Check(column, "to", value + " <= " + to)));
        }
    }

    private static Check oneOf(String column, List<String> words) {
        return new Check(
                column,
                "check",
                column + words.stream().map(Table::literal).collect(Collectors.joining(", ", " IN (", ")")));
    }

    /// Whether any column of the brief holds ciphertext, so that keys are needed.
    public boolean encrypts() {
        return brief.resources().stream()
                .flatMap(each -> each.fields().stream())
                .anyMatch(field -> field.encrypted() || field.sensitivity() == Sensitivity.CARD);
    }
}
