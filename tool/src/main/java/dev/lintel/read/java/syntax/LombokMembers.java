package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Lombok would add to one type, read off its annotations (projectlombok.org/features). Members that are
/// written already are left alone, as Lombok leaves them.
final class LombokMembers {
    private final LombokNames names;
    private final LombokSettings settings;
    private final TypeSyntax type;
    private final List<FieldSyntax> fields = new ArrayList<>();
    private final List<MethodSyntax> methods = new ArrayList<>();
    private final List<TypeSyntax> nested = new ArrayList<>();
    private final boolean isData;
    private final boolean isValue;

    LombokMembers(LombokNames names, LombokSettings settings, TypeSyntax type) {
        this.names = names;
        this.settings = settings;
        this.type = type;
        this.isData = names.has(type.annotations(), "Data");
        this.isValue = names.has(type.annotations(), "Value");
    }

    TypeSyntax added() {
        if (names.single().isEmpty()
                && names.packages().isEmpty()
                && type.annotations().isEmpty()) {
            return type;
        }
        if (type.kind() == Kind.INTERFACE || type.kind() == Kind.ANNOTATION) {
            return type;
        }
        addLogger();
        for (FieldSyntax each : type.fields()) {
            if (!each.enumConstant()) {
                addAccessors(each);
            }
        }
        addConstructors();
        addObjectMethods();
        LombokBuilder builder = new LombokBuilder(names, type);
        builder.addTo(methods, nested);
        return builder.merged(type).with(fields, methods, nested);
    }

    private void addLogger() {
        names.logger(type.annotations()).ifPresent(logger -> {
            Set<Modifier> modifiers = EnumSet.of(Modifier.PRIVATE, Modifier.FINAL);
            if (settings.staticLog()) {
                modifiers.add(Modifier.STATIC);
            }
            fields.add(new FieldSyntax(
                    settings.logName(),
                    Made.name(logger, type.at()),
                    modifiers,
                    List.of(),
                    Code.NONE,
                    false,
                    false,
                    type.at()));
        });
    }

    private void addAccessors(FieldSyntax field) {
        boolean isStatic = field.is(Modifier.STATIC);
        LombokAccessors accessors = LombokAccessors.of(names, settings, type, field);
        if (wanted("Getter", field, isStatic, isData || isValue)) {
            add(Made.method(accessors.getter(), field.type(), List.of(), field.at()), "Getter", field);
        }
        boolean fixed = field.is(Modifier.FINAL) || isValue;
        if (!fixed && wanted("Setter", field, isStatic, isData)) {
            Tree returns = accessors.chain()
                    ? Made.self(type.visibleName(), type.typeParameters(), field.at())
                    : Made.primitive("void", field.at());
            add(Made.method(accessors.setter(), returns, List.of(parameter(field)), field.at()), "Setter", field);
        }
        if (wanted("With", field, isStatic, false) || wanted("Wither", field, isStatic, false)) {
            Tree self = Made.self(type.visibleName(), type.typeParameters(), field.at());
            add(Made.method(accessors.with(), self, List.of(parameter(field)), field.at()), "With", field);
        }
    }

    private static ParameterSyntax parameter(FieldSyntax field) {
        return ParameterSyntax.of(field.name(), field.type(), field.at());
    }

    /// Annotated itself, or on the class, or implied by `@Data` and `@Value`; `AccessLevel.NONE` switches it off.
    private boolean wanted(String annotation, FieldSyntax field, boolean isStatic, boolean implied) {
        Optional<AnnotationSyntax> own = names.find(field.annotations(), annotation);
        if (own.isPresent()) {
            return !level(own.get()).equals("NONE");
        }
        if (isStatic) {
            return false;
        }
        Optional<AnnotationSyntax> onType = names.find(type.annotations(), annotation);
        return onType.map(each -> !level(each).equals("NONE")).orElse(implied);
    }

    private static String level(AnnotationSyntax annotation) {
        Tree value = annotation.values().get("value");
        if (value == null) {
            value = annotation.values().get("access");
        }
        return switch (value) {
            case Tree.Select select -> select.name();
            case Tree.Name name -> name.id();
            case null, default -> "PUBLIC";
        };
    }

