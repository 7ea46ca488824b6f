package dev.lintel.read.security;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.read.Fact.Decision;
import java.util.Optional;
import java.util.Set;

/// Filters and managers of the target that decide access beside or in place of the framework's own rules, from
/// whatever they read at run time.
record DecidingFilters(Program program) {
    private static final Set<String> INTERCEPTORS = Set.of(
            "org.springframework.security.access.intercept.AbstractSecurityInterceptor",
            "org.springframework.security.web.access.intercept.FilterSecurityInterceptor",
            "org.springframework.security.web.access.intercept.AuthorizationFilter");
    private static final Set<String> REPLACES =
            Set.of("setSecurityMetadataSource", "setAccessDecisionManager", "setAuthorizationManager");

    /// What a call on the builder adds to the decision; empty for the calls that add nothing.
    Optional<Decision> of(Call call) {
        return call.arguments().stream()
                .map(argument -> of(call.name(), argument))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Decision> of(String call, Expression argument) {
        if (call.startsWith("addFilter")) {
            return interceptor(argument);
        }
        boolean replaces = call.equals("accessDecisionManager") && isOwn(argument)
                || call.equals("withObjectPostProcessor") && givesOtherRules(argument);
        return replaces
                ? Optional.of(new Decision.FromData(false, "rules that the project's own code reads at run time"))
                : Optional.empty();
    }

    private Optional<Decision> interceptor(Expression argument) {
        if (argument instanceof Expression.ClassLiteral || !isOwn(argument)) {
            return Optional.empty();
        }
        String type = argument.type().erasure();
        boolean decides = program.supertypes(type).stream().anyMatch(each -> INTERCEPTORS.contains(each.name()));
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return decides
                ? Optional.of(new Decision.FromData(true, "the permissions that " + simple + " reads at run time"))
                : Optional.empty();
    }

    /// A post processor that gives the framework's interceptor another source of rules.
    private boolean givesOtherRules(Expression argument) {
        return argument instanceof Expression.New made
                && made.anonymous().flatMap(program::type).stream()
                        .flatMap(type -> type.methods().stream())
                        .flatMap(method -> program.body(method.id()).stream())
                        .flatMap(body -> Walk.calls(body.block()))
                        .anyMatch(inner -> REPLACES.contains(inner.name()));
    }

    private boolean isOwn(Expression argument) {
        return argument.type() instanceof Type.Declared declared
                && program.type(declared.name())
                        .flatMap(TypeDeclaration::origin)
                        .isPresent();
    }
}
