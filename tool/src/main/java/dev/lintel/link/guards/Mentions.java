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

    Mentions(Program program, boolean aspect) {
        this.program = program;
        this.aspect = aspect;
    }

    boolean identity() {
        return identity;
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
                default -> {}
            }
        }
    }

    private void mention(String name) {
        identity |= IdentityWords.speaksOfIdentity(name, aspect);
    }

    private void readAnnotation(Expression.ClassLiteral literal) {
        if (literal.named() instanceof Type.Declared named) {
            program.type(named.name())
                    .filter(type -> type.kind() == TypeDeclaration.Kind.ANNOTATION)
                    .ifPresent(type -> {
                        reads.add(type.name());
                        mention(type.simpleName());
                    });
        }
    }
}
