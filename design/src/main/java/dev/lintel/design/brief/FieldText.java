package dev.lintel.design.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/// The line that says what a field is: `text(1..120) pii`, `phone? pii encrypted`, `money computed from order.total`.
final class FieldText {
    private static final Pattern TYPE = Pattern.compile("([a-z0-9]+)(?:\\((\\d*)(\\.\\.)?(\\d*)\\))?(\\?)?");
    private static final Set<String> WORDS =
            Set.of("unique", "pii", "encrypted", "computed", "snapshot", "public", "internal", "card", "secret");

    private FieldText() {}

    static Optional<Field> read(String name, String text, Node at, Problems problems) {
        List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
        Matcher type = TYPE.matcher(words.removeFirst());
        Optional<Type> known = type.matches() ? Type.of(type.group(1)) : Optional.empty();
        if (known.isEmpty()) {
            String word = type.matches() ? type.group(1) : text;
            problems.at(at, "no type '" + word + "' for " + name + Yaml.suggestion(word, types()));
            return Optional.empty();
        }
        Bounds bounds = Bounds.of(type);
        if (bounds.from().isPresent()
                && bounds.to().isPresent()
                && bounds.from().getAsLong() > bounds.to().getAsLong()) {
            problems.at(at, name + " can have no value: " + bounds.from().getAsLong() + " is more than "
                    + bounds.to().getAsLong() + "; write the smaller bound first");
        }
        Optional<String> source = source(words);
        for (String word : words) {
            if (!WORDS.contains(word)) {
                problems.at(at, "no word '" + word + "' for a field" + Yaml.suggestion(word, WORDS));
            }
        }
        if (words.contains("unique") && words.contains("encrypted")) {
            problems.at(at, name + " cannot be unique and encrypted: equal values have different ciphertexts;"
                    + " leave one of the two out");
        }
        return Optional.of(new Field(
                name,
                known.get(),
                bounds.from(),
                bounds.to(),
                type.group(5) != null,
                words.contains("unique"),
                words.contains("pii"),
                words.contains("encrypted"),
                words.contains("computed"),
                source));
    }

    private static Optional<String> source(List<String> words) {
        for (String before : List.of("from", "of")) {
            int at = words.indexOf(before);
            if (at > 0 && at + 1 < words.size()) {
                String source = words.get(at + 1);
                words.subList(at, at + 2).clear();
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    private static Set<String> types() {
        return new TreeSet<>(Stream.of(Type.values()).map(Type::word).toList());
    }

    private record Bounds(OptionalLong from, OptionalLong to) {
        static Bounds of(Matcher type) {
            boolean range = type.group(3) != null;
            OptionalLong first = number(type.group(2));
            return range ? new Bounds(first, number(type.group(4))) : new Bounds(OptionalLong.empty(), first);
        }

        private static OptionalLong number(String digits) {
            return digits == null || digits.isEmpty() || digits.length() > 18
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(digits));
        }
    }
}
