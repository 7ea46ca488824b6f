package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.value.CallChains;
import dev.lintel.source.Gap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what one method puts together as a router function: the builder, `route(..).andRoute(..)`, nesting, and
/// the methods of the project that it asks for parts.
final class RouteReading {
    private static final int DEEPEST = 8;
    private static final Set<String> WITHOUT_HANDLERS =
            Set.of("after", "onError", "withAttribute", "withAttributes", "resources", "resource");

    private final Program program;
    private final Body body;
    private final CallChains chains;
    private final RoutePredicates predicates;
    private final int depth;

    private RouteReading(Program program, Body body, int depth) {
        this.program = program;
        this.body = body;
        this.chains = CallChains.of(body);
        this.predicates = new RoutePredicates(program, body, chains);
        this.depth = depth;
    }

    /// One route and the expression that handles it.
    ///
    /// @param in the method where the handler is written
    record Routed(Mapping mapping, Expression handler, Body in) {
        Routed below(Mapping outer) {
            return new Routed(outer.with(mapping), handler, in);
        }
    }

    /// A filter function and the routes that it stands before.
    ///
    /// @param routes none yet while its builder is still read: a builder's filter is for all routes of the builder,
    ///     those after it too
    record Filtered(Expression filter, Body in, List<Routed> routes) {
        Filtered {
            routes = List.copyOf(routes);
        }
    }

    /// @param gaps routes that could not be read
    record Routes(List<Routed> all, List<Filtered> filters, List<Gap> gaps) {
        static final Routes NONE = new Routes(List.of(), List.of(), List.of());

        Routes {
            all = List.copyOf(all);
            filters = List.copyOf(filters);
            gaps = List.copyOf(gaps);
        }

        Routes and(Routes other) {
            return new Routes(joined(all, other.all), joined(filters, other.filters), joined(gaps, other.gaps));
        }

        /// This builder is read to its end.
        Routes built() {
            return new Routes(
                    all,
                    filters.stream()
                            .map(each -> each.routes().isEmpty() ? new Filtered(each.filter(), each.in(), all) : each)
                            .toList(),
                    gaps);
        }

        Routes below(List<Mapping> outer) {
            List<Routed> nested = outer.stream()
                    .flatMap(each -> all.stream().map(routed -> routed.below(each)))
                    .toList();
            return new Routes(nested, filters, gaps);
        }

        private static <T> List<T> joined(List<T> one, List<T> two) {
            return Stream.concat(one.stream(), two.stream()).toList();
        }
    }

    static Routes of(Program program, Body body) {
        return new RouteReading(program, body, 0).returned();
    }

    private Routes returned() {
        return returned(body.block());
    }

    private Routes returned(Statement.Block block) {
        Routes routes = Routes.NONE;
        for (Statement statement : block.statements()) {
            if (statement instanceof Statement.Return leave && leave.value().isPresent()) {
                Routes found = function(leave.value().get());
                routes = routes.and(
                        found.equals(Routes.NONE)
                                        && !withoutHandlers(leave.value().get())
                                ? gap(leave.value().get())
                                : found);
            }
        }
        return routes;
    }

    private boolean withoutHandlers(Expression function) {
        return chains.leadingTo(function).calls().stream()
                .anyMatch(call -> call.name().startsWith("resource"));
    }

    /// The routes of an expression that is a router function or its builder.
    private Routes function(Expression expression) {
        Routes routes = Routes.NONE;
        for (Call call : chains.leadingTo(expression).calls()) {
            routes = after(routes, call);
        }
        return onOpenBuilder(expression) ? routes : routes.built();
    }

