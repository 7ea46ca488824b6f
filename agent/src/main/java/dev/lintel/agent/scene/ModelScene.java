package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.agent.question.Deed;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.finding.Reported;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// "I've added a Product model: look at it." The schema review of one table and the class that is mapped to it;
/// what is right is not mentioned.
final class ModelScene {
    private static final Set<String> NATURAL_KEYS =
            Set.of("email", "sku", "isbn", "ean", "slug", "username", "login", "iban", "vat", "code", "number");

    private final Topic topic;
    private final String name;

    ModelScene(Topic topic, String table) {
        this.topic = topic;
        this.name = table;
    }

    Answer answer() {
        List<Claim> wrong = new ArrayList<>();
        List<Claim> indexes = new ArrayList<>();
        List<Claim> validation = new ArrayList<>();
        List<Claim> seen = new ArrayList<>();
        for (Backend backend : topic.standing().backends()) {
            Optional<Entity> entity = backend.entityOfTable(name);
            entity.ifPresent(each -> {
                seen.add(Claim.fact(SimpleName.of(each.type()) + " is mapped to the table " + name, name, each.at()));
                wrong.addAll(mapping(backend, each));
            });
            backend.schema().table(name).ifPresent(table -> {
                seen.add(Claim.fact(name + " has " + table.columns().size() + " columns", name, table.at()));
                Ddl ddl = new Ddl(backend.schema().dialect());
                wrong.addAll(types(table, backend.schema().dialect()));
                wrong.addAll(keys(table, ddl));
                indexes.addAll(references(table, ddl));
                validation.addAll(unmirrored(backend, table, entity));
            });
            if (backend.schema().table(name).isEmpty() && entity.isPresent()) {
                wrong.add(Claim.risk(
                        "No migration creates the table " + name + ".",
                        name,
                        List.of(entity.get().at()),
                        ""));
            }
            indexes.addAll(queries(backend));
        }
        List<Reported> found = topic.standing().verdict().findings().stream()
                .filter(each -> each.finding().root().startsWith(name + ".")
                        || each.finding().root().equals(name)
                        || isAboutWriters(each)
                        || each.finding().subject().equals("table " + name))
                .toList();
        List<Claim> findings = Risks.of(found.stream());
        List<Claim> doors = topic.standing().doors().stream()
                .filter(door -> Deed.TOUCH.isDone(door.paths().traffic().of(name), door.entry()))
                .map(door -> Claim.fact(
                        door.label() + ": " + door.row().accessLabel(),
                        door.label(),
                        door.entry().at()))
                .toList();
        // Applications of one repository that share the model say the same.
        List<Claim> broken = wrong.stream().distinct().toList();
        List<Claim> unserved = indexes.stream().distinct().toList();
        List<Claim> unchecked = validation.stream().distinct().toList();
        int count = broken.size() + findings.size() + unserved.size() + unchecked.size();
        return new Answer(
                "review",
                count == 0
                        ? "The model of " + name + " is sound: nothing to change was found."
                        : count + (count == 1 ? " thing" : " things") + " to change in the model of " + name + ".",
                List.of(
                        new Part("Looked at", seen.stream().distinct().toList()),
                        SmallestStep.of(found),
                        new Part("Found by the review", findings),
                        new Part("Types, keys and mapping", broken),
                        new Part("Indexes for the queries that exist", unserved),
                        new Part("Rules of the table that no request is checked against", unchecked),
                        new Part("Not to be read from the code", growth()),
                        new Part("Who touches it", doors.stream().distinct().toList())),
                new Commands(topic.standing().target()).reviews());
    }

    /// Who may change the rows belongs to the model: a price that strangers write is none.
    private boolean isAboutWriters(Reported reported) {
        return reported.finding().practice().startsWith("auth-")
                && topic.standing().doors().stream()
                        .filter(door ->
                                Deed.CHANGE.isDone(door.paths().traffic().of(name), door.entry()))
                        .anyMatch(door -> topic.standing().isAbout(reported, door));
    }

