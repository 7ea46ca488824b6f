package dev.lintel.read.java;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.source.SourceId;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Finds every method call of a program, wherever it is nested.
final class CallSites {
    private CallSites() {}

    static void each(Program program, BiConsumer<SourceId, Expression.Call> visitor) {
        program.bodies().forEach(body -> each(body, visitor));
        program.types()
                .forEach(type -> type.fields()
                        .forEach(field -> program.initialiser(field)
                                .ifPresent(value -> walk(
                                        value, call -> visitor.accept(field.at().file(), call)))));
    }

    static void each(Body body, BiConsumer<SourceId, Expression.Call> visitor) {
        walk(body.block(), call -> visitor.accept(body.file(), call));
    }

    /// Looks through the components of records, whatever kinds of nodes there are.
    static void walk(Object part, Consumer<Expression.Call> visitor) {
        switch (part) {
            case Optional<?> some -> some.ifPresent(each -> walk(each, visitor));
            case Collection<?> many -> many.forEach(each -> walk(each, visitor));
            case Node node -> {
                if (node instanceof Expression.Call call) {
                    visitor.accept(call);
                }
                for (RecordComponent each : node.getClass().getRecordComponents()) {
                    walk(value(node, each), visitor);
                }
            }
            default -> {}
        }
    }

    private static Object value(Node node, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(node);
            return value == null ? Optional.empty() : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
