package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.BodyValues.LambdaUse;
import dev.lintel.code.value.Origin;
import dev.lintel.graph.Client;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Step;
import dev.lintel.graph.TransactionRule;
import dev.lintel.graph.TransactionRule.Propagation;
import dev.lintel.graph.Value;
import dev.lintel.read.Fact;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one call does. The receiver's own steps are already there; the order of the questions below is the order of
/// certainty: a fact about this very place, a property, a known shape of library call, a method of the target.
final class CallSteps {
    private static final Set<String> TRANSACTION_TEMPLATES = Set.of(
            "org.springframework.transaction.support.TransactionTemplate",
            "org.springframework.transaction.support.TransactionOperations",
            "org.springframework.transaction.reactive.TransactionalOperator");
    private static final Set<String> ASSERTIONS =
            Set.of("isTrue", "state", "checkArgument", "checkState", "validState");
    /// What makes a collection shorter, however long it was; its value is handed on, but that it was cut matters.
    private static final Set<String> CUTS = Set.of("limit", "subList");
    private static final Set<String> SILENT_OWNERS = Set.of(
            "org.slf4j.Logger",
            "java.util.logging.Logger",
            "org.apache.logging.log4j.Logger",
            "org.apache.commons.logging.Log",
            "java.lang.StringBuilder",
            "java.io.PrintStream",
            "java.lang.Math",
            "java.lang.Object",
            "java.lang.Class");

    private final Body body;
    private final StepContext context;
    private final Conversion conversion;
    private final Conditions conditions;
    private final ExpressionSteps expressions;
    private final QuerySteps queries;
    private final EventSteps events;

    CallSteps(
            Body body, StepContext context, Conversion conversion, Conditions conditions, ExpressionSteps expressions) {
        this.body = body;
        this.context = context;
        this.conversion = conversion;
        this.conditions = conditions;
        this.expressions = expressions;
        this.queries = new QuerySteps(body, context, conversion);
        this.events = new EventSteps(context, conversion);
    }

    void add(Call call, List<Step> out) {
        Span at = body.at(call);
        if (transactionTemplate(call, at, out) || reference(call, at, out)) {
            return;
        }
        arguments(call, out);
        if (implemented(queries.implemented(call), call, at, out)
                || queries.add(call, at, out)
                || remote(call, at, out)
                || events.add(call, at, out)
                || property(call, at, out)
                || rejection(call, at, out)) {
            return;
        }
        if (built(call, at, out)) {
            return;
        }
        List<MethodId> targets = made(context.targets().of(call), call.callee().method());
        if (!targets.isEmpty() && !(targets.size() > 1 && isAnybodys(call))) {
            called(call, targets, at, out);
            return;
        }
        if (implemented(queries.implementedBelow(call), call, at, out) || queries.below(call, at, out)) {
            return;
        }
        if (worthNoting(call)) {
            out.add(new Step.Invoke(
                    conversion.number(call),
                    call.callee().owner(),
                    call.name(),
                    receiver(call),
                    values(call),
                    call.callee().method().isPresent(),
                    at));
        }
    }

    /// Where no body is written, the one that a generator makes.
    private List<MethodId> made(List<MethodId> targets, Optional<MethodId> declared) {
        return targets.isEmpty()
                ? declared.filter(context.mapped()::isMade).stream().toList()
                : targets;
    }

    /// Runs the target's own method that answers in a repository's place, where there is one.
    private boolean implemented(Optional<MethodId> method, Call call, Span at, List<Step> out) {
        method.ifPresent(own -> called(call, List.of(own), at, out));
        return method.isPresent();
    }

    /// `Runnable.run()`, `Iterator.next()`: what an interface of the platform stands for is known where the object
    /// is made, and to follow all classes that happen to implement it would invent ways.
    private static boolean isAnybodys(Call call) {
        return call.receiver()
                .filter(each -> each.type().erasure().startsWith("java."))
                .isPresent();
    }

    private Value receiver(Call call) {
        return call.receiver().map(conversion::value).orElseGet(() -> conversion.self(call));
    }

    private List<Value> values(Call call) {
        return call.arguments().stream().map(conversion::value).toList();
    }

    /// Arguments run before the call; a lambda's body runs as often as the call runs it.
    private void arguments(Call call, List<Step> out) {
        for (Expression argument : call.arguments()) {
            switch (argument) {
                case Expression.Lambda lambda -> inline(call, lambda, expressions.lambda(lambda), out);
                case Expression.MethodReference reference -> inline(call, reference, referenced(reference), out);
                case Expression.New made -> {
                    expressions.make(made, out);
                    inline(call, made, expressions.writtenOut(made), out);
                }
                default -> expressions.add(argument, out);
            }
        }
    }

    private void inline(Call call, Expression lambda, List<Step> steps, List<Step> out) {
        if (steps.isEmpty()) {
            return;
        }
        LambdaUse use = expressions.values().use(lambda);
        if (context.otherThread().runs(call)) {
            out.add(new Step.Deferred(false, steps, body.at(lambda)));
        } else if (use.times() == LambdaUse.Times.PER_ELEMENT) {
            List<Origin> source = use.over().stream().map(CallSteps::collection).toList();
            out.add(new Step.Loop(conversion.of(source, lambda), steps, false, body.at(lambda)));
        } else {
            out.add(new Step.Branch(asked(call, lambda), steps, List.of(), body.at(lambda)));
        }
    }

