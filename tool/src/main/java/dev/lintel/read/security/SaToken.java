package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sa-Token's interceptors and filters: for which paths they stand, and what their function asks there. An
/// interceptor lets off handlers with `@SaIgnore`, a filter does not know handlers (Sa-Token documentation, "Route
/// interception", "Global filter").
public final class SaToken implements Framework {
    private static final String SA = "cn.dev33.satoken.";
    private static final Set<String> INTERCEPTORS =
            Set.of("SaInterceptor", "SaRouteInterceptor", "SaAnnotationInterceptor");
    private static final Set<String> FILTERS = Set.of("SaServletFilter", "SaReactorFilter", "SaFirewallCheckFilter");
    private static final String[] IGNORE = {SA + "annotation.SaIgnore"};
    private static final Set<String> SAYS = Set.of("addInterceptor", "setAuth");

    @Override
    public String name() {
        return "Sa-Token";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<Fact> facts = new ArrayList<>();
        program.bodiesCalling(SAYS).forEach(body -> {
            interceptors(program, body).forEach(facts::add);
            filters(program, body).forEach(facts::add);
        });
        return facts.stream();
    }

    private static Stream<Fact> interceptors(Program program, Body body) {
        return Walk.calls(body.block())
                .filter(call -> call.name().equals("addInterceptor")
                        && !call.arguments().isEmpty())
                .flatMap(call -> made(call.arguments().getFirst(), program, body, INTERCEPTORS).stream()
                        .map(made -> {
                            SaRules rules = new SaRules(program, made.in());
                            List<Expression> open = arguments(body, call, "excludePathPatterns");
                            RequestMatch scope = new SaRules(program, body)
                                    .scope(arguments(body, call, "addPathPatterns"), open, true);
                            made.made().arguments().forEach(function -> rules.read(function, scope));
                            arguments(made.in(), made.made(), "setAuth").forEach(each -> rules.read(each, scope));
                            return asking(program, body, call, rules, open, ignored(program));
                        }));
    }

    private static Stream<Fact> filters(Program program, Body body) {
        return Walk.all(body.block(), Expression.New.class)
                .filter(made -> isOf(made, FILTERS))
                .map(made -> {
                    SaRules rules = new SaRules(program, body);
                    List<Expression> open = arguments(body, made, "addExclude", "setExcludeList");
                    RequestMatch scope =
                            rules.scope(arguments(body, made, "addInclude", "setIncludeList"), open, false);
                    arguments(body, made, "setAuth").forEach(function -> rules.read(function, scope));
                    return asking(program, body, made, rules, open, Set.of());
                });
    }

    private static Fact asking(
            Program program,
            Body body,
            Expression registered,
            SaRules rules,
            List<Expression> open,
            Set<MethodId> ignored) {
        List<Fact.UrlRule> all = new ArrayList<>(rules.rules());
        if (!open.isEmpty()) {
            RequestMatch excluded = new SaRules(program, body).paths(open);
            all.addFirst(new Fact.UrlRule(
                    excluded, new Decision.Permit(), new Condition.Always(), body.at(open.getFirst())));
        }
        String module =
                program.type(body.method().owner()).map(TypeDeclaration::module).orElse("");
        return new Fact.Asking(module, all, ignored, body.at(registered));
    }

    /// @param in where it is made, for the variables that its function speaks of
    private record Made(Expression.New made, Body in) {}

    /// `new SaInterceptor(..)`, at once, by a variable or by a method that makes it.
    private static Optional<Made> made(Expression value, Program program, Body body, Set<String> types) {
        Expression bottom = value;
        while (bottom instanceof Call call && call.receiver().isPresent() && isChained(call)) {
            bottom = call.receiver().get();
        }
        return switch (bottom) {
            case Expression.New made when isOf(made, types) -> Optional.of(new Made(made, body));
            case Expression.Variable variable ->
                Walk.all(body.block(), Statement.Local.class)
                        .filter(local -> local.name().equals(variable.name()))
                        .flatMap(local -> local.value().stream())
                        .flatMap(local -> Walk.all(local, Expression.New.class))
                        .filter(made -> isOf(made, types))
                        .map(made -> new Made(made, body))
                        .findFirst();
            case Call call ->
                call.callee().method().flatMap(program::body).stream()
                        .flatMap(in -> Walk.all(in.block(), Expression.New.class)
                                .filter(made -> isOf(made, types))
                                .map(made -> new Made(made, in)))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static boolean isChained(Call call) {
        return call.name().startsWith("set") || call.name().startsWith("is");
    }

    private static boolean isOf(Expression.New made, Set<String> types) {
        String type = made.type().erasure().isEmpty()
                ? made.callee().owner()
                : made.type().erasure();
        return type.startsWith(SA) && types.contains(type.substring(type.lastIndexOf('.') + 1));
    }

    /// What calls of these names, chained onto an expression or onto the variable that holds it, are given.
    private static List<Expression> arguments(Body body, Expression root, String... names) {
        Set<String> variables = new HashSet<>();
        Walk.all(body.block(), Statement.Local.class)
                .filter(local -> local.value()
                        .filter(value -> leadsTo(value, root, Set.of()))
                        .isPresent())
                .forEach(local -> variables.add(local.name()));
        Set<String> wanted = Set.of(names);
        return Walk.calls(body.block())
                .filter(call -> wanted.contains(call.name()))
                .filter(call -> call.receiver()
                        .filter(receiver -> leadsTo(receiver, root, variables))
                        .isPresent())
                .flatMap(call -> call.arguments().stream())
                .toList();
    }

    private static boolean leadsTo(Expression from, Expression root, Set<String> variables) {
        Expression now = from;
        while (now != root && now instanceof Call call && call.receiver().isPresent()) {
            now = call.receiver().get();
        }
        return now == root || now instanceof Expression.Variable variable && variables.contains(variable.name());
    }

    private static Set<MethodId> ignored(Program program) {
        Annotations annotations = new Annotations(program);
        Set<MethodId> ignored = new HashSet<>();
        for (TypeDeclaration type : program.types()) {
            boolean whole = type.isMain() && annotations.on(type, IGNORE).isPresent();
            type.methods().stream()
                    .filter(method -> type.isMain()
                            && (whole || annotations.on(method, IGNORE).isPresent()))
                    .forEach(method -> ignored.add(method.id()));
        }
        return ignored;
    }
}
