package dev.lintel.bench.flow.transform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Which element gets which name. What others rely on keeps its own: methods that a library calls, members that a
/// mapping file or an annotation of a mapper names, record components.
final class Plan {
    private static final Set<String> KEPT =
            Set.of("main", "serialVersionUID", "valueOf", "values", "this", "super", "length", "class");

    private final Attributed code;
    private final Names names;
    private final Set<String> mapped;
    private final Set<String> related = new HashSet<>();
    private final Set<String> keptMethods = new HashSet<>(KEPT);

    /// @param mapped types that configuration names
    Plan(Attributed code, Names names, Set<String> mapped) {
        this.code = code;
        this.names = names;
        this.mapped = mapped;
        for (TypeElement type : types(code)) {
            for (TypeElement above : above(type)) {
                if (code.declares(above)) {
                    related.add(above.getQualifiedName().toString());
                    related.add(type.getQualifiedName().toString());
                }
            }
            for (Element each : type.getEnclosedElements()) {
                if (each instanceof ExecutableElement method && overridesLibrary(method, type)) {
                    keptMethods.add(method.getSimpleName().toString());
                }
            }
        }
    }

    private static List<TypeElement> types(Attributed code) {
        return code.own().stream()
                .map(code.elements()::getTypeElement)
                .filter(each -> each != null)
                .toList();
    }

    private Collection<TypeElement> above(TypeElement type) {
        List<TypeElement> all = new ArrayList<>();
        for (TypeMirror each : code.types().directSupertypes(type.asType())) {
            if (each instanceof DeclaredType declared && declared.asElement() instanceof TypeElement above) {
                all.add(above);
                all.addAll(above(above));
            }
        }
        return all;
    }

    private boolean overridesLibrary(ExecutableElement method, TypeElement type) {
        return above(type).stream()
                .filter(above -> !code.declares(above))
                .flatMap(above -> above.getEnclosedElements().stream())
                .anyMatch(each -> each instanceof ExecutableElement other
                        && code.elements().overrides(method, other, type));
    }

    /// Null when it keeps its name.
    @Nullable
    String of(@Nullable Element element) {
        if (element == null || element instanceof PackageElement || !code.declares(element)) {
            return null;
        }
        String name = element.getSimpleName().toString();
        return switch (element.getKind()) {
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> ofType((TypeElement) element);
            case CONSTRUCTOR -> ofType((TypeElement) element.getEnclosingElement());
            case METHOD -> ofMethod(element, name);
            case FIELD, ENUM_CONSTANT ->
                KEPT.contains(name) || keepsMembers(element)
                        ? null
                        : names.like(name, "field " + owner(element) + " " + name);
            case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE ->
                isRecordParameter(element) ? null : names.camel("local " + method(element) + " " + name);
            default -> null;
        };
    }

    private static boolean isRecordParameter(Element element) {
        Element method = element.getEnclosingElement();
        return method != null
                && method.getKind() == ElementKind.CONSTRUCTOR
                && method.getEnclosingElement().getKind() == ElementKind.RECORD;
    }

    private @Nullable String ofMethod(Element method, String name) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        if (keptMethods.contains(name) || keepsMembers(method) || overridesLibrary((ExecutableElement) method, type)) {
            return null;
        }
        String owner = owner(method);
        boolean shared = related.contains(owner) || above(type).stream().anyMatch(code::declares);
        return names.camel(shared ? "method " + name : "method " + owner + " " + name);
    }

    @Nullable
    String ofType(TypeElement type) {
        String qualified = type.getQualifiedName().toString();
        if (mapped.contains(qualified)) {
            return null;
        }
        String key = qualified.isEmpty() ? "local type " + type.getSimpleName() : "type " + qualified;
        return type.getSimpleName().isEmpty() ? null : names.pascal(key);
    }

    private boolean keepsMembers(Element member) {
        Element type = member.getEnclosingElement();
        if (type.getKind() == ElementKind.RECORD || type.getKind() == ElementKind.ANNOTATION_TYPE) {
            return true;
        }
        boolean bound = type.getAnnotationMirrors().stream()
                .map(each -> each.getAnnotationType().toString())
                .anyMatch(each -> each.contains("persistence") || each.contains(".xml.bind"));
        boolean inherited = type instanceof TypeElement each
                && member.getKind() == ElementKind.METHOD
                && !member.getModifiers().contains(Modifier.PRIVATE)
                && above(each).stream()
                        .anyMatch(above ->
                                mapped.contains(above.getQualifiedName().toString()));
        return bound || inherited || mapped.contains(owner(member));
    }

    private static String owner(Element member) {
        return member.getEnclosingElement().toString();
    }

    private static String method(Element local) {
        Element method = local.getEnclosingElement();
        return method == null ? "" : method.getEnclosingElement() + "." + method;
    }
}
