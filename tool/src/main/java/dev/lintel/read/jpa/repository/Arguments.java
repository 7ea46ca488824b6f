package dev.lintel.read.jpa.repository;

import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact.Binding;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.Marks;
import dev.lintel.sql.Shape.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The parameters of a repository method: those that are bound, and those that page, sort or choose a projection.
///
/// @param values what is bound, in order
/// @param limit how a `Pageable` or `Limit` bounds the rows
/// @param sorted whether the caller chooses the order
record Arguments(List<Value> values, Limit limit, boolean sorted) {
    private static final Set<String> PAGING =
            Set.of("Pageable", "PageRequest", "Limit", "ScrollPosition", "OffsetScrollPosition");

    Arguments {
        values = List.copyOf(values);
    }

    /// @param index among all parameters of the method
    record Value(String name, int index, boolean collection) {}

    static Arguments of(Method method, Constants constants) {
        List<Value> values = new ArrayList<>();
        Limit limit = new Limit.None();
        boolean sorted = false;
        for (int i = 0; i < method.parameters().size(); i++) {
            Parameter parameter = method.parameters().get(i);
            String type = Entities.simple(parameter.type().erasure());
            if (PAGING.contains(type)) {
                limit = new Limit.Chosen(parameter.name());
            } else if (type.equals("Sort") || type.equals("TypedSort")) {
                sorted = true;
            } else if (!type.equals("Class") && !type.equals("Continuation")) {
                String name = parameter.annotations().stream()
                        .filter(each -> each.simpleName().equals("Param"))
                        .findFirst()
                        .flatMap(each -> new Marks(parameter.annotations(), constants).text(each, "value"))
                        .orElse(parameter.name());
                values.add(new Value(name, i, false));
            }
        }
        return new Arguments(values, limit, sorted);
    }

    /// The binding of each parameter that a statement names, by name or by position from 1; `#{..}` and
    /// `:#{#order.id}` follow the first variable in the expression.
    List<Binding> bindings(Set<String> parameters) {
        List<Binding> bindings = new ArrayList<>();
        for (String parameter : parameters) {
            binding(parameter).ifPresent(bindings::add);
        }
        return bindings;
    }

    private Optional<Binding> binding(String parameter) {
        if (parameter.startsWith("#{") || parameter.startsWith("${")) {
            return expression(parameter);
        }
        if (!parameter.isEmpty() && parameter.chars().allMatch(Character::isDigit) && parameter.length() < 4) {
            int position = Integer.parseInt(parameter) - 1;
            return position >= 0 && position < values.size()
                    ? Optional.of(new Binding(parameter, values.get(position).index(), List.of()))
                    : Optional.empty();
        }
        return values.stream()
                .filter(value -> value.name().equals(parameter))
                .map(value -> new Binding(parameter, value.index(), List.of()))
                .findFirst();
    }

    /// `#{#filter.status}` and `#{[0]}`.
    private Optional<Binding> expression(String text) {
        int hash = text.indexOf('#', 1);
        if (hash < 0) {
            int bracket = text.indexOf('[');
            int position =
                    bracket < 0 || bracket + 1 >= text.length() ? -1 : Character.digit(text.charAt(bracket + 1), 10);
            return position < 0 || position >= values.size()
                    ? Optional.empty()
                    : Optional.of(new Binding(text, values.get(position).index(), List.of()));
        }
        List<String> path = new ArrayList<>();
        int at = hash + 1;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                break;
            }
            boolean call = at < text.length() && text.charAt(at) == '(';
            if (!call) {
                path.add(text.substring(start, at));
            }
            if (call || at >= text.length() || text.charAt(at) != '.') {
                break;
            }
            at++;
        }
        return path.isEmpty()
                ? Optional.empty()
                : values.stream()
                        .filter(value -> value.name().equals(path.getFirst()))
                        .map(value -> new Binding(text, value.index(), path.subList(1, path.size())))
                        .findFirst();
    }
}
