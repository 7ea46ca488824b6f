package dev.lintel.read.routes;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The routes of one body. A method reference is its method; a lambda that only calls one method of the target is
/// that method, and any other lambda has no steps that are known, so that nothing is said of it but its address.
final class RouteReader {
    private static final Set<String> REFUSES = Set.of("halt", "fail", "status", "send");
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private final Program program;
    private final Body body;
    private final Constants constants;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Span> unfollowed = new ArrayList<>();
    private int lambdas;

    RouteReader(Program program, Body body) {
        this.program = program;
        this.body = body;
        this.constants = new Constants(program);
    }

    List<Fact> facts() {
        look(body.block(), "");
        if (!unfollowed.isEmpty()) {
            facts.add(new Fact.Unread(
                    Fact.Layer.OTHER,
                    new Gap(
                            unfollowed.getFirst(),
                            unfollowed.size() == 1
                                    ? "the route here is handled by a lambda, which is not followed"
                                    : unfollowed.size() + " routes here are handled by lambdas, which are not followed",
                            "nothing is said of what they do")));
        }
        return List.copyOf(facts);
    }

    private void look(Node node, String prefix) {
        if (node instanceof Call call) {
            Optional<Dialect> dialect = Dialect.of(owner(call));
            if (dialect.isPresent() && taken(call, dialect.get(), prefix)) {
                call.receiver().ifPresent(receiver -> look(receiver, prefix));
                return;
            }
        }
        Walk.children(node).forEach(child -> look(child, prefix));
    }

    private static String owner(Call call) {
        String declared = call.callee().owner();
        return declared.isEmpty()
                ? call.receiver().map(receiver -> receiver.type().erasure()).orElse("")
                : declared;
    }

    /// Whether the arguments of this call were dealt with.
    private boolean taken(Call call, Dialect dialect, String prefix) {
        List<Expression> arguments = call.arguments();
        if (dialect.nests(call.name())) {
            Optional<String> path = arguments.isEmpty() ? Optional.empty() : constants.text(arguments.getFirst());
            String below = prefix + path.map(dialect::path).orElse("");
            arguments.forEach(argument -> inside(argument, below));
            return true;
        }
        if (dialect.guards(call.name())) {
            guard(call, dialect, prefix);
            return true;
        }
        Optional<String> verb = dialect.verb(call.name());
        if (verb.isEmpty() || arguments.isEmpty()) {
            return false;
        }
        Optional<String> path = constants.text(arguments.getFirst());
        if (path.isEmpty() && !isHandler(arguments.getFirst())) {
            return unread(call);
        }
        Optional<Expression> handler =
                arguments.stream().filter(RouteReader::isHandler).findFirst();
        handler.ifPresent(
                each -> add(verb.get(), prefix + path.map(dialect::path).orElse(""), each));
        return handler.isPresent();
    }

    private boolean unread(Call call) {
        boolean given = call.arguments().stream().anyMatch(RouteReader::isHandler);
        if (given) {
            facts.add(new Fact.Unread(
                    Fact.Layer.ENTRIES,
                    new Gap(body.at(call), "this path is not a constant that can be read", "its endpoint is missing")));
        }
        return given;
    }

    private static boolean isHandler(Expression expression) {
        return expression instanceof Expression.Lambda
                || expression instanceof Expression.MethodReference
                || expression instanceof Expression.New
                || expression instanceof Expression.Variable
                || expression instanceof Expression.FieldAccess field
                        && !field.type().is("java.lang.String");
    }

    /// What is added inside of a path: in a lambda, in the method that is referred to, or in a service's own
    /// routing.
    private void inside(Expression argument, String prefix) {
        switch (argument) {
            case Expression.Lambda lambda -> look(lambda.body(), prefix);
            case Expression.MethodReference reference ->
                elsewhere(reference.callee().method(), prefix);
            case Expression.New made -> {
                for (String name : List.of("routing", "addEndpoints", "update")) {
                    program.type(made.type().erasure())
                            .filter(TypeDeclaration::isMain)
                            .ifPresent(type ->
                                    type.methods(name).forEach(method -> elsewhere(Optional.of(method.id()), prefix)));
                }
            }
            default -> {}
        }
    }

