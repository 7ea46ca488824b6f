package dev.lintel.read.json;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.read.payload.Constraints;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The JSON view of one class by Jackson's rules: properties are public getters and setters, public fields, record
/// components, and whatever `@JsonProperty` names; annotations on field, getter and setter count together.
final class PropertyReader {
    private static final String[] OWN_SERIALIZER = {Jackson.SERIALIZE, "com.fasterxml.jackson.annotation.JsonValue"};

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final Constraints constraints;
    private final Payloads payloads;

    PropertyReader(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.hierarchy = new Hierarchy(program);
        this.constraints = new Constraints(program, annotations);
        this.payloads = new Payloads(program);
    }

    BodyType read(TypeDeclaration type) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        boolean complete = !annotations.has(type.annotations(), OWN_SERIALIZER);
        List<TypeDeclaration> lineage = new ArrayList<>();
        for (Type.Declared each : program.supertypes(type.name())) {
            Optional<TypeDeclaration> declaration = program.type(each.name());
            complete &= declaration.isPresent();
            declaration.filter(it -> it.origin().isPresent()).ifPresent(lineage::add);
        }
        for (TypeDeclaration each : lineage.reversed()) {
            collect(type, each, drafts);
        }
        creator(type)
                .ifPresent(method -> method.parameters()
                        .forEach(parameter -> Optional.ofNullable(drafts.get(parameter.name()))
                                .ifPresent(Draft::parameter)));
        Visibility visibility = Visibility.of(lineage, annotations, constants);
        List<BodyType.Property> properties = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            complete &= !annotations.has(draft.annotations(), Jackson.SERIALIZE);
            property(draft, visibility, type).ifPresent(properties::add);
        }
        return new BodyType(type.name(), properties, complete, type.at());
    }

    /// The constructor that Jackson uses: the one marked `@JsonCreator`, or the only one when parameter names are
    /// kept, as Spring Boot's build does.
    private Optional<Method> creator(TypeDeclaration type) {
        List<Method> constructors = type.methods().stream()
                .filter(method -> method.isConstructor() && !method.parameters().isEmpty())
                .toList();
        return constructors.stream()
                .filter(method -> annotations.has(method.annotations(), Jackson.CREATOR))
                .findFirst()
                .or(() -> constructors.size() == 1 && type.methods("<init>").size() == 1
                        ? Optional.of(constructors.getFirst())
                        : Optional.empty());
    }

    private void collect(TypeDeclaration bean, TypeDeclaration declaration, Map<String, Draft> drafts) {
        for (Field field : declaration.fields()) {
            if (!field.modifiers().contains(Modifier.STATIC) && !field.enumConstant()) {
                Draft draft = drafts.computeIfAbsent(field.name(), Draft::new);
                draft.field(field, hierarchy.seenFrom(bean.name(), declaration.name(), field.type()));
                if (declaration.kind() == TypeDeclaration.Kind.RECORD) {
                    draft.component();
                }
            }
        }
        for (Method method : declaration.methods()) {
            accessor(bean, declaration, method, drafts);
        }
    }

    private void accessor(TypeDeclaration bean, TypeDeclaration declaration, Method method, Map<String, Draft> drafts) {
        if (method.is(Modifier.STATIC) || method.isConstructor()) {
            return;
        }
        int arity = method.parameters().size();
        Optional<String> named = arity == 0
                ? Accessors.getterProperty(method.name()).filter(_ -> isGetter(method))
                : arity == 1 ? Accessors.setterProperty(method.name()) : Optional.empty();
        boolean marked = annotations.has(method.annotations(), Jackson.PROPERTY);
        Optional<String> property = named.isPresent() || !marked || arity > 1 ? named : Optional.of(method.name());
        if (property.isEmpty() || !method.is(Modifier.PUBLIC) && !marked) {
            return;
        }
        Draft draft = drafts.computeIfAbsent(property.get(), Draft::new);
        if (arity == 0) {
            draft.getter(method, hierarchy.seenFrom(bean.name(), declaration.name(), method.returns()));
        } else {
            draft.setter(
                    method,
                    hierarchy.seenFrom(
                            bean.name(),
                            declaration.name(),
                            method.parameters().getFirst().type()));
        }
    }

    private static boolean isGetter(Method method) {
        boolean truth = method.returns().is("boolean") || method.returns().is("java.lang.Boolean");
        return !method.returns().equals(Type.VOID) && (method.name().startsWith("get") || truth);
    }

    private Optional<BodyType.Property> property(Draft draft, Visibility visibility, TypeDeclaration type) {
        List<Annotation> on = draft.annotations();
        if (ignored(on) || visibility.ignored(draft.name()) || draft.isTransient()) {
            return Optional.empty();
        }
        String explicit = annotations
                .find(on, Jackson.PROPERTY)
                .flatMap(found -> found.value("value"))
                .flatMap(constants::text)
                .orElse("");
        String access = annotations
                .find(on, Jackson.PROPERTY)
                .flatMap(found -> found.value("access"))
                .map(value -> constants.names(value).values())
                .filter(names -> !names.isEmpty())
                .map(List::getFirst)
                .orElse("AUTO");
        boolean marked = annotations.has(on, Jackson.PROPERTY);
        boolean reads = draft.readable() || marked || visibility.fields() && draft.hasField();
        boolean accepts = draft.writable(marked) || visibility.fields() && draft.hasField();
        boolean written = reads
                && !access.equals("WRITE_ONLY")
                && !annotations.has(on, Jackson.BACK_REFERENCE)
                && !fastjsonSilent(on);
        boolean read = accepts && !access.equals("READ_ONLY");
        if (!written && !read) {
            return Optional.empty();
        }
        Payload payload = payloads.of(draft.type());
        String element = payload.type().isEmpty() ? draft.type().erasure() : payload.type();
        return Optional.of(new BodyType.Property(
                explicit.isEmpty() ? visibility.named(draft.name()) : explicit,
                draft.name(),
                element,
                payload.shape() == Shape.MANY,
                written,
                read,
                constraints.names(on),
                on.stream().anyMatch(Constraints::isValid),
                draft.at().orElse(type.at())));
    }

    private boolean ignored(List<Annotation> on) {
        return annotations
                        .find(on, Jackson.IGNORE)
                        .filter(found ->
                                found.value("value").flatMap(constants::truth).orElse(true))
                        .isPresent()
                || annotations.has(on, Jackson.OTHER_IGNORES);
    }

    /// `@JSONField(serialize = false)` of fastjson.
    private boolean fastjsonSilent(List<Annotation> on) {
        return annotations
                .find(on, Jackson.FASTJSON)
                .flatMap(found -> found.value("serialize"))
                .flatMap(constants::truth)
                .filter(it -> !it)
                .isPresent();
    }
}