    private Routes after(Routes before, Call call) {
        List<Expression> arguments = call.arguments();
        boolean begins = arguments.isEmpty() && call.name().equals("route");
        if (begins
                || !arguments.isEmpty() && WITHOUT_HANDLERS.contains(call.name())
                || call.name().equals("build")) {
            return before;
        }
        if (arguments.isEmpty()) {
            return before.and(elsewhere(call.callee().method(), call));
        }
        if (RoutePredicates.METHODS.contains(call.name())) {
            return before.and(routed(verb(call), arguments.getLast()));
        }
        return switch (call.name()) {
            case "route", "andRoute" ->
                arguments.size() == 2
                        ? before.and(routed(predicates.read(arguments.getFirst()), arguments.getLast()))
                        : before.and(gap(call));
            case "nest", "andNest", "path" -> arguments.size() == 2 ? before.and(nested(call)) : before.and(gap(call));
            case "add", "and", "andOther" ->
                arguments.size() == 1 ? before.and(function(arguments.getFirst())) : before.and(gap(call));
            case "filter", "before" ->
                before.and(new Routes(
                        List.of(),
                        List.of(new Filtered(
                                arguments.getFirst(),
                                body,
                                isBuilder(call.type().erasure()) ? List.of() : before.all())),
                        List.of()));
            default -> before.and(elsewhere(call.callee().method(), call));
        };
    }

    /// `GET(handler)`, `GET("/x", handler)`, `GET(predicate, handler)`, `GET("/x", predicate, handler)`.
    private List<Mapping> verb(Call call) {
        List<Expression> before = call.arguments().subList(0, call.arguments().size() - 1);
        List<Expression> paths = before.stream()
                .filter(each -> each.type().is("java.lang.String"))
                .toList();
        List<Mapping> read = List.of(predicates.method(call.name(), paths, call));
        for (Expression each : before) {
            if (!paths.contains(each)) {
                List<Mapping> inner = predicates.read(each);
                read = read.stream()
                        .flatMap(one -> inner.stream().map(one::with))
                        .toList();
            }
        }
        return read;
    }

    private Routes routed(List<Mapping> mappings, Expression handler) {
        Routes routes = Routes.NONE;
        for (Mapping mapping : mappings) {
            routes = routes.and(
                    RoutePredicates.pathUnknown(mapping)
                            ? gap(handler)
                            : new Routes(List.of(new Routed(mapping, handler, body)), List.of(), List.of()));
        }
        return routes;
    }

    private Routes nested(Call call) {
        Expression first = call.arguments().getFirst();
        List<Mapping> outer =
                call.name().equals("path") ? List.of(predicates.paths(List.of(first), call)) : predicates.read(first);
        Routes inner = inner(call.arguments().getLast());
        boolean known = outer.stream().allMatch(Mapping::complete) && !inner.equals(Routes.NONE);
        return known ? inner.below(outer) : gap(call);
    }

    private Routes inner(Expression expression) {
        return switch (expression) {
            case Expression.Lambda lambda ->
                lambda.parameters().isEmpty() ? returned(lambda.body()) : onBuilder(lambda);
            case Expression.MethodReference reference ->
                elsewhere(reference.callee().method(), reference);
            default -> function(expression);
        };
    }

    /// `builder -> builder.GET(..).POST(..)`.
    private Routes onBuilder(Expression.Lambda lambda) {
        Routes routes = Routes.NONE;
        for (Statement statement : lambda.body().statements()) {
            Optional<Expression> made = switch (statement) {
                case Statement.Evaluate evaluate -> Optional.of(evaluate.expression());
                case Statement.Return leave -> leave.value();
                default -> Optional.empty();
            };
            routes = made.map(this::function).map(routes::and).orElse(routes);
        }
        return routes.built();
    }

    /// A statement on a builder that was handed in; others may follow.
    private boolean onOpenBuilder(Expression expression) {
        CallChains.Chain chain = chains.leadingTo(expression);
        return chain.start() instanceof Expression.Variable
                && isBuilder(expression.type().erasure());
    }

    private static boolean isBuilder(String type) {
        return type.endsWith("RouterFunctions.Builder");
    }

    /// The routes that another method of the sources returns.
    private Routes elsewhere(Optional<MethodId> method, Expression at) {
        Optional<Body> other = method.flatMap(program::body);
        return other.isPresent() && depth < DEEPEST
                ? new RouteReading(program, other.get(), depth + 1).returned()
                : gap(at);
    }

    private Routes gap(Expression at) {
        return new Routes(
                List.of(),
                List.of(),
                List.of(new Gap(
                        body.at(at),
                        "this functional route is put together in a way that cannot be read",
                        "endpoints of " + body.method().owner() + " are missing")));
    }
}
