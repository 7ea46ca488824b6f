package dev.lintel.read.jpa.call;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.AssembledText;
import dev.lintel.code.value.Assembly;
import dev.lintel.code.value.CallChains;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.read.jpa.jpql.Reading;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.repository.EntityOperations;
import dev.lintel.read.jpa.repository.NamedQueries;
import dev.lintel.read.jpa.repository.Statements;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Lock;
import dev.lintel.sql.Shape.Predicate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Query objects of one body, from `createQuery` to the call that runs them.
final class CreatedQueries {
    private final Body body;
    private final Program program;
    private final Entities entities;
    private final NamedQueries named;
    private final CallChains chains;
    private final Constants constants;
    private final Statements statements;

    CreatedQueries(Body body, Program program, Entities entities, NamedQueries named, CallChains chains) {
        this.body = body;
        this.program = program;
        this.entities = entities;
        this.named = named;
        this.chains = chains;
        this.constants = new Constants(program);
        this.statements = new Statements(entities);
    }

    /// @param chain the calls on the query object, in order
    /// @param run the call that runs it
    Optional<Fact> fact(Call creation, List<Call> chain, Call run) {
        return reading(creation).map(found -> {
            Shape shape = configured(found.reading().shape(), chain);
            Query query = new Query(
                    shape,
                    found.language(),
                    found.text(),
                    found.reading().fetched(),
                    found.reading().entity(),
                    gives(run, shape),
                    List.of(),
                    found.at());
            return new Fact.QueryCall(body.method(), body.at(run), query, bound(chain));
        });
    }

    private record Found(Reading reading, Language language, String text, Span at) {}

    private Optional<Found> reading(Call creation) {
        Expression first = creation.arguments().getFirst();
        if (creation.name().equals("createNamedQuery") || creation.name().equals("getNamedQuery")) {
            return constants
                    .text(first)
                    .flatMap(named::find)
                    .map(it -> new Found(
                            it.sql() ? statements.sql(it.text()) : statements.jpql(it.text(), it.owner()),
                            it.sql() ? Language.SQL : Language.JPQL,
                            it.text(),
                            it.at()));
        }
        if (creation.name().equals("createCriteria")) {
            return hibernateCriteria(creation, first);
        }
        if (!first.type().is("java.lang.String")) {
            return criteria(first);
        }
        AssembledText text = Assembly.of(first, body, program);
        if (text.unknown()) {
            return Optional.empty();
        }
        boolean sql = creation.name().contains("Native") || creation.name().contains("SQL");
        return Optional.of(written(text, sql, creation));
    }

    private Found written(AssembledText assembled, boolean sql, Call creation) {
        String full = text(assembled, true);
        Reading reading = read(full, sql);
        boolean conditional = assembled.pieces().stream().anyMatch(AssembledText.Piece::conditional);
        if (conditional) {
            Set<String> always = new HashSet<>();
            read(text(assembled, false), sql).shape().filter().forEach(each -> always.add(key(each)));
            Shape shape = reading.shape();
            shape = shape.filtered(shape.filter().stream()
                    .map(each -> always.contains(key(each)) ? each : optional(each))
                    .toList());
            reading = new Reading(shape, reading.entity(), reading.fetched());
        }
        if (!assembled.whole()) {
            reading = new Reading(reading.shape().incomplete(), reading.entity(), reading.fetched());
        }
        String entity = resultType(creation)
                .filter(it -> entities.ofType(it).isPresent())
                .orElse(reading.entity());
        return new Found(
                new Reading(reading.shape(), entity, reading.fetched()),
                sql ? Language.SQL : Language.JPQL,
                full,
                body.at(creation.arguments().getFirst()));
    }

    private Reading read(String text, boolean sql) {
        return sql ? statements.sql(text) : statements.jpql(text, body.method().owner());
    }

    /// A part that is not known becomes a parameter: where a value may stand the statement is still understood,
    /// anywhere else it is not.
    private static String text(AssembledText assembled, boolean conditional) {
        StringBuilder text = new StringBuilder();
        for (AssembledText.Piece piece : assembled.pieces()) {
            if (piece.conditional() && !conditional) {
                continue;
            }
            switch (piece) {
                case AssembledText.Piece.Known known -> text.append(known.text());
                case AssembledText.Piece.Hole _ -> text.append(":hole");
            }
        }
        return text.toString();
    }

    private static Optional<String> resultType(Call creation) {
        return creation.arguments().stream()
                .skip(1)
                .filter(Expression.ClassLiteral.class::isInstance)
                .map(each -> ((Expression.ClassLiteral) each).named().erasure())
                .findFirst();
    }

