package dev.lintel.read.security;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact.Decision;
import dev.lintel.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands behind a matcher: `permitAll()`, `hasRole("ADMIN")`, `access(..)`.
final class Decisions {
    private static final Set<String> NAMES = Set.of(
            "permitAll",
            "denyAll",
            "authenticated",
            "fullyAuthenticated",
            "rememberMe",
            "anonymous",
            "hasRole",
            "hasAnyRole",
            "hasAllRoles",
            "hasAuthority",
            "hasAnyAuthority",
            "hasAllAuthorities",
            "hasIpAddress",
            "access",
            "hasVariable");

    private final Program program;
    private final Constants constants;
    private final SecurityExpressions expressions;

    Decisions(Program program) {
        this.program = program;
        this.constants = new Constants(program);
        this.expressions = new SecurityExpressions(program);
    }

    static boolean isDecision(String name) {
        return NAMES.contains(name);
    }

    Decision of(Call call, Span at) {
        return switch (call.name()) {
            case "permitAll", "anonymous" -> new Decision.Permit();
            case "denyAll" -> new Decision.Deny();
            case "authenticated", "fullyAuthenticated", "rememberMe" ->
                new Decision.Require(List.of(new Requirement.Authenticated(at)));
            case "hasRole", "hasAnyRole", "hasAuthority", "hasAnyAuthority" -> roles(call, at);
            case "hasAllRoles", "hasAllAuthorities" -> SecurityExpressions.each(roles(call, at));
            case "access" -> access(call, at);
            default -> new Decision.Require(List.of(new Requirement.Expression(call.name(), at)));
        };
    }

    private Decision roles(Call call, Span at) {
        Set<String> roles = new LinkedHashSet<>();
        boolean all = true;
        for (Expression argument : call.arguments()) {
            var texts = constants.texts(argument);
            all &= texts.complete() && !texts.values().isEmpty();
            texts.values().forEach(text -> roles.add(Requirement.AnyRole.plain(text)));
        }
        return new Decision.Require(List.of(
                all && !roles.isEmpty()
                        ? new Requirement.AnyRole(roles, at)
                        : new Requirement.Expression(call.name() + " of values that are not constants", at)));
    }

    private Decision access(Call call, Span at) {
        return call.arguments().isEmpty()
                ? new Decision.Require(List.of(new Requirement.Expression("access", at)))
                : manager(call.arguments().getFirst(), at);
    }

    /// What an authorization manager asks, as far as it is put together from the framework's own.
    private Decision manager(Expression argument, Span at) {
        Optional<String> text = constants.text(argument).or(() -> webExpression(argument));
        if (text.isPresent()) {
            return expressions.of(text.get(), at);
        }
        if (argument instanceof Call made && made.callee().owner().contains("Authoriz")) {
            return switch (made.name()) {
                case "allOf" -> SecurityExpressions.allOf(inner(made, at));
                case "anyOf" -> SecurityExpressions.anyOf(inner(made, at), "one of several authorization managers", at);
                case String name when isDecision(name) -> of(made, at);
                default -> own(argument, at);
            };
        }
        return argument instanceof Call made
                        && isDecision(made.name())
                        && made.receiver().isEmpty()
                ? of(made, at)
                : own(argument, at);
    }

    private List<Decision> inner(Call made, Span at) {
        return made.arguments().stream().map(each -> manager(each, at)).toList();
    }

    private Decision own(Expression argument, Span at) {
        boolean own = argument.type() instanceof Type.Declared declared
                && program.type(declared.name()).flatMap(type -> type.origin()).isPresent();
        return own
                ? new Decision.FromData(true, "decided at run time by " + simple(argument.type()))
                : new Decision.Require(List.of(new Requirement.Expression("an authorization manager", at)));
    }

    /// `new WebExpressionAuthorizationManager("hasRole('ADMIN')")`.
    private Optional<String> webExpression(Expression argument) {
        return argument instanceof Expression.New made && made.arguments().size() == 1
                ? constants.text(made.arguments().getFirst())
                : Optional.empty();
    }

    private static String simple(Type type) {
        return type.erasure().substring(type.erasure().lastIndexOf('.') + 1);
    }
}
