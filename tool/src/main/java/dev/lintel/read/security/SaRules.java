package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the function of a Sa-Token interceptor or filter asks: checks that stand in it, and checks behind
/// `SaRouter.match(..).notMatch(..)`. Every match is tried, `stop()` lets off what it matched from all that follow.
final class SaRules implements Matchers.Locals {
    private static final int DEEPEST = 3;
    private static final Set<String> SAYS_NOTHING =
            Set.of("checkDisable", "checkDisableLevel", "checkActiveTimeout", "checkActivityTimeout");

    private final Program program;
    private final Constants constants;
    private final Matchers matchers;
    private final SourceId file;
    private final Map<String, Expression> locals = new HashMap<>();
    private final List<Fact.UrlRule> rules = new ArrayList<>();
    private final List<RequestMatch> stopped = new ArrayList<>();

    SaRules(Program program, Body body) {
        this.program = program;
        this.constants = new Constants(program);
        this.matchers = new Matchers(program, this);
        this.file = body.file();
        Walk.all(body.block(), Statement.Local.class)
                .forEach(local ->
                        local.value().ifPresent(value -> locals.put(local.name(), filled(value, body, local))));
    }

    /// A list that starts empty holds what is added to it.
    private static Expression filled(Expression value, Body body, Statement.Local local) {
        if (!(value instanceof Expression.New made) || !made.arguments().isEmpty()) {
            return value;
        }
        List<Expression> added = Walk.calls(body.block())
                .filter(call -> call.name().equals("add") && call.arguments().size() == 1)
                .filter(call -> call.receiver()
                        .filter(receiver -> receiver instanceof Expression.Variable variable
                                && variable.name().equals(local.name()))
                        .isPresent())
                .map(call -> call.arguments().getFirst())
                .toList();
        return added.isEmpty() ? value : new Expression.NewArray(List.of(), added, value.type(), value.at());
    }

    List<Fact.UrlRule> rules() {
        return List.copyOf(rules);
    }

    /// @param included what it is for
    /// @param excluded what of that is left out
    /// @param all whether nothing included means everything
    RequestMatch scope(List<Expression> included, List<Expression> excluded, boolean all) {
        RequestMatch wide = included.isEmpty() && all ? new RequestMatch.Any() : paths(included);
        return excluded.isEmpty() ? wide : both(wide, new RequestMatch.Not(paths(excluded)));
    }

    RequestMatch paths(List<Expression> patterns) {
        return new RequestMatch.AnyOf(patterns.stream()
                .map(each -> matchers.one(each, "*", Syntax.ANT))
                .toList());
    }

    void read(Expression function, RequestMatch scope) {
        function(function, scope, DEEPEST);
    }

    private void function(Expression function, RequestMatch scope, int left) {
        switch (function) {
            case Expression.Lambda lambda -> statement(lambda.body(), scope, left);
            case Expression.MethodReference reference -> {
                Optional<Body> body = reference.callee().method().flatMap(program::body);
                if (body.isPresent() && left > 0) {
                    inside(body.get(), scope, left - 1);
                } else {
                    add(scope, decision(reference.callee().name(), List.of(), at(function)), at(function));
                }
            }
            case Expression.New made
            when made.anonymous().isPresent() ->
                program.type(made.anonymous().get()).stream()
                        .map(TypeDeclaration::methods)
                        .flatMap(List::stream)
                        .map(Method::id)
                        .map(program::body)
                        .flatMap(Optional::stream)
                        .forEach(body -> inside(body, scope, left));
            default -> unread(scope, function);
        }
    }

    /// The code of another method, which has variables and a file of its own.
    private void inside(Body body, RequestMatch scope, int left) {
        SaRules inner = new SaRules(program, body);
        inner.stopped.addAll(stopped);
        inner.statement(body.block(), scope, left);
        rules.addAll(inner.rules);
    }

    private void statement(Statement statement, RequestMatch scope, int left) {
        switch (statement) {
            case Statement.Block block -> block.statements().forEach(each -> statement(each, scope, left));
            case Statement.Evaluate evaluate -> expression(evaluate.expression(), scope, left);
            case Statement.Return leave -> leave.value().ifPresent(value -> expression(value, scope, left));
            case Statement.Try attempt -> statement(attempt.body(), scope, left);
            default -> {
                if (Walk.calls(statement).anyMatch(call -> call.name().startsWith("check"))) {
                    unread(scope, statement);
                }
            }
        }
    }

    private void expression(Expression expression, RequestMatch scope, int left) {
        if (!(expression instanceof Call call)) {
            return;
        }
        List<Call> chain = chain(call);
        if (isRouter(chain.getFirst())) {
            route(chain, scope, left);
            return;
        }
        Optional<Body> own = call.callee().method().flatMap(this::ownBody);
        if (own.isPresent() && left > 0) {
            inside(own.get(), scope, left - 1);
        } else if (call.name().startsWith("check") && !SAYS_NOTHING.contains(call.name())) {
            add(scope, decision(call.name(), call.arguments(), at(call)), at(call));
        }
    }

    private Optional<Body> ownBody(MethodId method) {
        return program.body(method)
                .filter(body ->
                        Walk.calls(body.block()).anyMatch(call -> call.name().startsWith("check") || isRouter(call)));
    }

