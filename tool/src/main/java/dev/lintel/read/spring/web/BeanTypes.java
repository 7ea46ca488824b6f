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
        if (isUnseen(type, program) || isConcrete(type, program)) {
            return type;
        }
        if (expression instanceof Expression.Call call) {
            List<String> returned = call.callee().method().flatMap(program::body).stream()
                    .flatMap(body -> Walk.all(body.block(), Statement.Return.class))
                    .flatMap(each -> each.value().stream())
                    .map(value -> value.type().erasure())
                    .filter(name -> isUnseen(name, program) || isConcrete(name, program))
                    .distinct()
                    .toList();
            return returned.size() == 1 ? returned.getFirst() : "";
        }
        List<TypeDeclaration> below =
                program.subtypes(type).stream().filter(TypeDeclaration::isMain).toList();
        return below.size() == 1 ? below.getFirst().name() : "";
    }

    /// A class with a full name whose declaration is in no source and in no known library.
    private static boolean isUnseen(String type, Program program) {
        return type.contains(".") && program.type(type).isEmpty();
    }

    private static boolean isConcrete(String type, Program program) {
        Optional<TypeDeclaration> declaration = program.type(type);
        return declaration
                .filter(it -> it.kind() != TypeDeclaration.Kind.INTERFACE
                        && !it.modifiers().contains(Modifier.ABSTRACT))
                .isPresent();
    }
}
