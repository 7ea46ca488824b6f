package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shiro's chains as modules of Guice add them: `addFilterChain("/api/**", AUTHC, config(ROLES, "admin"))`, the keys
/// by name or by the filter's class. A filter of the target's own asks what the one that it extends asks, unless it
/// lets through whom that one turned away.
final class ShiroModules {
    private static final String MODULE = "ShiroWebModule";
    private static final Map<String, String> BY_KEY = Map.of(
            "ANON", "anon",
            "AUTHC", "authc",
            "AUTHC_BASIC", "authcBasic",
            "AUTHC_BEARER", "authcBearer",
            "NO_SESSION_CREATION", "noSessionCreation",
            "LOGOUT", "logout",
            "PERMS", "perms",
            "ROLES", "roles",
            "USER", "user",
            "SSL", "ssl");
    private static final Map<String, String> BY_CLASS = Map.of(
            "AnonymousFilter", "anon",
            "FormAuthenticationFilter", "authc",
            "PassThruAuthenticationFilter", "authc",
            "BasicHttpAuthenticationFilter", "authcBasic",
            "BearerHttpAuthenticationFilter", "authcBearer",
            "NoSessionCreationFilter", "noSessionCreation",
            "LogoutFilter", "logout",
            "PermissionsAuthorizationFilter", "perms",
            "RolesAuthorizationFilter", "roles",
            "UserFilter", "user");
    private static final Set<String> REFUSES = Set.of("onAccessDenied", "isAccessAllowed");

    private final Program program;
    private final Constants constants;
    private final Conditionals conditionals;

    ShiroModules(Program program) {
        this.program = program;
        this.constants = new Constants(program);
        this.conditionals = new Conditionals(program, new Annotations(program));
    }

    boolean isOne(TypeDeclaration type) {
        return type.superclass()
                .filter(above -> above.erasure().contains(MODULE))
                .isPresent();
    }

    Optional<Fact> chain(TypeDeclaration module) {
        List<Fact.UrlRule> rules = new ArrayList<>();
        module.methods().stream()
                .flatMap(method -> program.body(method.id()).stream())
                .forEach(body -> look(body.block(), body, List.of(), rules));
        return rules.isEmpty() ? Optional.empty() : Optional.of(ShiroFilters.chain(module.module(), rules));
    }

    private void look(Statement statement, Body body, List<Condition> under, List<Fact.UrlRule> rules) {
        switch (statement) {
            case Statement.Block block -> block.statements().forEach(each -> look(each, body, under, rules));
            case Statement.If choice -> {
                Condition holds = conditionals.of(choice.condition(), body.at(choice.condition()));
                look(choice.then(), body, with(under, holds), rules);
                choice.otherwise().ifPresent(other -> look(other, body, with(under, new Condition.Not(holds)), rules));
            }
            default ->
                Walk.calls(statement)
                        .filter(call -> call.name().equals("addFilterChain")
                                && !call.arguments().isEmpty())
                        .forEach(call -> rules.add(rule(call, body.at(call), Conditionals.joined(under))));
        }
    }

    private static List<Condition> with(List<Condition> under, Condition another) {
        List<Condition> all = new ArrayList<>(under);
        all.add(another);
        return all;
    }

    private Fact.UrlRule rule(Call call, Span at, Condition when) {
        RequestMatch match = constants
                .text(call.arguments().getFirst())
                .<RequestMatch>map(path -> new RequestMatch.Path("*", Syntax.ANT, path))
                .orElseGet(() -> new RequestMatch.Unknown(
                        new Gap(at, "which path this chain is for is not constant", "access below it is unknown")));
        List<Requirement> asked = new ArrayList<>();
        for (Expression key : call.arguments().subList(1, call.arguments().size())) {
            Optional<Decision> decision = decision(key, "", at);
            if (decision.isEmpty()) {
                Gap gap = new Gap(at, "which filter stands in this chain cannot be told", "access is unknown");
                return new Fact.UrlRule(match, new Decision.Unknown(gap), when, at);
            }
            if (decision.get() instanceof Decision.Require require) {
                asked.addAll(require.all());
            }
        }
        Decision all = asked.isEmpty() ? new Decision.Permit() : new Decision.Require(asked);
        return new Fact.UrlRule(match, all, when, at);
    }

    /// @param configured in brackets where a chain is written as text, `[admin]`; or empty
    private Optional<Decision> decision(Expression key, String configured, Span at) {
        return switch (key) {
            case Expression.FieldAccess field ->
                Optional.ofNullable(BY_KEY.get(field.name())).map(name -> ShiroFilters.decision(name + configured, at));
            case Expression.ClassLiteral literal -> ofClass(literal.named(), configured, at);
            case Call call
            when call.name().equals("get") && call.arguments().size() == 1 ->
                decision(call.arguments().getFirst(), configured, at);
            case Call call
            when call.name().endsWith("onfig") && call.arguments().size() == 2 ->
                constants
                        .text(call.arguments().get(1))
                        .flatMap(text -> decision(call.arguments().getFirst(), "[" + text + "]", at));
            default -> Optional.empty();
        };
    }

    private Optional<Decision> ofClass(Type filter, String configured, Span at) {
        for (Type.Declared each : program.supertypes(filter.erasure())) {
            String known = BY_CLASS.get(each.simpleName());
            if (known != null) {
                return Optional.of(ShiroFilters.decision(known + configured, at));
            }
            Optional<Decision> own = program.type(each.name())
                    .filter(type -> type.origin().isPresent())
                    .flatMap(type -> overridden(type, at));
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    /// What a class changes about whom it refuses; empty when it leaves that to the one above it.
    private Optional<Decision> overridden(TypeDeclaration type, Span at) {
        for (Method method : type.methods()) {
            Optional<Body> body = REFUSES.contains(method.name()) ? program.body(method.id()) : Optional.empty();
            if (body.isEmpty()) {
                continue;
            }
            if (method.name().equals("onAccessDenied") && alwaysTrue(body.get())) {
                return Optional.of(new Decision.Permit());
            }
            if (!asksAbove(body.get(), method.name())) {
                return Optional.of(new Decision.Require(List.of(new Requirement.Own(type.simpleName(), at))));
            }
        }
        return Optional.empty();
    }

    private static boolean alwaysTrue(Body body) {
        return Walk.all(body.block(), Statement.Return.class)
                .allMatch(each -> each.value()
                        .filter(value ->
                                value instanceof Expression.Literal literal && Boolean.TRUE.equals(literal.value()))
                        .isPresent());
    }

    private static boolean asksAbove(Body body, String method) {
        return Walk.calls(body.block())
                .anyMatch(call -> call.name().equals(method)
                        && call.receiver()
                                .filter(receiver -> receiver instanceof Expression.This self && self.base())
                                .isPresent());
    }
}
