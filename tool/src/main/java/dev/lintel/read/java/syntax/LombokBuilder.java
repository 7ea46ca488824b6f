package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Accessors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lombok's `@Builder` and `@SuperBuilder` on a type, and `@Builder` on constructors and static methods.
final class LombokBuilder {
    private final LombokNames names;
    private final TypeSyntax type;
    private final List<TypeSyntax> builders = new ArrayList<>();

    LombokBuilder(LombokNames names, TypeSyntax type) {
        this.names = names;
        this.type = type;
    }

    /// One thing that a builder sets.
    private record Part(String name, Tree type, Optional<AnnotationSyntax> singular, long at) {}

    void addTo(List<MethodSyntax> methods, List<TypeSyntax> nested) {
        names.find(type.annotations(), "SuperBuilder").ifPresent(each -> addSuperBuilder(each, methods));
        names.find(type.annotations(), "Builder")
                .ifPresent(each -> addBuilder(each, own(), type.typeParameters(), self(each.at()), methods));
        for (MethodSyntax method : type.methods()) {
            names.find(method.annotations(), "Builder").ifPresent(each -> {
                Tree built = method.returns() == null ? self(each.at()) : method.returns();
                List<TypeParameterSyntax> parameters =
                        method.isConstructor() ? type.typeParameters() : method.typeParameters();
                addBuilder(each, ofParameters(method), parameters, built, methods);
            });
        }
        for (TypeSyntax builder : builders) {
            if (written(builder.name()).isEmpty()) {
                nested.add(builder);
            }
        }
    }

    /// The type, in which a builder class that is written in part has got its other members.
    TypeSyntax merged(TypeSyntax original) {
        if (builders.stream().allMatch(each -> written(each.name()).isEmpty())) {
            return original;
        }
        List<TypeSyntax> nested = original.nested().stream()
                .map(each -> builders.stream()
                        .filter(builder -> builder.name().equals(each.name()))
                        .findFirst()
                        .map(builder -> completed(each, builder))
                        .orElse(each))
                .toList();
        return new TypeSyntax(
                original.name(),
                original.kind(),
                original.modifiers(),
                original.typeParameters(),
                original.extended(),
                original.implemented(),
                original.annotations(),
                original.fields(),
                original.methods(),
                nested,
                original.initialisers(),
                original.within(),
                original.at());
    }

    private static TypeSyntax completed(TypeSyntax written, TypeSyntax made) {
        List<MethodSyntax> missing = made.methods().stream()
                .filter(each -> !Made.has(
                        written.methods(), each.name(), each.parameters().size()))
                .toList();
        return written.with(List.of(), missing, List.of());
    }

    private Optional<TypeSyntax> written(String name) {
        return type.nested().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private Tree self(long at) {
        return Made.self(type.visibleName(), type.typeParameters(), at);
    }

    private List<Part> own() {
        List<Part> parts = new ArrayList<>();
        for (FieldSyntax each : type.fields()) {
            boolean fixed = each.is(Modifier.FINAL)
                    && each.initialiser() != Code.NONE
                    && !names.has(each.annotations(), "Default")
                    && each.annotations().stream()
                            .noneMatch(note -> note.simpleName().equals("Default"));
            if (!each.is(Modifier.STATIC) && !fixed) {
                parts.add(new Part(each.name(), each.type(), names.find(each.annotations(), "Singular"), each.at()));
            }
        }
        return parts;
    }

    private List<Part> ofParameters(MethodSyntax method) {
        return method.parameters().stream()
                .map(each -> new Part(each.name(), each.type(), names.find(each.annotations(), "Singular"), each.at()))
                .toList();
    }

    private void addBuilder(
            AnnotationSyntax annotation,
            List<Part> parts,
            List<TypeParameterSyntax> parameters,
            Tree built,
            List<MethodSyntax> methods) {
        long at = annotation.at();
        String name = text(annotation, "builderClassName", simpleName(built) + "Builder");
        Tree builder = Made.self(name, parameters, at);
        List<MethodSyntax> members = new ArrayList<>();
        String prefix = text(annotation, "setterPrefix", "");
        parts.forEach(part -> addSetters(part, builder, prefix, members));
        members.add(Made.method(text(annotation, "buildMethodName", "build"), built, List.of(), at));
        members.add(Made.method("toString", Made.name("java.lang.String", at), List.of(), at));
        builders.add(builderType(name, parameters, null, members, Set.of(Modifier.PUBLIC, Modifier.STATIC), at));
        String factory = text(annotation, "builderMethodName", "builder");
        if (!factory.isEmpty() && !Made.has(type.methods(), factory, 0)) {
            methods.add(Made.generic(factory, parameters, builder, List.of(), at));
        }
        if (isTrue(annotation, "toBuilder") && !Made.has(type.methods(), "toBuilder", 0)) {
            methods.add(Made.method("toBuilder", builder, List.of(), at));
        }
    }

    private void addSuperBuilder(AnnotationSyntax annotation, List<MethodSyntax> methods) {
        long at = annotation.at();
        String name = text(annotation, "builderClassName", type.visibleName() + "Builder");
        Tree self = new Tree.Name("B", at);
        List<MethodSyntax> members = new ArrayList<>();
        String prefix = text(annotation, "setterPrefix", "");
        own().forEach(part -> addSetters(part, self, prefix, members));
        members.add(MethodSyntax.added("self", Set.of(Modifier.PROTECTED, Modifier.ABSTRACT), List.of(), self, at));
        members.add(Made.method(text(annotation, "buildMethodName", "build"), new Tree.Name("C", at), List.of(), at));
        List<Tree> arguments = List.of(new Tree.Name("C", at), self);
        Tree builder = Made.parameterised(new Tree.Name(name, at), arguments, at);
        List<TypeParameterSyntax> parameters = List.of(
                new TypeParameterSyntax("C", List.of(self(at))), new TypeParameterSyntax("B", List.of(builder)));
        Tree extended = parentBuilder(arguments, at);
        builders.add(builderType(
                name, parameters, extended, members, Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.ABSTRACT), at));
        Tree any = new Tree.Any("?", null, at);
        Tree open = Made.parameterised(new Tree.Name(name, at), List.of(any, any), at);
        String factory = text(annotation, "builderMethodName", "builder");
        if (!factory.isEmpty()
                && !type.modifiers().contains(Modifier.ABSTRACT)
                && !Made.has(type.methods(), factory, 0)) {
            methods.add(Made.generic(factory, List.of(), open, List.of(), at));
        }
        if (isTrue(annotation, "toBuilder")) {
            methods.add(Made.method("toBuilder", open, List.of(), at));
        }
    }

