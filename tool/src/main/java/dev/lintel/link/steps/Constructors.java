package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Which property each argument of a constructor ends up in; a parameter that is not stored plainly has none.
final class Constructors {
    private final Program program;
    private final Map<MethodId, List<Optional<String>>> known = new ConcurrentHashMap<>();

    Constructors(Program program) {
        this.program = program;
    }

    /// The properties set by the arguments, by position; empty when the constructor is not one of the sources'.
    List<Optional<String>> properties(MethodId constructor) {
        List<Optional<String>> found = known.get(constructor);
        if (found == null) {
            found = program.method(constructor).map(this::read).orElse(List.of());
            known.put(constructor, found);
        }
        return found;
    }

    private List<Optional<String>> read(Method constructor) {
        if (constructor.synthesised()) {
            return constructor.parameters().stream()
                    .map(each -> Optional.of(each.name()))
                    .toList();
        }
        Optional<Body> body = program.body(constructor.id());
        if (body.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, constructor.parameters().size())
                .mapToObj(i -> body.flatMap(
                        each -> stored(each, constructor.parameters().get(i).name())))
                .toList();
    }

    private static Optional<String> stored(Body body, String parameter) {
        for (Statement statement : body.block().statements()) {
            if (statement instanceof Statement.Evaluate(Expression.Assign assign, long _)
                    && assign.target() instanceof Expression.FieldAccess field
                    && mentions(assign.value(), parameter)) {
                return Optional.of(field.name());
            }
        }
        return Optional.empty();
    }

    private static boolean mentions(Expression value, String parameter) {
        return switch (value) {
            case Expression.Variable variable -> variable.name().equals(parameter);
            case Expression.Call call ->
                call.receiver().filter(each -> mentions(each, parameter)).isPresent()
                        && call.receiver().get().type().erasure().startsWith("java.lang.");
            default -> false;
        };
    }
}
