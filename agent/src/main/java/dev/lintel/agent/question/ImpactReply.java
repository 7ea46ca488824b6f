package dev.lintel.agent.question;

import dev.lintel.agent.Gate;
import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in the way when a column or a table goes: the mapping, the statements, the schema's own parts, and
/// the endpoints that would answer with an error.
final class ImpactReply {
    private final Standing standing;

    ImpactReply(Standing standing) {
        this.standing = standing;
    }

    Answer of(Question.Impact asked) {
        String name = asked.column().isEmpty() ? asked.table() : asked.table() + "." + asked.column();
        List<Claim> read = new ArrayList<>();
        List<Claim> mapped = new ArrayList<>();
        for (Backend backend : standing.backends()) {
            schema(backend, asked, read);
            mapping(backend, asked, mapped);
        }
        // Applications of one repository may share schema and mapping.
        List<Claim> schema = read.stream().distinct().toList();
        List<Claim> mapping = mapped.stream().distinct().toList();
        Map<String, Claim> statements = new LinkedHashMap<>();
        List<Door> hit = new ArrayList<>();
        Map<String, Claim> whole = new LinkedHashMap<>();
        List<Door> poorer = new ArrayList<>();
        for (Door door : standing.doors()) {
            if (fails(door, asked, statements)) {
                hit.add(door);
            } else if (!asked.column().isEmpty()) {
                List<Query> stars =
                        new ColumnUse(door.backend(), asked).taken(door).toList();
                stars.forEach(query -> whole.putIfAbsent(query.at().toString(), statement(query)));
                if (!stars.isEmpty()) {
                    poorer.add(door);
                }
            }
        }
        List<Gate> gates = standing.gates().stream()
                .filter(gate -> fails(gate.door(), asked, statements))
                .toList();
        String headline = hit.isEmpty() && gates.isEmpty() && poorer.isEmpty() && schema.isEmpty() && mapping.isEmpty()
                ? "Nothing that was read uses " + name + "."
                : Replies.count(hit.size(), "entry", "entries") + " would fail when " + name + " goes"
                        + behind(gates, hit)
                        + (poorer.isEmpty()
                                ? ""
                                : ", "
                                        + Replies.count(poorer.size(), "more reads it", "more read it")
                                                .toLowerCase(Locale.ROOT)
                                        + " by `*`")
                        + (schema.isEmpty()
                                ? "."
                                : ", and "
                                        + Replies.count(
                                                        schema.size(),
                                                        "part of the schema hangs",
                                                        "parts of the schema hang")
                                                .toLowerCase(Locale.ROOT)
                                        + " on it.");
        return new Answer(
                Replies.KIND,
                headline,
                List.of(
                        new Part("Endpoints and jobs", Replies.claims(hit)),
                        new Part(
                                "Before the handler",
                                gates.stream()
                                        .map(gate -> Replies.gate(gate, "would fail"))
                                        .distinct()
                                        .toList()),
                        new Part("Statements", List.copyOf(statements.values())),
                        new Part("Answer without it: they read `*`, which never fails", Replies.claims(poorer)),
                        new Part("Statements with `*`", List.copyOf(whole.values())),
                        new Part("Mapping", mapping),
                        new Part("Schema", schema),
                        new Part(
                                "How to do it without an outage",
                                Stream.concat(hit.stream(), gates.stream().map(Gate::door))
                                        .findFirst()
                                        .map(door -> steps(door, asked, name))
                                        .orElse(List.of()))),
                List.of());
    }

    /// Whether the way fails without it; the statements that do are noted.
    private static boolean fails(Door door, Question.Impact asked, Map<String, Claim> statements) {
        ColumnUse use = new ColumnUse(door.backend(), asked);
        List<Query> queries = use.needed(door).toList();
        queries.forEach(query -> statements.putIfAbsent(query.at().toString(), statement(query)));
        return !queries.isEmpty() || use.isLoaded(door);
    }

    /// The endpoints that fail only since something before them does.
    private static String behind(List<Gate> gates, List<Door> hit) {
        Set<Door> more = new LinkedHashSet<>();
        gates.forEach(gate -> more.addAll(gate.behind()));
        hit.forEach(more::remove);
        return more.isEmpty()
                ? ""
                : ", " + Replies.count(more.size(), "more", "more").toLowerCase(Locale.ROOT) + " behind "
                        + gates.stream().map(Gate::name).distinct().collect(Collectors.joining(", "));
    }

    private static Claim statement(Query query) {
        String text = query.text().strip().replaceAll("\\s+", " ");
        return Claim.fact(text.length() <= 100 ? text : text.substring(0, 99) + "…", "", query.at());
    }

