package dev.lintel.flow.lower;

import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What lowering asks of declarations: which members are static, who encloses whom, what a local class captures.
final class Names {
    /// The pseudo field that holds the enclosing instance.
    static final String OUTER = "outer$";
    private static final String CAPTURED = "val$";

    private final Program program;
    private final Map<String, Set<String>> variables = new ConcurrentHashMap<>();

    Names(Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    /// The pseudo field that holds a captured local variable.
    static String captured(String variable) {
        return CAPTURED + variable;
    }

    boolean isStaticField(String owner, String name) {
        for (Type.Declared each : program.supertypes(owner)) {
            Optional<Field> field = program.type(each.name()).flatMap(type -> type.field(name));
            if (field.isPresent()) {
                return isStatic(field.get());
            }
        }
        return false;
    }

    private boolean isStatic(Field field) {
        return field.enumConstant()
                || field.modifiers().contains(Modifier.STATIC)
                || program.type(field.owner())
                        .filter(type -> type.kind() == TypeDeclaration.Kind.INTERFACE
                                || type.kind() == TypeDeclaration.Kind.ANNOTATION)
                        .isPresent();
    }

    boolean isStatic(MethodId method) {
        return program.method(method).filter(each -> each.is(Modifier.STATIC)).isPresent();
    }

    boolean isA(String type, String ancestor) {
        return program.supertypes(type).stream().anyMatch(each -> each.name().equals(ancestor));
    }

    /// The type around an inner class whose instance the inner one holds; empty for static nested ones.
    Optional<String> outer(String type) {
        Optional<TypeDeclaration> declared = program.type(type);
        boolean inner = declared.isPresent()
                && declared.get().kind() == TypeDeclaration.Kind.CLASS
                && !declared.get().modifiers().contains(Modifier.STATIC);
        return inner ? declared.get().outer() : Optional.empty();
    }

    /// Names of variables in the bodies of a local or anonymous class, its own and captured ones alike.
    Set<String> variablesIn(String type) {
        Set<String> known = variables.get(type);
        if (known == null) {
            known = new LinkedHashSet<>();
            variables.put(type, known);
            collect(type, known);
        }
        return known;
    }

    private void collect(String type, Set<String> into) {
        Optional<TypeDeclaration> declared = program.type(type);
        if (declared.isEmpty()) {
            return;
        }
        for (Method method : declared.get().methods()) {
            program.body(method.id()).ifPresent(body -> names(body.block(), into));
        }
        program.initialisers(declared.get()).forEach(body -> names(body.block(), into));
        for (Field field : declared.get().fields()) {
            program.initialiser(field).ifPresent(value -> names(value, into));
        }
    }

    private void names(Node node, Set<String> into) {
        for (Node each : Walk.all(node)) {
            if (each instanceof Expression.Variable variable) {
                into.add(variable.name());
            } else if (each instanceof Expression.New made) {
                made.anonymous().ifPresent(inner -> into.addAll(variablesIn(inner)));
            }
        }
    }
}
