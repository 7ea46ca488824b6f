package dev.lintel.optimize.postgres.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A node as EXPLAIN describes it, whatever the format: values and lists by key. Keys are compared without case and
/// with every other sign as a space, since XML writes `I-O-Read-Time` for JSON's `I/O Read Time`.
final class Attributes {
    private final Map<String, Object> values = new LinkedHashMap<>();

    static String key(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain.append(Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : ' ');
        }
        return plain.toString().strip().toLowerCase(Locale.ROOT);
    }

    /// @param value a text, a number, an `Attributes`, or a list of these
    void put(String name, Object value) {
        values.put(key(name), value);
    }

    void putIfAbsent(String name, Object value) {
        values.putIfAbsent(key(name), value);
    }

    boolean has(String name) {
        return values.containsKey(key(name));
    }

    Optional<String> text(String name) {
        Object value = values.get(key(name));
        if (value instanceof List<?> list) {
            List<String> parts = new ArrayList<>();
            list.forEach(each -> parts.add(String.valueOf(each)));
            return Optional.of(String.join(", ", parts));
        }
        return value == null || value instanceof Attributes ? Optional.empty() : Optional.of(String.valueOf(value));
    }

    Optional<Double> number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.parseDouble(text.get()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    Optional<Attributes> group(String name) {
        return values.get(key(name)) instanceof Attributes group ? Optional.of(group) : Optional.empty();
    }

    List<Attributes> groups(String name) {
        List<Attributes> found = new ArrayList<>();
        Object value = values.get(key(name));
        if (value instanceof Attributes one) {
            found.add(one);
        } else if (value instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof Attributes group) {
                    found.add(group);
                }
            });
        }
        return found;
    }

    /// Adds to a list, and makes it.
    void add(String name, Attributes value) {
        List<Object> list = new ArrayList<>();
        if (values.get(key(name)) instanceof List<?> there) {
            list.addAll(there);
        }
        list.add(value);
        values.put(key(name), list);
    }
}