    private static void mapping(Backend backend, Question.Impact asked, List<Claim> claims) {
        for (Entity entity : backend.entities().values().stream()
                .filter(each -> each.table().equals(asked.table()))
                .sorted(Comparator.comparing(Entity::type))
                .toList()) {
            if (asked.column().isEmpty()) {
                claims.add(Claim.fact(SimpleName.of(entity.type()) + " is mapped to it", entity.type(), entity.at()));
                continue;
            }
            Optional<Entity.Property> property = entity.ofColumn(asked.column());
            property.ifPresent(each -> {
                claims.add(Claim.fact(
                        SimpleName.of(entity.type()) + "." + each.name() + " is mapped to it",
                        entity.type(),
                        each.at()));
                shown(backend, entity, each)
                        .ifPresent(at -> claims.add(Claim.fact(
                                "it is part of the JSON of " + SimpleName.of(entity.type())
                                        + ", which clients may read",
                                "",
                                at)));
            });
        }
        ColumnUse use = new ColumnUse(backend, asked);
        for (Entity entity : new TreeMap<>(backend.entities()).values()) {
            use.links(entity)
                    .forEach(each -> claims.add(Claim.fact(
                            SimpleName.of(entity.type()) + "." + each.name() + " is kept in it",
                            entity.type(),
                            each.at())));
            entity.properties().stream()
                    .filter(_ -> asked.column().isEmpty() || use.isMapped())
                    .filter(each -> each.association()
                            .filter(association -> !association.lazy())
                            .map(association -> backend.entities().get(association.target()))
                            .filter(target -> target.table().equals(asked.table()))
                            .isPresent())
                    .forEach(each -> claims.add(Claim.fact(
                            "its rows are loaded with each " + SimpleName.of(entity.type()) + ", eagerly",
                            entity.type(),
                            each.at())));
        }
    }

    private static Optional<Span> shown(Backend backend, Entity entity, Entity.Property property) {
        BodyType body = backend.bodies().get(entity.type());
        return body == null
                ? Optional.empty()
                : body.properties().stream()
                        .filter(each -> each.property().equals(property.name()) && each.written())
                        .map(BodyType.Property::at)
                        .findFirst();
    }

    private static void schema(Backend backend, Question.Impact asked, List<Claim> claims) {
        for (Table table : new TreeMap<>(backend.schema().tables()).values()) {
            boolean own = table.name().equals(asked.table());
            if (own) {
                table.indexes().stream()
                        .filter(index ->
                                asked.column().isEmpty() || index.columns().contains(asked.column()))
                        .forEach(index -> claims.add(Claim.fact(
                                AboutReply.index(index) + " (" + String.join(", ", index.columns()) + ")",
                                index.name(),
                                index.at())));
                table.uniques().stream()
                        .filter(key -> asked.column().isEmpty() || key.columns().contains(asked.column()))
                        .forEach(key -> claims.add(Claim.fact(
                                "unique (" + String.join(", ", key.columns()) + ")", table.name(), key.at())));
            }
            table.references().stream()
                    .filter(key -> own && key.columns().contains(asked.column())
                            || key.target().equals(asked.table())
                                    && (asked.column().isEmpty()
                                            || key.targetColumns().contains(asked.column())))
                    .forEach(key -> claims.add(Claim.fact(
                            "foreign key " + table.name() + " (" + String.join(", ", key.columns()) + ") → "
                                    + key.target(),
                            table.name(),
                            key.at())));
        }
    }

    /// So that a long read in the way of the change does not hold up everything behind it.
    private static String wait(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "set local lock_timeout = '2s';\n";
            case MYSQL -> "set session lock_wait_timeout = 2;\n";
            case H2, ORACLE, SQLSERVER, OTHER -> "";
        };
    }

    /// Expand and contract (D. Sato, "ParallelChange", 2014).
    private static List<Claim> steps(Door door, Question.Impact asked, String name) {
        String drop = asked.column().isEmpty()
                ? "alter table " + asked.table() + " rename to " + asked.table() + "_gone;"
                : "alter table " + asked.table() + " drop column " + asked.column() + ";";
        return List.of(
                Claim.step("Stop reading and writing " + name + " in the code, and release that alone.", ""),
                Claim.step("Wait until no instance of the release before it runs.", ""),
                Claim.step(
                        "Drop it in a migration of its own, with a lock timeout.",
                        wait(door.backend().schema().dialect()) + drop),
                Claim.pitfall("In one release the instances that still run the old code fail on every row they read."));
    }
}
