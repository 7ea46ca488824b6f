package dev.lintel.read.mybatis;

import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Query;
import dev.lintel.read.Fact.Binding;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The parameters of a mapper method, by the names that its statement uses (`ParamNameResolver` of MyBatis).
record MapperParameters(List<Named> named, int special) {
    private static final Set<String> COLLECTION_NAMES = Set.of("list", "collection", "array");
    private static final Set<String> PAGING = Set.of("RowBounds", "IPage", "Page", "PageDTO");

    MapperParameters {
        named = List.copyOf(named);
    }

    /// @param annotated whether `@Param` names it
    private record Named(String name, int index, Type type, boolean annotated) {}

    static MapperParameters of(Method method, Constants constants) {
        List<Named> named = new ArrayList<>();
        int special = 0;
        for (int i = 0; i < method.parameters().size(); i++) {
            Parameter parameter = method.parameters().get(i);
            Optional<String> name = parameter.annotations().stream()
                    .filter(each -> each.simpleName().equals("Param"))
                    .findFirst()
                    .flatMap(each -> each.value("value").flatMap(constants::text));
            String type = simple(parameter.type());
            if (PAGING.contains(type)) {
                special++;
            }
            if (!type.equals("RowBounds") && !type.equals("ResultHandler")) {
                named.add(new Named(name.orElse(parameter.name()), i, parameter.type(), name.isPresent()));
            }
        }
        return new MapperParameters(named, special);
    }

    /// Whether a parameter bounds the rows.
    boolean paged() {
        return special > 0;
    }

    /// What the statement binds, and what it pastes; numbers that are pasted stay numbers.
    List<Binding> bindings(Query query) {
        Stream<Binding> pasted = query.pasted().stream()
                .filter(each -> named.stream().noneMatch(it -> it.name().equals(each.path()) && isNumber(it.type())))
                .flatMap(each -> binding(each.path()).stream()
                        .map(found -> new Binding(each.binding(), found.argument(), found.path())));
        return Stream.concat(bindings(query.shape()).stream(), pasted)
                .distinct()
                .toList();
    }

    private static boolean isNumber(Type type) {
        return switch (simple(type)) {
            case "int",
                    "long",
                    "short",
                    "byte",
                    "boolean",
                    "double",
                    "float",
                    "Integer",
                    "Long",
                    "Short",
                    "Byte",
                    "Boolean",
                    "Double",
                    "Float",
                    "BigDecimal",
                    "BigInteger",
                    "UUID",
                    "LocalDate",
                    "LocalDateTime",
                    "Date" -> true;
            default -> false;
        };
    }

    private List<Binding> bindings(Shape shape) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(
                        shape.filter().stream().map(Shape.Predicate::operand),
                        shape.assigned().stream().map(Shape.Assignment::value))
                .forEach(operand -> {
                    if (operand instanceof Operand.Parameter(String name)) {
                        names.add(name);
                    }
                });
        return names.stream().map(this::binding).flatMap(Optional::stream).toList();
    }

    private Optional<Binding> binding(String path) {
        List<String> parts = List.of(path.split("\\.", -1));
        String head = parts.getFirst();
        for (Named each : named) {
            if (each.name().equals(head)) {
                return Optional.of(new Binding(path, each.index(), parts.subList(1, parts.size())));
            }
        }
        if (named.size() == 1 && !named.getFirst().annotated()) {
            Named only = named.getFirst();
            boolean whole = isValue(only.type()) || COLLECTION_NAMES.contains(head);
            return Optional.of(new Binding(path, only.index(), whole ? parts.subList(1, parts.size()) : parts));
        }
        return numbered(path, parts);
    }

    /// `param2`, `arg1`.
    private Optional<Binding> numbered(String path, List<String> parts) {
        String head = parts.getFirst();
        int start = head.startsWith("param") ? 5 : head.startsWith("arg") ? 3 : head.length();
        String digits = head.substring(start);
        if (digits.isEmpty() || digits.length() > 2 || !digits.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int position = Integer.parseInt(digits) - (start == 5 ? 1 : 0);
        return position >= 0 && position < named.size()
                ? Optional.of(new Binding(path, named.get(position).index(), parts.subList(1, parts.size())))
                : Optional.empty();
    }

    private static boolean isValue(Type type) {
        String name = type.erasure();
        return type instanceof Type.Primitive
                || name.startsWith("java.lang.")
                || name.startsWith("java.math.")
                || name.startsWith("java.time.")
                || name.equals("java.util.Date")
                || name.equals("java.util.UUID");
    }

    private static String simple(Type type) {
        return type.erasure().substring(type.erasure().lastIndexOf('.') + 1);
    }
}
