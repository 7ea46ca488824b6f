package dev.lintel.link;

import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.graph.OperationId;
import dev.lintel.read.OperationIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which methods of a filter, an interceptor or an aspect run with a request; of a class of a library none is known.
final class CalledBefore {
    /// What containers call (Jakarta Servlet 6, Jakarta REST 4, Spring Framework 7).
    private static final Set<String> CALLED =
            Set.of("doFilter", "doFilterInternal", "filter", "preHandle", "postHandle", "afterCompletion", "intercept");

    private static final Set<String> ADVICE = Set.of(
            "org.aspectj.lang.annotation.Around",
            "org.aspectj.lang.annotation.Before",
            "org.aspectj.lang.annotation.After",
            "org.aspectj.lang.annotation.AfterReturning",
            "org.aspectj.lang.annotation.AfterThrowing");

    private final Program program;
    private final Map<String, List<OperationId>> known = new HashMap<>();

    CalledBefore(Program program) {
        this.program = program;
    }

    /// A method that its class inherits from another of the target counts as well.
    List<OperationId> of(String type) {
        return known.computeIfAbsent(type, this::find);
    }

    private List<OperationId> find(String type) {
        return program.supertypes(type).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .flatMap(each -> each.methods().stream())
                .filter(method -> isCalled(method) && program.body(method.id()).isPresent())
                .map(method -> OperationIds.of(method.id()))
                .toList();
    }

    private static boolean isCalled(Method method) {
        return CALLED.contains(method.name())
                || method.annotations().stream().anyMatch(each -> ADVICE.contains(each.type()));
    }
}
