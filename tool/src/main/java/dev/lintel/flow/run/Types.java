package dev.lintel.flow.run;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a static type says about the values that it admits.
public final class Types {
    /// Values that no attacker can put text into.
    private static final Set<String> NUMBERS = Set.of(
            "int",
            "long",
            "short",
            "double",
            "float",
            "boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Boolean",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.lang.Number",
            "java.util.UUID",
            "java.util.Date",
            "java.sql.Date",
            "java.sql.Timestamp",
            "java.util.Locale",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "org.joda.time.LocalDate",
            "org.joda.time.DateTime",
            "org.joda.time.LocalDateTime");
    private static final Set<String> TEXTS = Set.of(
            "java.lang.String", "java.lang.CharSequence", "char", "byte", "java.lang.Character", "java.lang.Byte");

    private final Program program;
    private final OwnText texts;
    private final Answers<Boolean> clean = new Answers<>(this::findClean);
    private final Answers<Boolean> enums = new Answers<>(this::findEnum);
    private final Answers<Boolean> sources = new Answers<>(this::findSource);
    private final Answers<Boolean> functional = new Answers<>(this::findFunctional);
    private final Answers<Boolean> collections = new Answers<>(this::findCollection);
    private final Answers<Boolean> mute = new Answers<>(this::findMute);
    private final Answers<Set<String>> unprinted = new Answers<>(this::findUnprinted);
    private final Answers<Set<String>> ancestors = new Answers<>(this::findAncestors);

    /// Answers about types by their names, each found when first asked for. Every call asks several, which is why
    /// nothing is made for a question.
    private static final class Answers<T> {
        private final Map<String, T> known = new ConcurrentHashMap<>();
        private final Function<String, T> find;

        Answers(Function<String, T> find) {
            this.find = find;
        }

        T of(String type) {
            T found = known.get(type);
            if (found == null) {
                found = find.apply(type);
                known.put(type, found);
            }
            return found;
        }
    }

    Types(Program program) {
        this.program = program;
        this.texts = new OwnText(program);
    }

    /// Whether text stops being dangerous when it becomes such a value: numbers, truth values, dates, enums.
    public boolean isClean(String type) {
        return clean.of(type);
    }

    private boolean findClean(String type) {
        return NUMBERS.contains(type) || type.startsWith("java.time.") || isEnum(type);
    }

    boolean isEnum(String type) {
        return !type.isEmpty() && type.indexOf('.') > 0 && enums.of(type);
    }

    private boolean findEnum(String type) {
        return program.type(type)
                .filter(each -> each.kind() == TypeDeclaration.Kind.ENUM)
                .isPresent();
    }

    /// Whether it is an interface that a function can be: one method of its own has no body.
    boolean isFunctional(String type) {
        return functional.of(type);
    }

    private boolean findFunctional(String type) {
        return program.type(type)
                .filter(each -> each.kind() == TypeDeclaration.Kind.INTERFACE)
                .filter(each -> each.methods().stream()
                                .filter(method -> !method.hasBody())
                                .count()
                        == 1)
                .isPresent();
    }

    static boolean isText(String type) {
        return TEXTS.contains(type);
    }

    /// A value without parts: text, number, enum.
    public boolean isPlain(String type) {
        return isText(type) || isClean(type);
    }

    static boolean isPrimitive(Type type) {
        return type instanceof Type.Primitive;
    }

    /// Whether it is declared in the target's sources.
    public boolean isSource(String type) {
        return sources.of(type);
    }

    private boolean findSource(String type) {
        return program.type(type).flatMap(TypeDeclaration::origin).isPresent();
    }

    /// Whether an object of this static type is printed as its class and a number: a class of the sources that has no
    /// `toString`, written or generated, with all that it inherits from and all that inherits from it. A base
    /// class of a library, whose text is not known, may print what it was given.
    boolean isMute(String type) {
        return !type.isEmpty() && mute.of(type);
    }

    /// The fields of its own that an object of this type leaves out of its text.
    Set<String> unprinted(String type) {
        return type.isEmpty() ? Set.of() : unprinted.of(type);
    }

    private Set<String> findUnprinted(String type) {
        return texts.leftOut(type);
    }

    private boolean findMute(String type) {
        Optional<TypeDeclaration> declared = program.type(type);
        return declared.filter(each -> each.kind() == TypeDeclaration.Kind.CLASS)
                        .isPresent()
                && program.supertypes(type).stream().allMatch(this::addsNoText)
                && program.subtypes(type).stream().allMatch(each -> isMuteItself(each));
    }

    /// Interfaces have no text of their own for the class to inherit (Java Language Specification, 9.4.1.3).
    private boolean addsNoText(Type.Declared type) {
        return type.name().equals("java.lang.Object")
                || program.type(type.name())
                        .filter(each -> each.kind() == TypeDeclaration.Kind.INTERFACE || isMuteItself(each))
                        .isPresent();
    }

    private static boolean isMuteItself(TypeDeclaration type) {
        return type.origin().isPresent()
                && type.kind() != TypeDeclaration.Kind.RECORD
                && type.kind() != TypeDeclaration.Kind.ENUM
                && type.methods("toString").isEmpty();
    }

    public boolean inherits(String type, String ancestor) {
        return type.equals(ancestor) || ancestors.of(type).contains(ancestor);
    }

    private Set<String> findAncestors(String type) {
        return program.supertypes(type).stream().map(Type.Declared::name).collect(Collectors.toUnmodifiableSet());
    }

    /// A list, set, queue or the like whose elements have an order that we follow.
    boolean isCollection(String type) {
        return collections.of(type);
    }

    private boolean findCollection(String type) {
        return inherits(type, "java.util.Collection") || type.startsWith("java.util.") && looksLike(type);
    }

    private static boolean looksLike(String name) {
        return name.endsWith("List")
                || name.endsWith("Set")
                || name.endsWith("Deque")
                || name.endsWith("Queue")
                || name.endsWith("Vector")
                || name.endsWith("Stack");
    }

    boolean isMap(String type) {
        return inherits(type, "java.util.Map");
    }
}
