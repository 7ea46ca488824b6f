package dev.lintel.read.payload;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Validated;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Bean validation as types carry it (Jakarta Bean Validation 3.1, chapters 3 and 5): constraints on fields,
/// getters, record components and types, composed and own ones too, with their groups, and where `@Valid` lets it
/// cascade.
public final class Constraints {
    private static final Set<String> VALID = Set.of("jakarta.validation.Valid", "javax.validation.Valid");
    private static final Set<String> CONSTRAINT =
            Set.of("jakarta.validation.Constraint", "javax.validation.Constraint");
    private static final List<String> PACKAGES = List.of(
            "jakarta.validation.constraints.", "javax.validation.constraints.", "org.hibernate.validator.constraints.");
    private static final Set<String> DEFAULT =
            Set.of("jakarta.validation.groups.Default", "javax.validation.groups.Default");

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Map<String, Carried> defaults = new ConcurrentHashMap<>();

    public Constraints(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    /// What a type carries, itself and wherever validation cascades to.
    public enum Carried {
        /// At least one constraint of the asked groups.
        EFFECTIVE,
        /// Constraints, but all of other groups.
        OTHER_GROUPS,
        NONE,
        /// A type on the way is absent.
        UNKNOWN
    }

    public boolean isConstraint(Annotation annotation) {
        return PACKAGES.stream().anyMatch(annotation.type()::startsWith)
                || program.type(annotation.type())
                        .filter(type ->
                                annotations.find(type.annotations(), CONSTRAINT).isPresent())
                        .isPresent();
    }

    public static boolean isValid(Annotation annotation) {
        return VALID.contains(annotation.type());
    }

    /// Whether the container checks an argument: its own constraints always, those inside of it where it says `@Valid`
    /// (Jakarta RESTful Web Services 4.0, chapter 7; Micronaut does the same).
    ///
    /// @param declared annotations of the argument, those of overridden declarations too
    /// @param bound whether it is bound as an object and not as a single value
    /// @param type what is bound, of the elements where it is many
    public Validated byContainer(List<Annotation> declared, boolean bound, String type) {
        Optional<Annotation> direct =
                declared.stream().filter(this::isConstraint).findFirst();
        Optional<Annotation> valid =
                declared.stream().filter(Constraints::isValid).findFirst();
        Carried inside = bound ? carried(type, List.of()) : Carried.NONE;
        return switch (inside) {
            case EFFECTIVE ->
                new Validated(valid.isPresent() ? Validated.Mode.YES : Validated.Mode.NO, valid.map(Annotation::at));
            case OTHER_GROUPS -> new Validated(Validated.Mode.NO, Optional.empty());
            case UNKNOWN -> new Validated(Validated.Mode.UNKNOWN, Optional.empty());
            case NONE ->
                new Validated(
                        direct.isPresent() ? Validated.Mode.YES : Validated.Mode.NO_CONSTRAINTS,
                        direct.map(Annotation::at));
        };
    }

    /// Simple names of the constraints among these.
    public List<String> names(List<Annotation> on) {
        return on.stream()
                .filter(this::isConstraint)
                .map(Annotation::simpleName)
                .distinct()
                .toList();
    }

    /// What `type` carries for these groups; none means the default group.
    public Carried carried(String type, List<String> groups) {
        if (!groups.isEmpty()) {
            return search(type, groups, new HashSet<>());
        }
        Carried known = defaults.get(type);
        if (known == null) {
            known = search(type, groups, new HashSet<>());
            defaults.put(type, known);
        }
        return known;
    }

    private Carried search(String type, List<String> groups, Set<String> seen) {
        if (!seen.add(type)) {
            return Carried.NONE;
        }
        Carried found = Carried.NONE;
        for (Type.Declared each : program.supertypes(type)) {
            Optional<TypeDeclaration> declaration = program.type(each.name());
            if (declaration.isEmpty()) {
                found = worse(found, Carried.UNKNOWN);
                continue;
            }
            if (declaration.get().origin().isEmpty()) {
                continue;
            }
            found = worse(found, ofDeclaration(declaration.get(), groups, seen));
            if (found == Carried.EFFECTIVE) {
                return found;
            }
        }
        boolean absent = program.type(type).isEmpty() && found == Carried.NONE && type.contains(".");
        return absent ? Carried.UNKNOWN : found;
    }

    private Carried ofDeclaration(TypeDeclaration declaration, List<String> groups, Set<String> seen) {
        Carried found = ofAnnotations(declaration.annotations(), groups);
        for (Field field : declaration.fields()) {
            found = worse(found, ofAnnotations(field.annotations(), groups));
            found = worse(found, cascade(field.annotations(), field.type(), groups, seen));
        }
        for (Method method : declaration.methods()) {
            boolean property = method.parameters().isEmpty()
                    && Accessors.getterProperty(method.name()).isPresent();
            if (property && !method.annotations().isEmpty()) {
                found = worse(found, ofAnnotations(method.annotations(), groups));
                found = worse(found, cascade(method.annotations(), method.returns(), groups, seen));
            }
        }
        return found;
    }

    private Carried cascade(List<Annotation> on, Type type, List<String> groups, Set<String> seen) {
        return on.stream().anyMatch(Constraints::isValid)
                ? elements(type).map(element -> search(element, groups, seen)).reduce(Carried.NONE, Constraints::worse)
                : Carried.NONE;
    }

    /// The types into which validation goes from a property: elements of containers, else the type itself.
    private static Stream<String> elements(Type type) {
        return switch (type) {
            case Type.Array array -> elements(array.element());
            case Type.Declared declared
            when !declared.arguments().isEmpty() && declared.name().startsWith("java.util.") ->
                declared.arguments().stream().flatMap(Constraints::elements);
            default -> Stream.of(type.erasure()).filter(name -> name.contains("."));
        };
    }

    private Carried ofAnnotations(List<Annotation> on, List<String> groups) {
        Carried found = Carried.NONE;
        for (Annotation annotation : on) {
            if (isConstraint(annotation)) {
                found = worse(found, inGroups(annotation, groups) ? Carried.EFFECTIVE : Carried.OTHER_GROUPS);
            }
        }
        return found;
    }

    /// Whether a constraint belongs to one of the groups.
    public boolean inGroups(Annotation constraint, List<String> groups) {
        List<String> own = constraint
                .value("groups")
                .map(value -> constants.classes(value).values())
                .orElse(List.of());
        boolean ofDefault = own.isEmpty() || own.stream().anyMatch(DEFAULT::contains);
        if (groups.isEmpty()) {
            return ofDefault;
        }
        return groups.stream()
                .anyMatch(group -> program.supertypes(group).stream()
                                .map(Type.Declared::name)
                                .anyMatch(name -> own.contains(name) || ofDefault && DEFAULT.contains(name))
                        || own.contains(group));
    }

    private static Carried worse(Carried one, Carried two) {
        return rank(one) <= rank(two) ? one : two;
    }

    private static int rank(Carried carried) {
        return switch (carried) {
            case EFFECTIVE -> 0;
            case UNKNOWN -> 1;
            case OTHER_GROUPS -> 2;
            case NONE -> 3;
        };
    }
}
