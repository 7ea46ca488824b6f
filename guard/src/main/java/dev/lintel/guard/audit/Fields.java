package dev.lintel.guard.audit;

import dev.lintel.guard.problem.Problem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.util.ReflectionUtils;

/// Chooses what of an object the log keeps: only fields that are named, and of masked ones only whether they changed.
final class Fields {
    private static final int LONGEST = 500;
    private static final String MASK = "***";

    private final Map<String, List<String>> chosen;
    private final Set<String> masked;

    /// @param chosen by kind of object
    Fields(Map<String, List<String>> chosen, Set<String> masked) {
        this.chosen = Map.copyOf(chosen);
        this.masked = Set.copyOf(masked);
    }

    /// Both sides as JSON.
    record Sides(String before, String after) {}

    Sides of(String object, @Nullable Object before, @Nullable Object after) {
        Map<String, Optional<String>> old = read(object, before);
        Map<String, Optional<String>> young = read(object, after);
        return new Sides(json(old, Map.of()), json(young, old));
    }

    private Map<String, Optional<String>> read(String object, @Nullable Object from) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        if (from != null) {
            for (String each : chosen.getOrDefault(object, List.of())) {
                values.put(each, Optional.ofNullable(value(from, each)).map(Object::toString));
            }
        }
        return values;
    }

    private static @Nullable Object value(Object from, String field) {
        if (from instanceof Map<?, ?> map) {
            return map.get(field);
        } else if (from instanceof Record) {
            Method accessor = ReflectionUtils.findMethod(from.getClass(), field);
            if (accessor == null) {
                return null;
            }
            ReflectionUtils.makeAccessible(accessor);
            return ReflectionUtils.invokeMethod(accessor, from);
        }
        BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(from);
        return bean.isReadableProperty(field) ? bean.getPropertyValue(field) : null;
    }

    private String json(Map<String, Optional<String>> values, Map<String, Optional<String>> before) {
        if (values.isEmpty()) {
            return "";
        }
        List<String> members = new ArrayList<>();
        values.forEach((name, value) -> {
            String shown = masked.contains(name)
                    ? MASK + (changed(before, name, value) ? " changed" : "")
                    : value.map(Fields::bounded).orElse(null);
            members.add(Problem.quoted(name) + ":" + (shown == null ? "null" : Problem.quoted(shown)));
        });
        return members.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean changed(Map<String, Optional<String>> before, String name, Optional<String> value) {
        return before.containsKey(name) && !Objects.equals(before.get(name), value);
    }

    static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