    /// What only people know, asked where it decides something.
    private List<Claim> growth() {
        boolean growing = topic.standing().doors().stream()
                .anyMatch(door -> door.paths().traffic().growth(name) == Traffic.Growth.GROWING);
        return growing
                ? List.of(Claim.unknown(
                        "How many rows will " + name + " get in a year, and when may they go? Some endpoint"
                                + " adds rows and none was found that removes old ones by age: from about 100 million"
                                + " on, partitions and an archive are cheaper from the start."))
                : List.of();
    }

    private List<Claim> types(Table table, Dialect dialect) {
        List<Claim> claims = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean money = Sensitivity.of(column.name()) == Sensitivity.MONEY;
            if (money && column.family() == Family.FLOAT) {
                claims.add(risk(
                        column,
                        "keeps money in floating point, which cannot hold 0.10",
                        column.name() + " numeric(12, 2) not null"));
            }
            boolean zoned = dialect == Dialect.POSTGRESQL;
            if (zoned && column.family() == Family.TIMESTAMP && !column.name().startsWith("local_")) {
                claims.add(risk(
                        column,
                        "is an instant without a time zone: its meaning changes with the server's",
                        column.name() + " timestamptz not null"));
            }
            if (money && column.nullable()) {
                claims.add(risk(column, "may be null, and null is neither zero nor an amount", ""));
            }
        }
        return claims;
    }

    private Claim risk(Column column, String what, String example) {
        return Claim.risk(name + "." + column.name() + " " + what + ".", name, List.of(column.at()), example);
    }

    private List<Claim> keys(Table table, Ddl ddl) {
        List<Claim> claims = new ArrayList<>();
        if (table.primaryKey().isEmpty() && !table.view()) {
            claims.add(Claim.risk(
                    name + " has no primary key.", name, List.of(table.at()), "id " + ddl.identity() + " primary key"));
        }
        table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().getFirst()))
                .filter(column ->
                        Set.of("int4", "integer", "int", "serial", "smallint").contains(column.type()))
                .ifPresent(column -> claims.add(risk(
                        column,
                        "ends at 2,147,483,647 rows; changing the type later rewrites the table",
                        column.name() + " bigint")));
        for (Column column : table.columns()) {
            boolean natural = NATURAL_KEYS.contains(column.name()) && column.family() == Family.TEXT;
            boolean unique = Stream.concat(
                            table.uniques().stream().map(key -> key.columns()),
                            table.indexes().stream()
                                    .filter(index -> index.unique())
                                    .map(index -> index.columns()))
                    .anyMatch(columns -> columns.stream().anyMatch(each -> each.contains(column.name())));
            boolean keyed = table.primaryKey()
                    .filter(key -> key.columns().contains(column.name()))
                    .isPresent();
            if (natural && !unique && !keyed) {
                claims.add(risk(
                        column,
                        "looks like a name that there is once, and nothing keeps it unique",
                        "create unique index " + ddl.concurrently() + name + "_" + column.name() + " on " + name + " ("
                                + column.name() + ");"));
            }
        }
        return claims;
    }

    private List<Claim> mapping(Backend backend, Entity entity) {
        List<Claim> claims = new ArrayList<>();
        for (Entity.Property property : entity.properties()) {
            String label = SimpleName.of(entity.type()) + "." + property.name();
            if (property.stored() == Entity.Stored.ENUM_ORDINAL) {
                claims.add(Claim.risk(
                        label
                                + " is stored by its position: a new constant in the middle changes the meaning of old rows.",
                        name,
                        List.of(property.at()),
                        "@Enumerated(EnumType.STRING)"));
            }
            boolean money = Sensitivity.of(property.name()) == Sensitivity.MONEY;
            if (money
                    && Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                            .contains(property.javaType())) {
                claims.add(Claim.risk(
                        label + " counts money in binary fractions.", name, List.of(property.at()), "BigDecimal"));
            }
            property.association()
                    .filter(each -> !each.lazy())
                    .filter(_ -> property.kind() == Entity.Kind.TO_ONE || property.kind() == Entity.Kind.TO_MANY)
                    .ifPresent(_ -> claims.add(Claim.risk(
                            label + " is fetched with every " + SimpleName.of(entity.type()) + ", wanted or not.",
                            name,
                            List.of(property.at()),
                            "fetch = FetchType.LAZY")));
        }
        boolean versioned = entity.properties().stream().anyMatch(each -> each.kind() == Entity.Kind.VERSION);
        List<Door> writers = topic.standing().doors().stream()
                .filter(door -> Deed.CHANGE.isDone(door.paths().traffic().of(name), door.entry())
                        && !Deed.CREATE.isDone(door.paths().traffic().of(name), door.entry()))
                .toList();
        if (!versioned && !writers.isEmpty()) {
            List<Span> places = new ArrayList<>(List.of(entity.at()));
            writers.forEach(door -> places.add(door.entry().at()));
            claims.add(Claim.risk(
                    SimpleName.of(entity.type())
                            + " has no version: of two changes at once the later wins and the earlier is lost.",
                    name,
                    places,
                    isByHand(backend)
                            ? "update " + name + " set .., version = version + 1\nwhere id = :id and version = :seen"
                            : "@Version private long version;"));
        }
        return claims;
    }

    /// Whether statements are written by people, so that no annotation changes them.
    private static boolean isByHand(Backend backend) {
        List<String> frameworks = backend.application().frameworks();
        return frameworks.stream().anyMatch(each -> each.startsWith("MyBatis"))
                && frameworks.stream().noneMatch(each -> each.contains("JPA"));
    }

    private List<Claim> references(Table table, Ddl ddl) {
        return table.references().stream()
                .filter(key -> table.indexes().stream()
                        .map(index -> index.columns())
                        .noneMatch(columns -> columns.size() >= key.columns().size()
                                && columns.subList(0, key.columns().size()).equals(key.columns())))
                .filter(key -> table.uniques().stream()
                        .noneMatch(unique -> unique.columns().subList(0, 1).equals(key.columns())))
                .map(key -> Claim.risk(
                        name + " (" + String.join(", ", key.columns()) + ") refers to " + key.target()
                                + " and has no index.",
                        name,
                        List.of(key.at()),
                        "create index " + ddl.concurrently() + name + "_" + String.join("_", key.columns()) + " on "
                                + name + " (" + String.join(", ", key.columns()) + ");"))
                .toList();
    }

    private List<Claim> queries(Backend backend) {
        return topic.standing().doors().stream()
                .filter(door -> door.backend() == backend)
                .flatMap(door -> door.paths().queries(door.entry()))
                .map(path -> ((Step.Run) path.step()).query())
                .distinct()
                .flatMap(query -> need(backend, query).stream())
                .toList();
    }

    private Optional<Claim> need(Backend backend, Query query) {
        return IndexNeed.of(backend, query)
                .filter(need -> need.table().equals(name) && need.isMissing())
                .map(need -> Claim.risk(
                        "A query of " + name + " has " + need.says() + ".", name, List.of(query.at()), need.ddl()));
    }

    /// Lengths and checks that a request can break, and that answer with a 500 when it does.
    private List<Claim> unmirrored(Backend backend, Table table, Optional<Entity> entity) {
        List<Claim> claims = new ArrayList<>();
        if (entity.isEmpty()) {
            return claims;
        }
        for (Door door : topic.standing().doors()) {
            if (!Deed.CREATE.isDone(door.paths().traffic().of(name), door.entry())) {
                continue;
            }
            door.endpoint().stream()
                    .flatMap(endpoint -> endpoint.inputs().stream())
                    .map(input -> backend.bodies().get(input.type()))
                    .filter(body -> body != null)
                    .flatMap(body -> body.properties().stream())
                    .filter(BodyType.Property::read)
                    .filter(property -> property.constraints().stream()
                            .noneMatch(each ->
                                    Set.of("Size", "Length", "Pattern", "Email").contains(each)))
                    .forEach(property -> entity.get()
                            .property(property.property())
                            .flatMap(mapped -> table.column(mapped.column()))
                            .filter(column -> column.family() == Family.TEXT
                                    && column.length() > 0
                                    && property.type().equals("java.lang.String"))
                            .ifPresent(column -> claims.add(Claim.risk(
                                    property.name() + " of " + door.label() + " may be longer than the "
                                            + column.length() + " characters of " + name + "." + column.name() + ".",
                                    door.label(),
                                    List.of(property.at(), column.at()),
                                    "@Size(max = " + column.length() + ")"))));
        }
        return claims;
    }
}
