package dev.lintel.link.guards;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Settings;
import dev.lintel.link.guards.RequestPath.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a list of texts that code holds: written in place, in a field, or taken from the settings by `@Value`.
record OpenList(Program program, Constants constants, Settings settings) {
    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)(?::([^{}]*))?}");
    private static final Set<String> LISTS =
            Set.of("of", "asList", "copyOf", "stream", "unmodifiableList", "unmodifiableSet");

    /// Empty when not every element is known.
    Optional<List<String>> of(Expression list, Names names) {
        return switch (list) {
            case Expression.NewArray array
            when array.dimensions().isEmpty() || !array.elements().isEmpty() -> all(array.elements(), names);
            case Call call
            when LISTS.contains(call.name()) ->
                call.arguments().isEmpty() && call.name().equals("stream")
                        ? call.receiver().flatMap(each -> of(each, names))
                        : all(call.arguments(), names);
            case Expression.New made
            when made.anonymous().isEmpty() && made.arguments().size() == 1 ->
                of(made.arguments().getFirst(), names);
            case Expression.Cast cast -> of(cast.operand(), names);
            case Expression.Variable variable
            when names.locals().containsKey(variable.name()) -> names.held(variable, this::of);
            case Expression.FieldAccess access -> field(access);
            default -> Optional.empty();
        };
    }

    private Optional<List<String>> all(List<Expression> elements, Names names) {
        List<String> texts = new ArrayList<>();
        for (Expression each : elements) {
            Optional<List<String>> found = constants
                    .text(each)
                    .map(List::of)
                    .or(() -> elements.size() == 1 ? of(each, names) : Optional.empty());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            texts.addAll(found.get());
        }
        return Optional.of(texts);
    }

    private Optional<List<String>> field(Expression.FieldAccess access) {
        Optional<Field> field = program.type(access.owner()).flatMap(type -> type.field(access.name()));
        Optional<Annotation> value = field.stream()
                .flatMap(each -> each.annotations().stream())
                .filter(each -> each.type().equals(VALUE))
                .findFirst();
        return value.isPresent()
                ? value.get().value("value").flatMap(constants::text).flatMap(this::configured)
                : field.flatMap(program::initialiser).flatMap(each -> of(each, new Names(Map.of(), Map.of())));
    }

    /// `${api.open:/health,/info}`, as the settings have it.
    private Optional<List<String>> configured(String written) {
        Matcher found = PLACEHOLDER.matcher(written);
        if (!found.find() || written.indexOf("${") != written.lastIndexOf("${")) {
            return Optional.empty();
        }
        Optional<String> otherwise = Optional.ofNullable(found.group(2));
        return settings.get(String.valueOf(found.group(1)).strip())
                .map(Settings.Setting::value)
                .or(() -> otherwise)
                .filter(text -> !text.contains("${"))
                .map(text -> List.of(text.strip().split("\\s*,\\s*")));
    }
}