    private static boolean isRouter(Call call) {
        return call.receiver()
                        .filter(receiver -> receiver.type().erasure().endsWith(".SaRouter"))
                        .isPresent()
                || call.callee().owner().endsWith(".SaRouter");
    }

    /// The calls of a chain, the first one first.
    private static List<Call> chain(Call last) {
        List<Call> chain = new ArrayList<>(List.of(last));
        while (chain.getFirst().receiver().isPresent()
                && chain.getFirst().receiver().get() instanceof Call before) {
            chain.addFirst(before);
        }
        return chain;
    }

    private void route(List<Call> chain, RequestMatch scope, int left) {
        RequestMatch match = scope;
        for (Call call : chain) {
            List<Expression> arguments = call.arguments();
            switch (call.name()) {
                case "match" -> match = matched(arguments, match, left);
                case "notMatch" -> match = without(match, arguments);
                case "matchMethod" -> match = both(match, methods(arguments));
                case "notMatchMethod" -> match = both(match, new RequestMatch.Not(methods(arguments)));
                case "check", "free" -> {
                    for (Expression each : arguments) {
                        function(each, match, left);
                    }
                }
                case "stop" -> {
                    open(match, call);
                    stopped.add(match);
                }
                default -> match = both(match, unknown(call));
            }
        }
    }

    /// `match("/a", "/b")`, `match("/a/**", r -> ..)`, `match("/**", "/login", r -> ..)`.
    private RequestMatch matched(List<Expression> arguments, RequestMatch scope, int left) {
        if (arguments.isEmpty() || !isFunction(arguments.getLast())) {
            return both(scope, paths(arguments));
        }
        List<Expression> patterns = arguments.subList(0, arguments.size() - 1);
        RequestMatch match = both(scope, paths(patterns.subList(0, Math.min(1, patterns.size()))));
        if (patterns.size() > 1) {
            match = without(match, patterns.subList(1, patterns.size()));
        }
        function(arguments.getLast(), match, left);
        return match;
    }

    /// What is left out by name is open on purpose.
    private RequestMatch without(RequestMatch match, List<Expression> patterns) {
        RequestMatch excluded = paths(patterns);
        open(both(match, excluded), patterns.getFirst());
        return both(match, new RequestMatch.Not(excluded));
    }

    private void open(RequestMatch match, Expression at) {
        rules.add(new Fact.UrlRule(match, new Decision.Permit(), new Condition.Always(), at(at)));
    }

    private static boolean isFunction(Expression expression) {
        return expression instanceof Expression.Lambda
                || expression instanceof Expression.MethodReference
                || expression instanceof Expression.New made && made.anonymous().isPresent();
    }

    private RequestMatch methods(List<Expression> arguments) {
        List<RequestMatch> all = new ArrayList<>();
        for (Expression each : arguments) {
            Optional<String> name =
                    each instanceof Expression.FieldAccess field ? Optional.of(field.name()) : constants.text(each);
            all.add(name.<RequestMatch>map(method -> new RequestMatch.Path(method, Syntax.ANT, "/**"))
                    .orElseGet(() -> unknown(each)));
        }
        return new RequestMatch.AnyOf(all);
    }

    private static RequestMatch both(RequestMatch left, RequestMatch right) {
        return left instanceof RequestMatch.Any ? right : new RequestMatch.AllOf(List.of(left, right));
    }

    private RequestMatch unknown(Expression at) {
        return new RequestMatch.Unknown(
                new Gap(at(at), "for which requests this is asked cannot be told", "access is unknown"));
    }

    private void unread(RequestMatch scope, Node at) {
        Gap gap = new Gap(at.at(file), "what is asked here depends on more than the path", "access is unknown");
        add(scope, new Decision.Unknown(gap), gap.at());
    }

    private void add(RequestMatch scope, Decision decision, Span at) {
        RequestMatch match = scope;
        for (RequestMatch each : stopped) {
            match = both(match, new RequestMatch.Not(each));
        }
        rules.add(new Fact.UrlRule(match, decision, new Condition.Always(), at));
    }

    private Decision decision(String check, List<Expression> arguments, Span at) {
        if (check.startsWith("checkRole") || check.startsWith("checkPermission")) {
            Set<String> names = new TreeSet<>();
            arguments.forEach(each -> names.addAll(constants.texts(each).values()));
            if (names.isEmpty()) {
                return new Decision.Require(List.of(new Requirement.Authenticated(at)));
            }
            Decision any = new Decision.Require(List.of(new Requirement.AnyRole(names, at)));
            return check.endsWith("Or") ? any : SecurityExpressions.each(any);
        }
        boolean login = Set.of("checkLogin", "checkSafe", "checkBasic", "check").contains(check);
        return new Decision.Require(
                List.of(login ? new Requirement.Authenticated(at) : new Requirement.Own("Sa-Token " + check, at)));
    }

    @Override
    public Optional<Expression> value(String variable) {
        return Optional.ofNullable(locals.get(variable));
    }

    @Override
    public Optional<Expression> iterated(String variable) {
        return Optional.empty();
    }

    @Override
    public Span at(Expression expression) {
        return expression.at(file);
    }
}
