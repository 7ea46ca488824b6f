package dev.lintel.read.mybatis;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Calls of mapper methods whose rows are decided where they are called: by criteria that MyBatis Generator's
/// `Example` classes gather, by a wrapper of MyBatis-Plus, by a page that PageHelper was told to take.
final class HandedCriteria {
    private static final String PAGE_HELPER = "com.github.pagehelper.";
    private static final Set<String> PAGES = Set.of("startPage", "offsetPage");

    private final Program program;
    private final Constants constants;
    private final Map<String, Entity> entities;
    private final Map<String, List<Fact.QueryMethod>> byName = new HashMap<>();
    private final Map<MethodId, Optional<CriterionText>> criteria = new ConcurrentHashMap<>();

    /// @param statements the mappers' methods, written and brought
    /// @param entities of MyBatis-Plus
    HandedCriteria(Program program, List<Fact> statements, Map<String, Entity> entities) {
        this.program = program;
        this.entities = entities;
        this.constants = new Constants(program);
        statements.stream()
                .filter(Fact.QueryMethod.class::isInstance)
                .map(Fact.QueryMethod.class::cast)
                .forEach(each -> byName.computeIfAbsent(each.name(), _ -> new ArrayList<>())
                        .add(each));
    }

    Stream<Fact> facts() {
        return byName.isEmpty()
                ? Stream.empty()
                : program.bodiesCalling(byName.keySet()).flatMap(this::facts);
    }

    private Stream<Fact> facts(Body body) {
        List<Placed<Call>> calls = Placed.calls(body.block());
        List<Fact> facts = new ArrayList<>();
        Optional<Placed<Call>> page = Optional.empty();
        for (Placed<Call> call : calls) {
            if (startsPage(call.node())) {
                page = Optional.of(call);
                continue;
            }
            Optional<Fact.QueryMethod> method = method(call.node());
            if (method.isPresent()) {
                boolean paged = page.filter(each -> !each.mayNotRunBefore(call)).isPresent()
                        && method.get().query().shape().kind() == Shape.Kind.SELECT;
                decided(call, method.get(), paged, calls, body).ifPresent(facts::add);
                page = paged ? Optional.empty() : page;
            }
        }
        return facts.stream();
    }

    private static boolean startsPage(Call call) {
        return PAGES.contains(call.name())
                && (call.callee().owner().startsWith(PAGE_HELPER)
                        || call.receiver().orElse(null) instanceof Expression.TypeName(Type type, long _)
                                && type.erasure().startsWith(PAGE_HELPER));
    }

    private Optional<Fact.QueryMethod> method(Call call) {
        String receiver = call.receiver()
                .map(each -> each.type().erasure())
                .orElse(call.callee().owner());
        return receiver.isEmpty()
                ? Optional.empty()
                : byName.getOrDefault(call.name(), List.of()).stream()
                        .filter(each -> each.receiver().equals(receiver)
                                && (each.arity() < 0
                                        || each.arity() == call.arguments().size()))
                        .findFirst();
    }

    private Optional<Fact> decided(
            Placed<Call> call, Fact.QueryMethod method, boolean paged, List<Placed<Call>> calls, Body body) {
        Shape shape = method.query().shape();
        Map<String, Span> bound = new LinkedHashMap<>();
        if (method.query().language() == Query.Language.BUILT_IN) {
            Optional<WrapperCriteria> told = told(call, method, calls, body);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            Query query = method.query().with(told.get().applied(shape));
            return Optional.of(new Fact.QueryCall(
                    body.method(), body.at(call.node()), query, told.get().bound()));
        }
        Optional<Expression> example =
                call.node().arguments().stream().filter(this::isExample).findFirst();
        Optional<GatheredCriteria> gathered =
                example.flatMap(each -> GatheredCriteria.of(each, call, calls, body, this::criterion, constants));
        if (gathered.isPresent()
                && shape.kind() != Shape.Kind.OTHER
                && shape.mainTable().isPresent()) {
            shape = gathered.get().applied(shape);
            bound.putAll(gathered.get().bound());
        }
        if (paged && shape.limit() instanceof Limit.None) {
            shape = shape.bounded(new Limit.Chosen("page"));
        }
        if (shape == method.query().shape()) {
            return Optional.empty();
        }
        for (Fact.Binding binding : method.bound()) {
            if (binding.path().isEmpty()
                    && binding.argument() < call.node().arguments().size()) {
                bound.putIfAbsent(
                        binding.parameter(), body.at(call.node().arguments().get(binding.argument())));
            }
        }
        Query query = method.query().with(shape);
        return Optional.of(new Fact.QueryCall(body.method(), body.at(call.node()), query, bound));
    }

    private Optional<WrapperCriteria> told(
            Placed<Call> call, Fact.QueryMethod method, List<Placed<Call>> calls, Body body) {
        Entity entity = entities.get(method.query().entity());
        if (entity == null || method.query().shape().complete()) {
            return Optional.empty();
        }
        Map<Call, Placed<Call>> places = new IdentityHashMap<>();
        calls.forEach(each -> places.put(each.node(), each));
        return call.node().arguments().stream()
                .filter(WrapperCriteria::isWrapper)
                .reduce((_, last) -> last)
                .flatMap(wrapper -> WrapperCriteria.of(wrapper, entity, call, places, body, constants));
    }

    private boolean isExample(Expression argument) {
        return argument.type() instanceof Type.Declared declared
                && program.type(declared.name())
                        .filter(type -> !type.methods("createCriteria").isEmpty())
                        .isPresent();
    }

    /// What a criteria class's method adds, by the text in its body; empty when it adds nothing that can be read.
    private Optional<CriterionText> criterion(MethodId method) {
        return criteria.computeIfAbsent(
                method,
                id -> program.body(id).stream()
                        .flatMap(body -> Walk.calls(body.block()))
                        .filter(call -> !call.arguments().isEmpty())
                        .flatMap(call -> constants.text(call.arguments().getFirst()).stream())
                        .flatMap(text -> CriterionText.of(text).stream())
                        .findFirst());
    }
}