    /// The criteria API: the root is known, what is asked of it is not read.
    private Optional<Found> criteria(Expression query) {
        boolean deletes = query.type().erasure().endsWith(".CriteriaDelete");
        boolean updates = query.type().erasure().endsWith(".CriteriaUpdate");
        if (!deletes && !updates && !query.type().erasure().endsWith(".CriteriaQuery")) {
            return Optional.empty();
        }
        Optional<Entity> root = chains.leadingTo(query).calls().stream()
                .filter(call -> call.name().equals("from") && !call.arguments().isEmpty())
                .map(call -> call.arguments().getFirst())
                .filter(Expression.ClassLiteral.class::isInstance)
                .map(each -> ((Expression.ClassLiteral) each).named())
                .map(Type::erasure)
                .findFirst()
                .or(() -> query.type().argument(0).map(Type::erasure))
                .flatMap(entities::ofType);
        Shape.Kind kind = deletes ? Shape.Kind.DELETE : updates ? Shape.Kind.UPDATE : Shape.Kind.SELECT;
        return root.map(entity -> new Found(
                new Reading(EntityOperations.unfiltered(entity, kind).incomplete(), entity.type(), Set.of()),
                Language.CRITERIA,
                "criteria on " + Entities.simple(entity.type()),
                body.at(query)));
    }

    /// Hibernate's own, older criteria: the class is known, what is asked of it is not read.
    private Optional<Found> hibernateCriteria(Call creation, Expression of) {
        return of instanceof Expression.ClassLiteral literal
                ? entities.ofType(literal.named().erasure())
                        .map(entity -> new Found(
                                new Reading(
                                        EntityOperations.unfiltered(entity, Shape.Kind.SELECT)
                                                .incomplete(),
                                        entity.type(),
                                        Set.of()),
                                Language.CRITERIA,
                                "criteria on " + Entities.simple(entity.type()),
                                body.at(creation)))
                : Optional.empty();
    }

    private static String key(Predicate each) {
        return each.column() + " " + each.operator() + " " + each.operand();
    }

    private static Predicate optional(Predicate each) {
        return new Predicate(each.column(), each.operator(), each.operand(), each.conjunct(), true, each.function());
    }

    private Shape configured(Shape read, List<Call> chain) {
        Shape shape = read;
        for (Call call : chain) {
            if (call.name().equals("setMaxResults") && !call.arguments().isEmpty()) {
                Optional<Long> rows = constants
                        .fold(call.arguments().getFirst())
                        .filter(Number.class::isInstance)
                        .map(it -> ((Number) it).longValue());
                shape = shape.bounded(rows.<Limit>map(Limit.Rows::new).orElseGet(() -> new Limit.Chosen("maxResults")));
            } else if (call.name().equals("setLockMode") && !call.arguments().isEmpty()) {
                shape = locked(shape, call.arguments().getLast());
            }
        }
        return shape;
    }

    private Shape locked(Shape shape, Expression mode) {
        return constants.names(mode).values().stream()
                .findFirst()
                .map(name -> switch (name) {
                    case "PESSIMISTIC_WRITE", "PESSIMISTIC_FORCE_INCREMENT", "UPGRADE" -> shape.locked(Lock.EXCLUSIVE);
                    case "PESSIMISTIC_READ" -> shape.locked(Lock.SHARED);
                    case "UPGRADE_SKIPLOCKED" -> shape.locked(Lock.SKIP_LOCKED);
                    default -> shape;
                })
                .orElse(shape);
    }

    private Map<String, Span> bound(List<Call> chain) {
        Map<String, Span> bound = new HashMap<>();
        for (Call call : chain) {
            if (call.name().startsWith("setParameter") && call.arguments().size() >= 2) {
                constants
                        .text(call.arguments().getFirst())
                        .ifPresent(
                                name -> bound.put(name, body.at(call.arguments().get(1))));
            }
        }
        return bound;
    }

    private static Gives gives(Call run, Shape shape) {
        if (shape.mutates()) {
            return Gives.NOTHING;
        }
        boolean number = shape.aggregation() == Shape.Aggregation.SINGLE;
        return switch (run.name()) {
            case "getSingleResult", "getSingleResultOrNull", "uniqueResult", "uniqueResultOptional" ->
                number ? Gives.NUMBER : Gives.ONE;
            case "getResultStream", "stream", "scroll", "iterate" -> Gives.STREAM;
            case "getResultCount" -> Gives.NUMBER;
            case "executeUpdate" -> Gives.NOTHING;
            default -> Gives.MANY;
        };
    }
}
