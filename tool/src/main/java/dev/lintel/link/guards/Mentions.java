package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What code that runs before handlers speaks of: the target's annotations that it looks at, and whether it looks at
/// who calls at all.
final class Mentions {
    private final Program program;
    private final boolean aspect;
    private final Set<MethodId> seen = new HashSet<>();
    private final Set<String> reads = new LinkedHashSet<>();
    private boolean identity;
    private boolean rights;

    Mentions(Program program, boolean aspect) {
        this.program = program;
        this.aspect = aspect;
    }

    boolean identity() {
        return identity;
    }

    /// Whether anything in it is named for more than a login, or an annotation that it looks at says which.
    boolean rights() {
        return rights;
    }

    Set<String> reads() {
        return Set.copyOf(reads);
    }

    void look(MethodId method, int left) {
        Optional<Body> body = program.body(method);
        if (body.isEmpty() || !seen.add(method)) {
            return;
        }
        for (Node node : Walk.all(body.get().block())) {
            switch (node) {
                case Expression.Call call -> {
                    mention(call.name());
                    if (left > 0) {
                        call.callee().method().ifPresent(called -> look(called, left - 1));
                    }
                }
                case Expression.ClassLiteral literal -> readAnnotation(literal);
                case Expression.Variable variable -> mention(variable.name());
                case Expression.FieldAccess field -> rights |= IdentityWords.speaksOfRights(field.name());
                case Expression.Literal(Object value, Type _, long _)
                when value instanceof String text -> rights |= IdentityWords.speaksOfRights(text);
                default -> {}
            }
        }
    }

    private void mention(String name) {
        identity |= IdentityWords.speaksOfIdentity(name, aspect);
        rights |= IdentityWords.speaksOfRights(name);
    }

    private void readAnnotation(Expression.ClassLiteral literal) {
        if (literal.named() instanceof Type.Declared named) {
            program.type(named.name())
                    .filter(type -> type.kind() == TypeDeclaration.Kind.ANNOTATION)
                    .ifPresent(type -> {
                        reads.add(type.name());
                        mention(type.simpleName());
                        rights |= says(type);
                    });
        }
    }

    /// Whether an annotation says which right is asked for: by its name or by more than a switch.
    static boolean says(TypeDeclaration annotation) {
        return IdentityWords.speaksOfRights(annotation.simpleName())
                || annotation.methods().stream()
                        .anyMatch(each -> !each.returns().equals(new Type.Primitive("boolean")));
    }
}
