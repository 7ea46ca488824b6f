package dev.lintel.read.jpa.call;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.read.jpa.jpql.Reading;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.repository.EntityOperations;
import dev.lintel.read.jpa.repository.Statements;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Quarkus' Panache: entities that ask for themselves (`Fruit.list("color", c)`, `fruit.persist()`) and repositories
/// (`fruits.find(..)`), with its short forms of HQL (Quarkus, "Simplified Hibernate ORM with Panache").
public final class PanacheCalls {
    private static final String PANACHE = "io.quarkus.hibernate.";
    private static final Set<String> BY_ID = Set.of("findById", "findByIdOptional");
    private static final Set<String> ALL = Set.of("listAll", "findAll", "streamAll");
    private static final Set<String> ASKS = Set.of("find", "list", "stream");
    private static final Set<String> STORES = Set.of("persist", "persistAndFlush");
    private static final Set<String> CHANGES = Set.of("delete", "deleteById", "deleteAll", "update", "count");
    /// What gives a query that has not run yet.
    private static final Set<String> MAKES = Set.of("find", "findAll");
    private static final Set<String> PAGES = Set.of("page", "range");
    private static final Set<String> FIRST = Set.of("firstResult", "firstResultOptional");
    private static final Set<String> SHAPES = Set.of(
            "page",
            "range",
            "nextPage",
            "previousPage",
            "firstPage",
            "lastPage",
            "withLock",
            "withHint",
            "filter",
            "project");
    private static final Set<String> RUNS = Set.of(
            "list", "stream", "count", "firstResult", "firstResultOptional", "singleResult", "singleResultOptional");
    private static final Set<String> NAMES =
            Stream.of(BY_ID, ALL, ASKS, STORES, CHANGES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final Program program;
    private final Entities entities;
    private final Constants constants;
    private final Statements statements;

    public PanacheCalls(Program program, Entities entities) {
        this.program = program;
        this.entities = entities;
        this.constants = new Constants(program);
        this.statements = new Statements(entities);
    }

    public Stream<Fact> facts() {
        boolean used = program.types().stream()
                .filter(type -> type.isMain())
                .anyMatch(type ->
                        type.superclass().filter(PanacheCalls::isPanache).isPresent()
                                || type.interfaces().stream().anyMatch(PanacheCalls::isPanache));
        return used ? program.bodiesCalling(NAMES).flatMap(this::facts) : Stream.empty();
    }

    private static boolean isPanache(Type type) {
        return type.erasure().startsWith(PANACHE);
    }

    private Stream<Fact> facts(Body body) {
        Map<Expression, Call> next = new IdentityHashMap<>();
        List<Call> calls = Walk.calls(body.block()).toList();
        calls.forEach(call -> call.receiver().ifPresent(receiver -> next.put(receiver, call)));
        return calls.stream()
                .filter(call -> NAMES.contains(call.name()))
                .flatMap(call ->
                        asked(call, body)
                                .flatMap(entity -> new Asking(call, chain(call, next), entity, body).fact())
                                .stream());
    }

    /// What is asked of a query that was made, `find(..).page(..).list()`, up to the call that runs it.
    private static List<Call> chain(Call call, Map<Expression, Call> next) {
        List<Call> chain = new ArrayList<>();
        Call last = call;
        while (MAKES.contains(call.name())
                && next.get(last) instanceof Call further
                && (SHAPES.contains(further.name()) || RUNS.contains(further.name()))) {
            chain.add(further);
            last = further;
            if (RUNS.contains(further.name())) {
                break;
            }
        }
        return chain;
    }

    /// Whose rows a call is about: the entity that it stands on, or that of the repository; empty when it is no call
    /// of Panache's.
    private Optional<Entity> asked(Call call, Body body) {
        String on = call.receiver()
                .map(receiver -> receiver.type().erasure())
                .filter(type -> !type.isEmpty())
                .orElse(body.method().owner());
        for (Type.Declared each : program.supertypes(on)) {
            if (!each.name().startsWith(PANACHE)) {
                continue;
            }
            Optional<Entity> itself = entities.ofType(on);
            return itself.isPresent()
                    ? itself
                    : each.argument(0).map(Type::erasure).flatMap(entities::ofType);
        }
        return Optional.empty();
    }

    /// One question, with the calls behind it.
    private final class Asking {
        private final Call call;
        private final List<String> then;
        private final Entity entity;
        private final Body body;
        private final Span at;

        Asking(Call call, List<Call> chain, Entity entity, Body body) {
            this.call = call;
            this.then = chain.stream().map(Call::name).toList();
            this.entity = entity;
            this.body = body;
            this.at = body.at(chain.isEmpty() ? call : chain.getLast());
        }

        Optional<Fact> fact() {
            String name = call.name();
            if (BY_ID.contains(name)) {
                return Optional.of(builtIn(EntityOperations.select(entity, call.arguments()), Gives.ONE));
            }
            if (ALL.contains(name)) {
                Shape all = EntityOperations.unfiltered(entity, Shape.Kind.SELECT);
                return Optional.of(builtIn(bounded(all, then), gives(then)));
            }
            if (STORES.contains(name)) {
                return Optional.of(builtIn(EntityOperations.store(entity, "persist"), Gives.NOTHING));
            }
            boolean written = !call.arguments().isEmpty()
                    && call.arguments().getFirst().type().is("java.lang.String");
            if (name.equals("deleteById") || name.equals("delete") && !written) {
                return Optional.of(builtIn(EntityOperations.remove(entity), Gives.NOTHING));
            }
            if (name.equals("deleteAll")) {
                Shape everything = EntityOperations.unfiltered(entity, Shape.Kind.DELETE);
                return Optional.of(builtIn(everything, Gives.NOTHING));
            }
            if (name.equals("count") && !written) {
                Reading count =
                        statements.jpql("select count(*) from " + Entities.simple(entity.type()), entity.type());
                return Optional.of(builtIn(count.shape(), Gives.NUMBER));
            }
            return written ? hql() : Optional.empty();
        }

        private Fact builtIn(Shape shape, Gives gives) {
            Query query = new Query(
                    shape, Language.BUILT_IN, call.name(), Set.of(), entity.type(), gives, List.of(), body.at(call));
            Map<String, Span> bound = new HashMap<>();
            if (!call.arguments().isEmpty()) {
                bound.put("id", body.at(call.arguments().getFirst()));
            } else if (STORES.contains(call.name())) {
                call.receiver().ifPresent(stored -> bound.put("arg0", body.at(stored)));
            }
            return new Fact.QueryCall(body.method(), at, query, bound);
        }

        private Optional<Fact> hql() {
            Expression first = call.arguments().getFirst();
            Optional<String> text = constants.text(first);
            Shape.Kind kind = switch (call.name()) {
                case "delete" -> Shape.Kind.DELETE;
                case "update" -> Shape.Kind.UPDATE;
                default -> Shape.Kind.SELECT;
            };
            if (text.isEmpty()) {
                Shape unknown = EntityOperations.unfiltered(entity, kind).incomplete();
                return Optional.of(builtIn(unknown, Gives.MANY));
            }
            String full = full(
                    text.get().strip(),
                    call.name(),
                    Entities.simple(entity.type()),
                    call.arguments().size());
            Reading reading = statements.jpql(full, entity.type());
            Shape shape = bounded(reading.shape(), then);
            boolean changes = kind != Shape.Kind.SELECT;
            Gives gives = changes ? Gives.NOTHING : call.name().equals("count") ? Gives.NUMBER : gives(then);
            Query query = new Query(
                    shape, Language.JPQL, full, reading.fetched(), entity.type(), gives, List.of(), body.at(first));
            Map<String, Span> bound = new HashMap<>();
            for (int i = 1; i < call.arguments().size(); i++) {
                bound.put(String.valueOf(i), body.at(call.arguments().get(i)));
            }
            return Optional.of(new Fact.QueryCall(body.method(), at, query, bound));
        }
    }

    /// `name` with one parameter is `from Fruit where name = ?1`; a condition alone stands behind `where`, an order
    /// alone behind the entity.
    private static String full(String text, String call, String entity, int arguments) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("from ") || lower.startsWith("select ")) {
            return call.equals("count") ? "select count(*) " + text : text;
        }
        if (lower.startsWith("delete ") || call.equals("update") && lower.startsWith("update ")) {
            return text;
        }
        String head = switch (call) {
            case "delete" -> "delete from " + entity;
            case "update" -> "update " + entity;
            case "count" -> "select count(*) from " + entity;
            default -> "from " + entity;
        };
        if (call.equals("update")) {
            boolean name = text.matches("[\\w.]+") && arguments == 2;
            return head + (lower.startsWith("set ") ? " " : " set ") + text + (name ? " = ?1" : "");
        }
        if (lower.startsWith("order by ")) {
            return head + " " + text;
        }
        boolean name = text.matches("[\\w.]+") && arguments == 2;
        return head + " where " + text + (name ? " = ?1" : "");
    }

    private static Shape bounded(Shape shape, List<String> then) {
        if (then.stream().anyMatch(PAGES::contains)) {
            return shape.bounded(new Limit.Chosen("page"));
        }
        return then.stream().anyMatch(FIRST::contains) ? shape.bounded(new Limit.Rows(1)) : shape;
    }

    private static Gives gives(List<String> then) {
        String last = then.isEmpty() ? "" : then.getLast();
        if (then.stream().anyMatch(PAGES::contains)) {
            return FIRST.contains(last) ? Gives.ONE : Gives.PAGE;
        }
        return switch (last) {
            case "firstResult", "firstResultOptional", "singleResult", "singleResultOptional" -> Gives.ONE;
            case "count" -> Gives.NUMBER;
            case "stream" -> Gives.STREAM;
            default -> Gives.MANY;
        };
    }
}