    /// What an `Optional` asks before it runs the lambda; nothing is known of other calls.
    private Step.Condition asked(Call call, Expression lambda) {
        Span at = body.at(lambda);
        boolean optional = call.receiver().isPresent()
                && call.receiver().get().type().erasure().equals("java.util.Optional");
        if (!optional) {
            return new Step.Condition.Test("true", conversion.nothing(lambda), at);
        }
        Step.Condition present = new Step.Condition.Test(
                "present", conversion.value(call.receiver().get()), at);
        boolean otherwise = call.arguments().indexOf(lambda) == 1;
        return switch (call.name()) {
            case "ifPresent", "map", "flatMap", "filter" -> present;
            case "ifPresentOrElse" -> otherwise ? new Step.Condition.Not(present, at) : present;
            case "orElseGet", "or" -> new Step.Condition.Not(present, at);
            default -> new Step.Condition.Test("true", conversion.nothing(lambda), at);
        };
    }

    /// The collection that an element belongs to.
    private static Origin collection(Origin element) {
        List<String> path = element.path();
        boolean ofElement = !path.isEmpty() && path.getLast().equals(Origin.ELEMENT);
        return ofElement ? new Origin(element.root(), path.subList(0, path.size() - 1)) : element;
    }

    /// `this::notify`, `repository::findById`, `Order::getItems` as the call that it makes per element.
    private List<Step> referenced(Expression.MethodReference reference) {
        Optional<MethodId> method = reference.callee().method();
        if (method.isEmpty()) {
            return List.of();
        }
        Span at = body.at(reference);
        Value element = conversion.of(expressions.values().use(reference).over(), reference);
        boolean onType = reference.receiver() instanceof Expression.TypeName;
        String receiver =
                onType ? method.get().owner() : reference.receiver().type().erasure();
        if (onType
                && context.effects().entity(receiver).isPresent()
                && method.get().arity() == 0) {
            return Accessors.getterProperty(method.get().name())
                    .map(property -> List.<Step>of(new Step.Read(element, receiver, property, at)))
                    .orElse(List.of());
        }
        Optional<Step> query = queries.ofReference(reference, receiver, method.get(), element, at);
        if (query.isPresent()) {
            return List.of(query.get());
        }
        Optional<Client> client = onType ? Optional.empty() : context.effects().remoteType(receiver);
        if (client.isPresent()) {
            return List.of(new Step.Remote(
                    conversion.number(reference), client.get(), method.get().name(), List.of(element), at));
        }
        List<MethodId> targets = made(context.targets().of(receiver, method.get(), ""), method);
        boolean proxied = !(reference.receiver() instanceof Expression.This);
        return targets.isEmpty()
                ? List.of()
                : List.of(new Step.Call(
                        conversion.number(reference), operations(targets), proxied, element, List.of(element), at));
    }

    /// A call whose receiver is a method reference or lambda parameter is left to the general case.
    private boolean reference(Call call, Span at, List<Step> out) {
        Optional<Fact.PublishCall> publish = context.effects().publishAt(at);
        publish.ifPresent(fact -> {
            arguments(call, out);
            out.add(new Step.Publish(fact.channel(), values(call), fact.afterCommit(), at));
        });
        return publish.isPresent();
    }

    private boolean transactionTemplate(Call call, Span at, List<Step> out) {
        boolean template = call.receiver()
                .filter(each -> TRANSACTION_TEMPLATES.contains(each.type().erasure()))
                .isPresent();
        if (!template || call.arguments().isEmpty() || !call.name().startsWith("execute")) {
            return false;
        }
        List<Step> inside = new ArrayList<>();
        switch (call.arguments().getFirst()) {
            case Expression.Lambda lambda -> inside.addAll(expressions.lambda(lambda));
            case Expression.MethodReference reference -> inside.addAll(referenced(reference));
            case Expression other -> expressions.add(other, inside);
        }
        TransactionRule rule = new TransactionRule(Propagation.REQUIRED, false, "", Set.of(), at);
        out.add(new Step.InTransaction(rule, inside, at));
        return true;
    }

    private boolean remote(Call call, Span at, List<Step> out) {
        Optional<Fact.RemoteCall> fact = context.effects().remoteAt(at);
        if (fact.isPresent()) {
            out.add(new Step.Remote(
                    conversion.number(call), fact.get().client(), fact.get().operation(), values(call), at));
            return true;
        }
        String owner = call.receiver()
                .map(each -> each.type().erasure())
                .orElse(call.callee().owner());
        return context.effects()
                .remoteType(owner)
                .map(client -> out.add(new Step.Remote(conversion.number(call), client, call.name(), values(call), at)))
                .isPresent();
    }

