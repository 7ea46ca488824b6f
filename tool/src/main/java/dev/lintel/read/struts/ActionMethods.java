package dev.lintel.read.struts;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Hierarchy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Methods of a class that may answer: public, without parameters, giving the name of a result, written in the
/// target.
record ActionMethods(Program program) {
    private static final Set<String> RESULTS = Set.of("java.lang.String", "com.opensymphony.xwork2.Result");
    private static final Set<String> NEVER = Set.of("toString", "getText", "getModel");

    List<Method> of(TypeDeclaration type) {
        return new Hierarchy(program)
                .members(type).stream()
                        .map(Hierarchy.Member::method)
                        .filter(this::answers)
                        .toList();
    }

    Optional<Method> named(TypeDeclaration type, String name) {
        return of(type).stream().filter(method -> method.name().equals(name)).findFirst();
    }

    private boolean answers(Method method) {
        String returns = method.returns().erasure();
        return method.is(Modifier.PUBLIC)
                && !method.is(Modifier.STATIC)
                && method.parameters().isEmpty()
                && method.hasBody()
                && (RESULTS.contains(returns) || returns.endsWith(".HttpHeaders"))
                && !NEVER.contains(method.name())
                && !isGetter(method)
                && program.type(method.id().owner())
                        .filter(TypeDeclaration::isMain)
                        .isPresent();
    }

    private static boolean isGetter(Method method) {
        String name = method.name();
        return name.length() > 3 && name.startsWith("get") && Character.isUpperCase(name.charAt(3));
    }
}
