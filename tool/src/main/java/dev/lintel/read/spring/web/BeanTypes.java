package dev.lintel.read.spring.web;

import dev.lintel.code.Expression;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.List;
import java.util.Optional;

/// The concrete class behind an expression that a configuration hands over.
final class BeanTypes {
    private BeanTypes() {}

    /// Empty when it cannot be told.
    static String of(Expression expression, Program program) {
        String type = expression.type().erasure();
        boolean unseen = type.contains(".") && program.type(type).isEmpty();
        if (unseen || isConcrete(type, program)) {
            return type;
        }
        if (expression instanceof Expression.Call call) {
            List<String> returned = call.callee().method().flatMap(program::body).stream()
                    .flatMap(body -> Walk.all(body.block(), Statement.Return.class))
                    .flatMap(each -> each.value().stream())
                    .map(value -> value.type().erasure())
                    .filter(name -> isConcrete(name, program))
                    .distinct()
                    .toList();
            return returned.size() == 1 ? returned.getFirst() : "";
        }
        List<TypeDeclaration> below =
                program.subtypes(type).stream().filter(TypeDeclaration::isMain).toList();
        return below.size() == 1 ? below.getFirst().name() : "";
    }

    private static boolean isConcrete(String type, Program program) {
        Optional<TypeDeclaration> declaration = program.type(type);
        return declaration
                .filter(it -> it.kind() != TypeDeclaration.Kind.INTERFACE
                        && !it.modifiers().contains(Modifier.ABSTRACT))
                .isPresent();
    }
}
