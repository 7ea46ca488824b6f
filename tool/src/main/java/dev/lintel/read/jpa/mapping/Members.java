package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The persistent attributes of one class, by field or by getter (Jakarta Persistence, section 2.3).
final class Members {
    private final Constants constants;

    Members(Constants constants) {
        this.constants = constants;
    }

    /// Where the identifier's annotation stands decides for the hierarchy.
    enum Access {
        FIELD,
        PROPERTY,
        UNDECIDED
    }

    Access access(TypeDeclaration type) {
        Marks own = marks(type.annotations());
        var explicit = own.find("Access").map(it -> own.names(it, "value")).orElse(List.of());
        if (!explicit.isEmpty()) {
            return explicit.getFirst().equals("PROPERTY") ? Access.PROPERTY : Access.FIELD;
        }
        if (type.fields().stream().anyMatch(field -> isId(marks(field.annotations())))) {
            return Access.FIELD;
        }
        return type.methods().stream().anyMatch(method -> isId(marks(method.annotations())))
                ? Access.PROPERTY
                : Access.UNDECIDED;
    }

    /// For classes without identifier (embeddables): where mapping annotations stand at all.
    Access guess(TypeDeclaration type) {
        boolean onGetter = type.methods().stream()
                .filter(Members::isGetter)
                .anyMatch(method -> marks(method.annotations()).hasAny(Attributes.MAPPING));
        return onGetter ? Access.PROPERTY : Access.FIELD;
    }

    private static boolean isId(Marks marks) {
        return marks.has("Id") || marks.has("EmbeddedId");
    }

    List<Member> of(TypeDeclaration type, Access access, Map<String, Type> arguments) {
        List<Member> members = new ArrayList<>();
        boolean byField = access != Access.PROPERTY;
        for (Field field : type.fields()) {
            if (!field.modifiers().contains(Modifier.STATIC)
                    && !field.modifiers().contains(Modifier.TRANSIENT)
                    && !field.enumConstant()
                    && !field.name().startsWith("$")
                    && (byField || isExplicit(field.annotations()))) {
                members.add(new Member(
                        field.name(),
                        substitute(field.type(), arguments),
                        marks(field.annotations()),
                        type.name(),
                        field.at()));
            }
        }
        for (Method method : type.methods()) {
            if (isGetter(method) && !method.synthesised() && (!byField || isExplicit(method.annotations()))) {
                members.add(new Member(
                        propertyName(method.name()),
                        substitute(method.returns(), arguments),
                        marks(method.annotations()),
                        type.name(),
                        method.at()));
            }
        }
        return members.stream()
                .filter(member -> !member.marks().has("Transient"))
                .toList();
    }

    private boolean isExplicit(List<Annotation> annotations) {
        return marks(annotations).has("Access");
    }

    Marks marks(List<Annotation> annotations) {
        return new Marks(annotations, constants);
    }

    private static boolean isGetter(Method method) {
        return method.parameters().isEmpty()
                && !method.is(Modifier.STATIC)
                && !method.returns().equals(Type.VOID)
                && !propertyName(method.name()).isEmpty();
    }

    private static String propertyName(String getter) {
        String rest =
                getter.startsWith("get") ? getter.substring(3) : getter.startsWith("is") ? getter.substring(2) : "";
        return rest.isEmpty() || !Character.isUpperCase(rest.charAt(0))
                ? ""
                : Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }

    /// The type parameters of a superclass as the subclass fills them.
    static Map<String, Type> arguments(TypeDeclaration declared, Type used, Map<String, Type> outer) {
        Map<String, Type> filled = new HashMap<>();
        for (int i = 0; i < declared.typeParameters().size(); i++) {
            String name = declared.typeParameters().get(i).name();
            used.argument(i).ifPresent(type -> filled.put(name, substitute(type, outer)));
        }
        return filled;
    }

    private static Type substitute(Type type, Map<String, Type> arguments) {
        return switch (type) {
            case Type.Variable variable -> arguments.getOrDefault(variable.name(), variable);
            case Type.Declared declared
            when !declared.arguments().isEmpty() ->
                new Type.Declared(
                        declared.name(),
                        Arrays.asList(declared.arguments().stream()
                                .map(each -> substitute(each, arguments))
                                .toArray(Type[]::new)),
                        declared.known());
            case Type.Array array -> new Type.Array(substitute(array.element(), arguments));
            case Type.Declared _, Type.Primitive _, Type.Wildcard _, Type.Unknown _ -> type;
        };
    }
}
