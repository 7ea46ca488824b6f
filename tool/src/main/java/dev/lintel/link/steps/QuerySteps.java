package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Calls that run a query: at this very place, or by calling a method of a repository or mapper. Every run also
/// binds the call's arguments by position, as `arg0`, `arg1` …
final class QuerySteps {
    private final Body body;
    private final StepContext context;
    private final Conversion conversion;
    private final Map<Span, Expression> places = new HashMap<>();

    QuerySteps(Body body, StepContext context, Conversion conversion) {
        this.body = body;
        this.context = context;
        this.conversion = conversion;
    }

    boolean add(Call call, Span at, List<Step> out) {
        Optional<Fact.QueryCall> here = context.effects().queryAt(at);
        if (here.isPresent()) {
            Map<String, Value> bound = arguments(call.arguments());
            here.get()
                    .bound()
                    .forEach((parameter, place) ->
                            expression(place).ifPresent(found -> bound.put(parameter, conversion.value(found))));
            out.add(new Step.Run(conversion.number(call), here.get().query(), bound, at));
            return true;
        }
        Optional<Fact.QueryMethod> method = method(call);
        method.ifPresent(found -> out.add(
                new Step.Run(conversion.number(call), found.query(), bound(found, arguments(call.arguments())), at)));
        return method.isPresent();
    }

    /// The receiver is an interface of the target's own, and one of the repositories below it is what is injected.
    boolean below(Call call, Span at, List<Step> out) {
        Optional<Fact.QueryMethod> method = repositoriesBelow(call)
                .flatMap(type -> search(type, call.name(), parameters(call)).stream())
                .findFirst();
        method.ifPresent(found -> out.add(
                new Step.Run(conversion.number(call), found.query(), bound(found, arguments(call.arguments())), at)));
        return method.isPresent();
    }

    private Stream<String> repositoriesBelow(Call call) {
        return call.receiver().map(each -> each.type().erasure()).stream()
                .flatMap(type -> context.program().subtypes(type).stream())
                .map(TypeDeclaration::name)
                .filter(type -> context.effects().isRepository(type)
                        && context.effects().isActive(type));
    }

    /// The target's own method that answers in the repository's place, for a call on the repository itself.
    Optional<MethodId> implemented(Call call) {
        return call.receiver()
                .map(each -> each.type().erasure())
                .filter(context.effects()::isRepository)
                .flatMap(type -> context.fragments().of(type, call.name(), parameters(call)));
    }

    /// The same for a call on an interface of the target's own that repositories extend.
    Optional<MethodId> implementedBelow(Call call) {
        return repositoriesBelow(call)
                .flatMap(type -> context.fragments().of(type, call.name(), parameters(call)).stream())
                .findFirst();
    }

    Optional<Step> ofReference(
            Expression.MethodReference reference, String receiver, MethodId method, Value element, Span at) {
        return query(receiver, method).map(found -> {
            Map<String, Value> arguments = new LinkedHashMap<>();
            arguments.put("arg0", element);
            return new Step.Run(conversion.number(reference), found.query(), bound(found, arguments), at);
        });
    }

    private Optional<Fact.QueryMethod> method(Call call) {
        List<String> parameters = parameters(call);
        String receiver = call.receiver()
                .map(each -> each.type().erasure())
                .filter(name -> !name.isEmpty())
                .orElse(call.callee().owner());
        return search(receiver, call.name(), parameters)
                // a method of the repository's own that calls one that it inherits
                .or(() -> call.receiver().isEmpty()
                        ? search(body.method().owner(), call.name(), parameters)
                        : Optional.empty());
    }

    private static List<String> parameters(Call call) {
        return call.callee()
                .method()
                .map(MethodId::parameters)
                .filter(parameters -> parameters.size() == call.arguments().size())
                .orElseGet(() -> call.arguments().stream()
                        .map(each -> each.type().erasure())
                        .toList());
    }

    private Optional<Fact.QueryMethod> query(String receiver, MethodId method) {
        return search(receiver, method.name(), method.parameters());
    }

    /// On the receiver's own type first, then on what it inherits from.
    private Optional<Fact.QueryMethod> search(String receiver, String name, List<String> parameters) {
        if (receiver.isEmpty()) {
            return Optional.empty();
        }
        for (Type.Declared type : context.program().supertypes(receiver)) {
            Optional<Fact.QueryMethod> found = context.effects().query(type.name(), name, parameters);
            if (found.isPresent()) {
                return found;
            }
        }
        return context.effects().query(receiver, name, parameters);
    }

    private Map<String, Value> arguments(List<Expression> arguments) {
        Map<String, Value> numbered = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            numbered.put("arg" + i, conversion.value(arguments.get(i)));
        }
        return numbered;
    }

    private static Map<String, Value> bound(Fact.QueryMethod method, Map<String, Value> arguments) {
        Map<String, Value> bound = new LinkedHashMap<>(arguments);
        for (Fact.Binding binding : method.bound()) {
            Value argument = arguments.get("arg" + binding.argument());
            if (argument != null) {
                bound.put(binding.parameter(), along(argument, binding.path()));
            }
        }
        return bound;
    }

    private static Value along(Value value, List<String> path) {
        List<Value.Origin> origins = value.origins();
        for (String property : path) {
            origins = origins.stream().map(origin -> origin.then(property)).toList();
        }
        return new Value(origins, value.text(), value.at());
    }

    private Optional<Expression> expression(Span place) {
        if (places.isEmpty()) {
            Walk.all(body.block(), Expression.class).forEach(each -> places.put(body.at(each), each));
        }
        return Optional.ofNullable(places.get(place));
    }
}
