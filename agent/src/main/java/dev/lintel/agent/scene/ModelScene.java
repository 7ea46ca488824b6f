package dev.lintel.agent.scene;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.agent.question.Deed;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.design.found.MappedTable;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Reported;
import dev.lintel.graph.Access;
import dev.lintel.graph.AskedKeys;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// "I've added a Product model: look at it." The schema review of one table and the class that is mapped to it;
/// what is right is not mentioned.
final class ModelScene {
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
        List<Entity> mapped = topic.standing().backends().stream()
                .flatMap(backend -> backend.entityOfTable(name).stream())
                .toList();
        List<Door> own = own();
        List<Reported> found = topic.standing().verdict().findings().stream()
                .filter(each -> isAboutModel(each, mapped, own))
                .toList();
        Said said = new Said(found);
        for (Backend backend : topic.standing().backends()) {
            Optional<Entity> entity = backend.entityOfTable(name);
            Optional<Table> made = backend.schema().table(name);
            Set<Query> reached = reached(backend);
            entity.ifPresent(each -> {
                seen.add(Claim.fact(SimpleName.of(each.type()) + " is mapped to the table " + name, name, each.at()));
                wrong.addAll(new MappingClaims(each, backend, topic.standing().doors()).claims());
            });
            made.ifPresent(table -> {
                seen.add(Claim.fact(name + " has " + table.columns().size() + " columns", name, table.at()));
                validation.addAll(unmirrored(backend, table, entity));
                indexes.addAll(asked(backend, table, reached));
            });
            if (made.isEmpty() && entity.isPresent() && !said.by("db-entity-ddl-drift")) {
                wrong.add(Claim.risk(
                        "No migration creates the table " + name + ".",
                        name,
                        List.of(entity.get().at()),
                        ""));
            }
            made.or(() -> entity.map(each -> implied(each, backend)))
                    .map(table -> new TableClaims(table, backend.schema()))
                    .ifPresent(claims -> {
                        wrong.addAll(claims.typesAndKeys());
                        indexes.addAll(claims.references());
                        boolean told = made.isPresent()
                                || entity.filter(Entity::complete).isPresent();
                        wrong.addAll(told ? claims.nulls() : List.of());
                    });
            validation.addAll(taken(backend, entity));
            reached.forEach(query -> need(backend, query).ifPresent(indexes::add));
        }
        List<Claim> findings = Stream.concat(Risks.of(found.stream()).stream(), open().stream())
                .toList();
        List<Claim> doors = topic.standing().doors().stream()
                .filter(door -> Deed.TOUCH.isDone(door.paths().traffic().of(name), door.entry()))
                .map(door -> Claim.fact(
                        door.label() + ": " + door.row().accessLabel(),
                        door.label(),
                        door.entry().at()))
                .toList();
        // Applications of one repository that share the model say the same.
        List<Claim> broken = said.without(wrong);
        List<Claim> unserved = said.without(indexes);
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
                next(mapped));
    }

    /// The table that the mapping asks for, with the keys that its queries need: these are offered with the migration.
    private Table implied(Entity entity, Backend backend) {
        Table table = MappedTable.of(entity, backend);
        AskedKeys asked = AskedKeys.of(name, columns(table), backend, List.of());
        List<Schema.Key> uniques = new ArrayList<>(table.uniques());
        asked.uniques().forEach(columns -> uniques.add(new Schema.Key("", columns, false, table.at())));
        List<Schema.Index> indexes = asked.indexes().stream()
                .map(columns -> new Schema.Index("", columns, List.of(), false, "", "btree", table.at()))
                .toList();
        return new Table(
                name,
                table.columns(),
                table.primaryKey(),
                uniques,
                indexes,
                table.references(),
                false,
                table.complete(),
                table.createdBy(),
                table.at());
    }

    /// With the migration where nothing makes the table, or keys are lacking that its queries ask for.
    private List<String> next(List<Entity> mapped) {
        Commands commands = new Commands(topic.standing().target());
        boolean made = topic.standing().backends().stream()
                .anyMatch(backend -> backend.schema()
                        .table(name)
                        .filter(table -> lacking(backend, table).keys().isEmpty())
                        .isPresent());
        return Stream.concat(
                        made
                                ? Stream.empty()
                                : mapped.stream()
                                        .map(entity -> commands.design("--entity " + SimpleName.of(entity.type()))),
                        commands.reviews().stream())
                .distinct()
                .toList();
    }

    /// Of its class, its table, and of the endpoints whose first concern it is.
    private boolean isAboutModel(Reported reported, List<Entity> mapped, List<Door> own) {
        Finding finding = reported.finding();
        boolean ofTable = finding.root().startsWith(name + ".")
                || finding.root().startsWith(name + "(")
                || finding.root().equals(name)
                || finding.subject().equals("table " + name);
        boolean ofClass = mapped.stream()
                .anyMatch(entity -> finding.at().file().equals(entity.at().file())
                        || finding.subject().equals("entity " + SimpleName.of(entity.type())));
        return ofTable
                || ofClass
                || isAboutWriters(reported)
                || own.stream().anyMatch(door -> topic.standing().isAbout(reported, door));
    }

    /// Endpoints that ask for this table before any other.
    private List<Door> own() {
        return topic.standing().doors().stream()
                .filter(door -> door.paths()
                        .queries(door.entry())
                        .findFirst()
                        .flatMap(
                                path -> ((Step.Run) path.step()).query().shape().mainTable())
                        .filter(name::equals)
                        .isPresent())
                .toList();
    }

    /// A rule opens its writes to everybody on purpose; for a model that is new somebody has to look at the rule.
    private List<Claim> open() {
        List<Door> open = topic.standing().doors().stream()
                .filter(door -> Deed.CHANGE.isDone(door.paths().traffic().of(name), door.entry())
                        || Deed.DELETE.isDone(door.paths().traffic().of(name), door.entry()))
                .filter(door -> door.endpoint()
                        .filter(each -> each.access() instanceof Access.Public everyone
                                && everyone.how() == Access.How.EXPLICIT)
                        .isPresent())
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        List<Span> places = Stream.concat(
                        open.stream()
                                .flatMap(door -> door.endpoint().stream())
                                .map(endpoint -> endpoint.access().at()),
                        open.stream().map(door -> door.entry().at()))
                .distinct()
                .toList();
        return List.of(Claim.risk(
                "Anyone may change " + name + " without logging in, and a rule says so: "
                        + String.join(
                                ", ", open.stream().map(Door::label).distinct().toList()) + ".",
                name,
                places,
                ""));
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

    private Set<Query> reached(Backend backend) {
        return topic.standing().doors().stream()
                .filter(door -> door.backend() == backend)
                .flatMap(door -> door.paths().queries(door.entry()))
                .map(path -> ((Step.Run) path.step()).query())
                .collect(toCollection(LinkedHashSet::new));
    }

    /// The keys that methods ask for which no endpoint reaches yet: those of a model that is new.
    private List<Claim> asked(Backend backend, Table table, Set<Query> reached) {
        Ddl ddl = new Ddl(backend.schema().dialect());
        return lacking(backend, table).keys().stream()
                .filter(key -> key.unique()
                        ? key.columns().size() > 1
                                || !table.column(key.columns().getFirst())
                                        .filter(TableClaims::isNatural)
                                        .isPresent()
                        : !reached.contains(key.query()))
                .map(key -> Claim.risk(
                        key.unique()
                                ? "A query of " + name + " fails at a second row with the same "
                                        + String.join(", ", key.columns()) + ", and nothing keeps one out."
                                : "A query of " + name + " has no index on (" + String.join(", ", key.columns()) + ").",
                        name,
                        List.of(key.query().at()),
                        ddl.index(key.unique(), name, key.columns())))
                .toList();
    }

    private static AskedKeys lacking(Backend backend, Table table) {
        return AskedKeys.lacking(table, columns(table), backend);
    }

    private static Set<String> columns(Table table) {
        return table.columns().stream().map(Column::name).collect(toSet());
    }

    private Optional<Claim> need(Backend backend, Query query) {
        return IndexNeed.of(backend, query)
                .filter(need -> need.table().equals(name) && need.isMissing())
                .map(need -> Claim.risk(
                        "A query of " + name + " has " + need.says() + ".", name, List.of(query.at()), need.ddl()));
    }

    /// Requests that are the row itself, and requests of which nothing is checked.
    private List<Claim> taken(Backend backend, Optional<Entity> entity) {
        List<Claim> claims = new ArrayList<>();
        for (Door door : topic.standing().doors()) {
            if (door.backend() != backend
                    || !Deed.CREATE.isDone(door.paths().traffic().of(name), door.entry())) {
                continue;
            }
            door.endpoint().stream()
                    .flatMap(endpoint -> endpoint.inputs().stream())
                    .flatMap(input -> Optional.ofNullable(backend.bodies().get(input.type())).stream())
                    .filter(BodyType::complete)
                    .forEach(body -> {
                        List<BodyType.Property> read = body.properties().stream()
                                .filter(BodyType.Property::read)
                                .toList();
                        boolean unchecked = read.size() > 1
                                && read.stream()
                                        .allMatch(property ->
                                                property.constraints().isEmpty());
                        if (unchecked) {
                            claims.add(Claim.risk(
                                    "Nothing that " + door.label() + " takes is checked: no property of "
                                            + SimpleName.of(body.type()) + " has a constraint.",
                                    door.label(),
                                    List.of(read.getFirst().at(), door.entry().at()),
                                    "@NotNull, @Size, @PositiveOrZero"));
                        }
                        entity.filter(each -> each.type().equals(body.type()))
                                .flatMap(Entity::id)
                                .filter(id -> read.stream()
                                        .anyMatch(
                                                property -> property.property().equals(id.name())))
                                .ifPresent(id -> claims.add(Claim.risk(
                                        door.label() + " takes the row itself: callers choose its " + id.name()
                                                + " and whatever comes to the class later.",
                                        door.label(),
                                        List.of(id.at(), door.entry().at()),
                                        "a record of its own for what callers may set")));
                    });
        }
        return claims;
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
