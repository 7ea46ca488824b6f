package dev.lintel.read.jpa.call;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.code.value.CallChains;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.repository.EntityOperations;
import dev.lintel.read.jpa.repository.NamedQueries;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The calls of one body on an `EntityManager`, a `Session`, Spring's template of one, or a query that one of them
/// made.
public final class EntityManagerCalls {
    private static final Set<String> OWNERS = Set.of(
            "javax.persistence.EntityManager",
            "jakarta.persistence.EntityManager",
            "org.hibernate.Session",
            "org.hibernate.SharedSessionContract",
            "org.hibernate.query.QueryProducer",
            "org.hibernate.StatelessSession",
            "org.springframework.orm.hibernate5.HibernateTemplate",
            "org.springframework.orm.hibernate4.HibernateTemplate",
            "org.springframework.orm.hibernate3.HibernateTemplate");
    /// Methods that give one of these whatever is known of their type, as old libraries are often not there.
    private static final Set<String> GIVES_ONE = Set.of("getHibernateTemplate", "getCurrentSession", "openSession");
    /// Spring's template runs HQL at once.
    private static final Set<String> ASKS_AT_ONCE = Set.of("find", "findByNamedParam", "bulkUpdate", "iterate");
    private static final Set<String> BY_ID = Set.of("find", "get", "load", "getReference");
    private static final Set<String> STORES =
            Set.of("persist", "merge", "save", "saveOrUpdate", "insert", "update", "upsert");
    private static final Set<String> REMOVES = Set.of("remove", "delete");
    private static final Set<String> CREATES = Set.of(
            "createQuery",
            "createNativeQuery",
            "createNamedQuery",
            "createSQLQuery",
            "createSelectionQuery",
            "createMutationQuery",
            "createNativeMutationQuery",
            "createCriteria",
            "getNamedQuery");
    private static final Set<String> RUNS = Set.of(
            "getResultList",
            "getSingleResult",
            "getSingleResultOrNull",
            "getResultStream",
            "executeUpdate",
            "list",
            "uniqueResult",
            "uniqueResultOptional",
            "stream",
            "scroll",
            "getResultCount",
            "iterate");

    /// What a body has to call to ask an entity manager anything.
    public static final Set<String> NAMES = Stream.of(BY_ID, STORES, REMOVES, CREATES, ASKS_AT_ONCE, Set.of("loadAll"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Body body;
    private final Entities entities;
    private final CallChains chains;
    private final CreatedQueries created;

    private EntityManagerCalls(Body body, Program program, Entities entities, NamedQueries named) {
        this.body = body;
        this.entities = entities;
        this.chains = CallChains.of(body);
        this.created = new CreatedQueries(body, program, entities, named, chains);
    }

    public static List<Fact> of(Body body, Program program, Entities entities, NamedQueries named) {
        if (Walk.calls(body.block()).noneMatch(EntityManagerCalls::isOnManager)) {
            return List.of();
        }
        return new EntityManagerCalls(body, program, entities, named).facts();
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Map<Call, Boolean> run = new IdentityHashMap<>();
        List<Call> creations = new ArrayList<>();
        for (Node node : chains.nodes()) {
            if (!(node instanceof Call call)) {
                continue;
            }
            if (isOnManager(call)) {
                if (CREATES.contains(call.name()) && !call.arguments().isEmpty()) {
                    creations.add(call);
                } else if (ASKS_AT_ONCE.contains(call.name())
                        && !call.arguments().isEmpty()
                        && call.arguments().getFirst().type().is("java.lang.String")) {
                    created.fact(call, List.of(call), call).ifPresent(facts::add);
                } else {
                    operation(call).ifPresent(facts::add);
                }
            } else if (RUNS.contains(call.name())
                    && call.receiver().isPresent()
                    && call.arguments().isEmpty()) {
                List<Call> chain = chains.leadingTo(call).calls();
                chain.stream()
                        .filter(each -> CREATES.contains(each.name()) && isOnManager(each))
                        .findFirst()
                        .ifPresent(creation -> {
                            run.put(creation, true);
                            created.fact(creation, chain, call).ifPresent(facts::add);
                        });
            }
        }
        creations.stream()
                .filter(creation -> !run.containsKey(creation))
                .forEach(creation ->
                        created.fact(creation, List.of(creation), creation).ifPresent(facts::add));
        return facts;
    }

    private static boolean isOnManager(Call call) {
        return OWNERS.contains(call.callee().owner())
                || call.receiver()
                        .filter(each -> OWNERS.contains(each.type().erasure())
                                || each instanceof Call made && GIVES_ONE.contains(made.name()))
                        .isPresent();
    }

    private Optional<Fact> operation(Call call) {
        List<Expression> arguments = call.arguments();
        if (BY_ID.contains(call.name())
                && arguments.size() >= 2
                && arguments.getFirst() instanceof Expression.ClassLiteral literal) {
            return entities.ofType(literal.named().erasure())
                    .map(entity -> fact(
                            call,
                            EntityOperations.select(entity, call.arguments()),
                            entity,
                            Gives.ONE,
                            arguments.get(1)));
        }
        if (call.name().equals("loadAll")
                && !arguments.isEmpty()
                && arguments.getFirst() instanceof Expression.ClassLiteral literal) {
            return entities.ofType(literal.named().erasure())
                    .map(entity -> fact(
                            call,
                            EntityOperations.unfiltered(entity, Shape.Kind.SELECT),
                            entity,
                            Gives.MANY,
                            arguments.getFirst()));
        }
        if (arguments.isEmpty() || arguments.size() > 2) {
            return Optional.empty();
        }
        Optional<Entity> entity = entities.ofType(arguments.getLast().type().erasure())
                .or(() -> entities.ofType(arguments.getFirst().type().erasure()));
        if (STORES.contains(call.name())) {
            return entity.map(
                    it -> fact(call, EntityOperations.store(it, call.name()), it, Gives.NOTHING, arguments.getLast()));
        }
        if (REMOVES.contains(call.name())) {
            return entity.map(it -> fact(call, EntityOperations.remove(it), it, Gives.NOTHING, arguments.getLast()));
        }
        return Optional.empty();
    }

    private Fact fact(Call call, Shape shape, Entity entity, Gives gives, Expression bound) {
        Span at = body.at(call);
        Query query = new Query(shape, Language.BUILT_IN, call.name(), Set.of(), entity.type(), gives, List.of(), at);
        return new Fact.QueryCall(body.method(), at, query, Map.of("id", body.at(bound)));
    }
}