    private void elsewhere(Optional<MethodId> method, String prefix) {
        method.flatMap(program::body).ifPresent(other -> {
            RouteReader reader = new RouteReader(program, other);
            reader.look(other.block(), prefix);
            facts.addAll(reader.facts);
        });
    }

    private void add(String verb, String path, Expression handler) {
        MethodId method = handled(handler);
        Route route = new Route(verb, path.isEmpty() ? "/" : path, List.of(), List.of(), List.of());
        facts.add(new Fact.Handler(
                method,
                method.owner(),
                List.of(route),
                List.of(),
                new Answer("", Answer.Shape.UNKNOWN, true, List.of(), body.at(handler)),
                Exposure.API,
                Fact.Base.NONE,
                List.of(),
                body.at(handler)));
    }

    private MethodId handled(Expression handler) {
        if (handler instanceof Expression.MethodReference reference
                && reference.callee().method().isPresent()) {
            return reference.callee().method().get();
        }
        if (handler instanceof Expression.Lambda lambda) {
            List<MethodId> called = Walk.calls(lambda.body())
                    .flatMap(call -> call.callee().method().stream())
                    .filter(id -> program.body(id).isPresent())
                    .distinct()
                    .toList();
            if (called.size() == 1) {
                return called.getFirst();
            }
        }
        Optional<MethodId> own = program.type(handler.type().erasure())
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods("handle").stream().findFirst())
                .map(method -> method.id());
        return own.orElseGet(() -> {
            if (handler instanceof Expression.Lambda lambda
                    && Walk.calls(lambda.body()).skip(1).findAny().isPresent()) {
                unfollowed.add(body.at(handler));
            }
            return new MethodId(
                    body.method().owner(),
                    "lambda" + ++lambdas + "@" + body.method().name(),
                    List.of());
        });
    }

    /// `before("/admin/*", ..)`: a filter that answers 401 or 403 at this very place, or in the method that it
    /// names.
    private void guard(Call call, Dialect dialect, String prefix) {
        Optional<String> path = call.arguments().size() < 2
                ? Optional.of("/*")
                : constants.text(call.arguments().getFirst());
        Optional<Span> refusal = call.arguments().stream()
                .flatMap(each -> refusal(each).stream())
                .findFirst();
        if (path.isEmpty() || refusal.isEmpty()) {
            return;
        }
        RequestMatch match = new RequestMatch.Path("*", Syntax.ANT, prefix + dialect.path(path.get()));
        Decision decision = new Decision.Require(List.of(new Requirement.Own("filter", refusal.get())));
        String module =
                program.type(body.method().owner()).map(TypeDeclaration::module).orElse("");
        facts.add(new Fact.Asking(
                module,
                List.of(new Fact.UrlRule(match, decision, new Condition.Always(), body.at(call))),
                Set.of(),
                body.at(call)));
    }

    private Optional<Span> refusal(Expression filter) {
        return switch (filter) {
            case Expression.Lambda lambda -> refusal(lambda.body(), body);
            case Expression.MethodReference reference ->
                reference.callee().method().flatMap(program::body).flatMap(other -> refusal(other.block(), other));
            default -> Optional.empty();
        };
    }

    private Optional<Span> refusal(Node in, Body of) {
        Optional<Span> thrown = Walk.all(in, Statement.Throw.class)
                .filter(each -> each.exception().type().erasure().matches(".*\\.(Unauthorized|Forbidden)\\w*"))
                .map(of::at)
                .findFirst();
        return thrown.or(() -> Walk.calls(in)
                .filter(call -> REFUSES.contains(call.name())
                        && call.arguments().stream().anyMatch(this::isRefusal))
                .map(of::at)
                .findFirst());
    }

    private boolean isRefusal(Expression status) {
        boolean named = status instanceof Expression.FieldAccess field
                && (field.name().startsWith("UNAUTHORIZED") || field.name().startsWith("FORBIDDEN"));
        return named
                || constants
                        .fold(status)
                        .filter(value -> value instanceof Integer code && REFUSALS.contains(code))
                        .isPresent();
    }
}
