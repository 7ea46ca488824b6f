package dev.lintel.flow;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The filters of the target that see a request before anybody is asked who sends it: those that find that out
/// themselves, and those that are put into Spring Security's chain in front of the one that asks for a login.
final class FiltersBeforeLogin {
    private static final List<String> FILTERS =
            List.of("jakarta.servlet.Filter", "javax.servlet.Filter", "org.springframework.web.server.WebFilter");
    private static final Set<String> ADDING = Set.of("addFilter", "addFilterBefore", "addFilterAt", "addFilterAfter");
    /// What tells the framework who sends the request.
    private static final Set<String> AUTHENTICATING = Set.of("setAuthentication", "withAuthentication");
    private static final String CONTEXT = "org.springframework.security.core.context.";

    /// What asks for the login; what stands behind them sees only requests that were let through.
    private static final Set<String> ASKING = Set.of("AuthorizationFilter", "FilterSecurityInterceptor");
    private static final Set<String> ASKING_ORDERS = Set.of("AUTHORIZATION", "LAST");

    private final Program program;

    FiltersBeforeLogin(Program program) {
        this.program = program;
    }

    /// Qualified names.
    Set<String> types() {
        Set<String> own = new TreeSet<>();
        FILTERS.stream()
                .flatMap(each -> program.subtypes(each).stream())
                .filter(each -> each.isMain() && !each.modifiers().contains(Modifier.ABSTRACT))
                .map(TypeDeclaration::name)
                .forEach(own::add);
        if (own.isEmpty()) {
            return own;
        }
        Set<String> added =
                new TreeSet<>(program.bodiesCalling(ADDING).flatMap(this::added).toList());
        own.removeIf(each -> !added.contains(each) && !authenticates(each));
        return own;
    }

    private boolean authenticates(String filter) {
        return Stream.concat(
                        program.type(filter).stream(),
                        program.supertypes(filter).stream().flatMap(each -> program.type(each.name()).stream()))
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> program.body(method.id()).stream())
                .flatMap(body -> Walk.calls(body.block()))
                .anyMatch(call -> AUTHENTICATING.contains(call.name())
                        && (call.callee().owner().startsWith(CONTEXT)
                                || call.callee().owner().isEmpty()));
    }

    private Stream<String> added(Body body) {
        return Walk.calls(body.block())
                .filter(call ->
                        ADDING.contains(call.name()) && !call.arguments().isEmpty() && !isBehindTheQuestion(call))
                .map(call -> call.arguments().getFirst().type().erasure());
    }

    private static boolean isBehindTheQuestion(Expression.Call call) {
        boolean after = !call.name().equals("addFilterBefore");
        return after
                && call.arguments().stream().skip(1).anyMatch(each -> switch (each) {
                    case Expression.ClassLiteral literal ->
                        ASKING.contains(simple(literal.named().erasure()));
                    case Expression.FieldAccess order -> ASKING_ORDERS.contains(order.name());
                    default -> false;
                });
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