    private void add(MethodSyntax method, String annotation, FieldSyntax field) {
        if (Made.has(type.methods(), method.name(), method.parameters().size())
                || Made.has(methods, method.name(), method.parameters().size())) {
            return;
        }
        Set<Modifier> modifiers = names.find(field.annotations(), annotation)
                .or(() -> names.find(type.annotations(), annotation))
                .map(each -> access(level(each)))
                .orElse(EnumSet.of(Modifier.PUBLIC));
        if (field.is(Modifier.STATIC)) {
            modifiers.add(Modifier.STATIC);
        }
        methods.add(new MethodSyntax(
                method.name(),
                modifiers,
                List.of(),
                method.parameters(),
                method.returns(),
                List.of(),
                List.of(),
                Code.NONE,
                false,
                true,
                field.at()));
    }

    private static Set<Modifier> access(String level) {
        return switch (level) {
            case "PRIVATE" -> EnumSet.of(Modifier.PRIVATE);
            case "PROTECTED" -> EnumSet.of(Modifier.PROTECTED);
            case "PACKAGE", "MODULE" -> EnumSet.noneOf(Modifier.class);
            default -> EnumSet.of(Modifier.PUBLIC);
        };
    }

    private void addConstructors() {
        Optional<AnnotationSyntax> none = names.find(type.annotations(), "NoArgsConstructor");
        Optional<AnnotationSyntax> all = names.find(type.annotations(), "AllArgsConstructor");
        Optional<AnnotationSyntax> required = names.find(type.annotations(), "RequiredArgsConstructor");
        none.ifPresent(each -> addConstructor(List.of(), each));
        all.ifPresent(each -> addConstructor(assignable(), each));
        required.ifPresent(each -> addConstructor(requiredFields(), each));
        boolean written = type.methods().stream().anyMatch(MethodSyntax::isConstructor);
        if (written || none.isPresent() || all.isPresent() || required.isPresent()) {
            return;
        }
        if (isValue || names.has(type.annotations(), "Builder") && type.kind() == Kind.CLASS) {
            names.find(type.annotations(), isValue ? "Value" : "Builder")
                    .ifPresent(each -> addConstructor(assignable(), each));
        } else if (isData) {
            names.find(type.annotations(), "Data").ifPresent(each -> addConstructor(requiredFields(), each));
        }
    }

    private List<FieldSyntax> assignable() {
        return type.fields().stream()
                .filter(each -> !each.is(Modifier.STATIC) && !each.enumConstant())
                .filter(each -> !(isFinal(each) && each.initialiser() != Code.NONE))
                .toList();
    }

    private List<FieldSyntax> requiredFields() {
        return assignable().stream()
                .filter(each -> each.initialiser() == Code.NONE
                        && (isFinal(each)
                                || each.annotations().stream()
                                        .anyMatch(note -> note.simpleName().equals("NonNull"))))
                .toList();
    }

    private boolean isFinal(FieldSyntax field) {
        return field.is(Modifier.FINAL)
                || isValue && !names.has(field.annotations(), "NonFinal")
                || names.find(type.annotations(), "FieldDefaults")
                        .map(each -> each.values().get("makeFinal"))
                        .filter(value -> value instanceof Tree.Constant(Object on, long _) && Boolean.TRUE.equals(on))
                        .isPresent();
    }

    private void addConstructor(List<FieldSyntax> of, AnnotationSyntax annotation) {
        List<ParameterSyntax> parameters = Made.parameters(of);
        methods.add(MethodSyntax.added(
                MethodSyntax.CONSTRUCTOR, access(level(annotation)), parameters, null, annotation.at()));
        Tree name = annotation.values().get("staticName");
        if (name == null) {
            name = annotation.values().get("staticConstructor");
        }
        if (name instanceof Tree.Constant(String factory, long at) && !factory.isEmpty()) {
            Tree self = Made.self(type.visibleName(), type.typeParameters(), at);
            methods.add(Made.generic(factory, type.typeParameters(), self, parameters, at));
        }
    }

    private void addObjectMethods() {
        boolean all = isData || isValue;
        boolean equality = all || names.has(type.annotations(), "EqualsAndHashCode");
        boolean text = all || names.has(type.annotations(), "ToString");
        for (MethodSyntax each : Made.objectMethods(type.at())) {
            boolean wanted = each.name().equals("toString") ? text : equality;
            if (wanted
                    && !Made.has(type.methods(), each.name(), each.parameters().size())) {
                methods.add(each);
            }
        }
    }
}
