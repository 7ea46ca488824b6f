package dev.lintel.flow.run;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Boolean> clean = new ConcurrentHashMap<>();
    private final Map<String, Boolean> enums = new ConcurrentHashMap<>();
    private final Map<String, Boolean> sources = new ConcurrentHashMap<>();
    private final Map<String, Boolean> collections = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ancestors = new ConcurrentHashMap<>();

    Types(Program program) {
        this.program = program;
    }

    /// Whether text stops being dangerous when it becomes such a value: numbers, truth values, dates, enums.
    public boolean isClean(String type) {
        return clean.computeIfAbsent(
                type, name -> NUMBERS.contains(name) || name.startsWith("java.time.") || isEnum(name));
    }

    boolean isEnum(String type) {
        return !type.isEmpty()
                && type.indexOf('.') > 0
                && enums.computeIfAbsent(
                        type,
                        name -> program.type(name)
                                .filter(each -> each.kind() == TypeDeclaration.Kind.ENUM)
                                .isPresent());
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
        return sources.computeIfAbsent(
                type,
                name -> program.type(name).flatMap(TypeDeclaration::origin).isPresent());
    }

    boolean inherits(String type, String ancestor) {
        return type.equals(ancestor)
                || ancestors
                        .computeIfAbsent(
                                type,
                                name -> program.supertypes(name).stream()
                                        .map(Type.Declared::name)
                                        .collect(Collectors.toUnmodifiableSet()))
                        .contains(ancestor);
    }

    /// A list, set, queue or the like whose elements have an order that we follow.
    boolean isCollection(String type) {
        return collections.computeIfAbsent(
                type,
                name -> inherits(name, "java.util.Collection") || name.startsWith("java.util.") && looksLike(name));
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