    /// A superclass of a type with a super builder has one too, or Lombok would refuse.
    private @Nullable Tree parentBuilder(List<Tree> arguments, long at) {
        Tree parent = type.extended() instanceof Tree.Parameterised generic ? generic.base() : type.extended();
        if (parent == null) {
            return null;
        }
        return Made.parameterised(new Tree.Select(parent, simpleName(parent) + "Builder", at), arguments, at);
    }

    private void addSetters(Part part, Tree builder, String prefix, List<MethodSyntax> members) {
        String name = prefix.isEmpty() ? part.name() : prefix + Accessors.capitalised(part.name());
        members.add(Made.method(
                name, builder, List.of(ParameterSyntax.of(part.name(), part.type(), part.at())), part.at()));
        part.singular().ifPresent(annotation -> {
            members.add(Made.method("clear" + Accessors.capitalised(part.name()), builder, List.of(), part.at()));
            List<Tree> arguments = part.type() instanceof Tree.Parameterised generic ? generic.arguments() : List.of();
            List<ParameterSyntax> parameters = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                parameters.add(ParameterSyntax.of("arg" + i, bound(arguments.get(i)), part.at()));
            }
            String one = text(annotation, "value", singular(part.name()));
            members.add(Made.method(
                    prefix.isEmpty() ? one : prefix + Accessors.capitalised(one), builder, parameters, part.at()));
        });
    }

    private static Tree bound(Tree argument) {
        return argument instanceof Tree.Any any && any.bound() != null ? any.bound() : argument;
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.endsWith("sses") || plural.endsWith("xes") || plural.endsWith("ches") || plural.endsWith("shes")) {
            return plural.substring(0, plural.length() - 2);
        }
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }

    private static TypeSyntax builderType(
            String name,
            List<TypeParameterSyntax> parameters,
            @Nullable Tree extended,
            List<MethodSyntax> members,
            Set<Modifier> modifiers,
            long at) {
        return new TypeSyntax(
                name,
                Kind.CLASS,
                modifiers,
                parameters,
                extended,
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(members),
                List.of(),
                List.of(),
                null,
                at);
    }

    private static String simpleName(Tree type) {
        return switch (type) {
            case Tree.Name name -> name.id();
            case Tree.Select select -> select.name();
            case Tree.Parameterised generic -> simpleName(generic.base());
            case Tree.PrimitiveName primitive -> Accessors.capitalised(primitive.name());
            default -> "";
        };
    }

    private static String text(AnnotationSyntax annotation, String name, String otherwise) {
        return annotation.values().get(name) instanceof Tree.Constant(String text, long _) ? text : otherwise;
    }

    private static boolean isTrue(AnnotationSyntax annotation, String name) {
        return annotation.values().get(name) instanceof Tree.Constant(Boolean on, long _) && on;
    }
}
