package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Members that nobody wrote: those of the language (JLS 8.8.9 default constructors, 8.9.3 enums, 8.10.3 records)
/// and those of Lombok, which is not run.
///
/// @param names what Lombok's annotations are called in this file
record Additions(LombokNames names, LombokSettings settings) {
    TypeSyntax to(TypeSyntax type) {
        LombokMembers lombok = new LombokMembers(names, settings, type);
        TypeSyntax generated = lombok.added();
        List<MethodSyntax> more = new ArrayList<>();
        switch (generated.kind()) {
            case RECORD -> addOfRecord(generated, more);
            case ENUM -> addOfEnum(generated, more);
            case CLASS -> addDefaultConstructor(generated, more, access(generated.modifiers()));
            case INTERFACE, ANNOTATION -> {}
        }
        return more.isEmpty() ? generated : generated.with(List.of(), more, List.of());
    }

    private static Set<Modifier> access(Set<Modifier> modifiers) {
        for (Modifier each : List.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE)) {
            if (modifiers.contains(each)) {
                return Set.of(each);
            }
        }
        return Set.of();
    }

    private static void addDefaultConstructor(TypeSyntax type, List<MethodSyntax> more, Set<Modifier> modifiers) {
        boolean written = type.methods().stream().anyMatch(MethodSyntax::isConstructor);
        if (!written && !type.isAnonymous()) {
            more.add(MethodSyntax.added(MethodSyntax.CONSTRUCTOR, modifiers, List.of(), null, type.at()));
        }
    }

    private static void addOfRecord(TypeSyntax type, List<MethodSyntax> more) {
        List<FieldSyntax> components =
                type.fields().stream().filter(FieldSyntax::component).toList();
        for (FieldSyntax each : components) {
            if (!Made.has(type.methods(), each.name(), 0)) {
                more.add(new MethodSyntax(
                        each.name(),
                        Made.PUBLIC,
                        List.of(),
                        List.of(),
                        each.type(),
                        List.of(),
                        each.annotations(),
                        Code.NONE,
                        false,
                        true,
                        each.at()));
            }
        }
        List<ParameterSyntax> parameters = Made.parameters(components);
        boolean written = type.methods().stream()
                .anyMatch(each -> each.isConstructor() && sameTypes(each.parameters(), parameters));
        if (!written) {
            more.add(MethodSyntax.added(
                    MethodSyntax.CONSTRUCTOR, access(type.modifiers()), parameters, null, type.at()));
        }
        Made.objectMethods(type.at()).stream()
                .filter(each ->
                        !Made.has(type.methods(), each.name(), each.parameters().size()))
                .forEach(more::add);
    }

    private static boolean sameTypes(List<ParameterSyntax> some, List<ParameterSyntax> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!Made.spell(some.get(i).type()).equals(Made.spell(others.get(i).type()))) {
                return false;
            }
        }
        return true;
    }

    private static void addOfEnum(TypeSyntax type, List<MethodSyntax> more) {
        Tree self = new Tree.Name(type.visibleName(), type.at());
        more.add(MethodSyntax.added(
                "values", Made.PUBLIC_STATIC, List.of(), new Tree.ArrayOf(self, type.at()), type.at()));
        ParameterSyntax name = ParameterSyntax.of("name", Made.name("java.lang.String", type.at()), type.at());
        more.add(MethodSyntax.added("valueOf", Made.PUBLIC_STATIC, List.of(name), self, type.at()));
        addDefaultConstructor(type, more, Set.of(Modifier.PRIVATE));
    }
}