    /// Reading and writing properties of plain objects is no call; reading one of a mapped object may load it.
    private boolean property(Call call, Span at, List<Step> out) {
        if (call.receiver().isEmpty() || call.receiver().get() instanceof Expression.TypeName) {
            return false;
        }
        Expression receiver = call.receiver().get();
        Optional<String> written = context.accessors().written(call);
        if (written.isPresent()) {
            out.add(new Step.Put(
                    conversion.value(receiver),
                    written.get(),
                    conversion.value(call.arguments().getFirst()),
                    at));
            return true;
        }
        boolean isSource = context.program()
                .type(call.callee().owner())
                .flatMap(type -> type.origin())
                .isPresent();
        Optional<String> read = isSource ? context.accessors().read(call) : Optional.empty();
        if (read.isPresent()
                && context.effects().entity(receiver.type().erasure()).isPresent()) {
            out.add(new Step.Read(conversion.value(receiver), receiver.type().erasure(), read.get(), at));
        }
        return read.isPresent();
    }

    /// `orElseThrow` and assertions reject what does not fit.
    private boolean rejection(Call call, Span at, List<Step> out) {
        if (call.name().equals("orElseThrow") && call.receiver().isPresent()) {
            out.add(new Step.Branch(
                    new Step.Condition.Test(
                            "present", conversion.value(call.receiver().get()), at),
                    List.of(),
                    List.of(new Step.Throw(thrownBy(call), at)),
                    at));
            return true;
        }
        boolean asserts = ASSERTIONS.contains(call.name())
                && !call.arguments().isEmpty()
                && (call.callee().owner().endsWith("Assert")
                        || call.callee().owner().endsWith("Preconditions")
                        || call.callee().owner().endsWith("Validate"));
        if (asserts) {
            out.add(new Step.Branch(
                    conditions.of(call.arguments().getFirst()),
                    List.of(),
                    List.of(new Step.Throw("java.lang.IllegalArgumentException", at)),
                    at));
        }
        return asserts;
    }

    /// Empty when it cannot be told which.
    private static String thrownBy(Call call) {
        if (call.arguments().isEmpty()) {
            return "java.util.NoSuchElementException";
        }
        return switch (call.arguments().getFirst()) {
            case Expression.MethodReference reference -> reference.callee().owner();
            case Expression.Lambda lambda
            when lambda.body().statements().size() == 1
                    && lambda.body().statements().getFirst() instanceof Statement.Return(var value, long _) ->
                value.map(each -> each.type().erasure()).orElse("");
            // `orElseThrow(problems.notFound())` is handed a `Supplier<Problem>`
            case Expression supplier ->
                supplier.type() instanceof Type.Declared declared
                                && declared.arguments().size() == 1
                        ? declared.arguments().getFirst().erasure()
                        : "";
        };
    }

    /// `Order.builder().user(u).build()` makes an object; the calls in between are its properties.
    private boolean built(Call call, Span at, List<Step> out) {
        Map<String, Value> properties = new LinkedHashMap<>();
        if (call.name().equals("build") && call.arguments().isEmpty()) {
            Expression each = call.receiver().orElse(null);
            while (each instanceof Call part) {
                if (part.name().equals("builder") || part.name().equals("newBuilder")) {
                    out.add(new Step.Make(conversion.made(call), call.type().erasure(), properties, at));
                    return true;
                }
                if (part.arguments().size() == 1) {
                    String name = Accessors.setterProperty(part.name()).orElse(part.name());
                    properties.putIfAbsent(
                            name, conversion.value(part.arguments().getFirst()));
                }
                each = part.receiver().orElse(null);
            }
        }
        return call.callee().owner().endsWith("Builder")
                && call.type().is(call.callee().owner());
    }

    private void called(Call call, List<MethodId> targets, Span at, List<Step> out) {
        boolean self = call.receiver().isEmpty()
                || call.receiver().get() instanceof Expression.This
                || call.receiver().get() instanceof Expression.TypeName;
        Step.Call step =
                new Step.Call(conversion.number(call), operations(targets), !self, receiver(call), values(call), at);
        boolean async = !self && targets.stream().anyMatch(context.effects()::isAsync);
        out.add(async ? new Step.Deferred(false, List.of(step), at) : step);
    }

    private static List<OperationId> operations(List<MethodId> methods) {
        return methods.stream().map(OperationIds::of).toList();
    }

    private boolean worthNoting(Call call) {
        String owner = call.callee().owner();
        boolean throwsOnNothing = call.name().equals("get") && owner.equals("java.util.Optional");
        if (CUTS.contains(call.name()) || throwsOnNothing) {
            return true;
        }
        if (SILENT_OWNERS.contains(owner) || owner.startsWith("java.util.stream.")) {
            return false;
        }
        boolean handedOn = expressions.values().of(call).stream()
                .noneMatch(origin -> origin.root() instanceof Origin.Root.Outcome outcome && outcome.node() == call);
        boolean plain =
                owner.startsWith("java.lang.") || owner.startsWith("java.util.") || owner.startsWith("java.time.");
        boolean known = Identity.of(call).isPresent();
        return !known
                && !(handedOn && plain)
                && !(call.type() instanceof Type.Primitive primitive
                        && plain
                        && primitive.name().equals("boolean"));
    }
}
