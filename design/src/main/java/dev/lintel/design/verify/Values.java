package dev.lintel.design.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values that a schema accepts, drawn from a seed.
///
/// @param known gives for `productId` the id of a product that is there, or its argument when there is none
public record Values(Contract contract, Random random, UnaryOperator<String> known) {
    private static final int USUAL_TEXT = 20;
    private static final int FEW_ITEMS = 2;

    /// @param name of the property or parameter
    public Object valid(String name, Map<String, Object> schema) {
        Map<String, Object> rules = contract.resolved(schema);
        List<Object> words = Nodes.list(rules, "enum");
        if (!words.isEmpty()) {
            return words.get(random.nextInt(words.size()));
        }
        return switch (Nodes.text(rules, "type")) {
            case "object" -> object(rules);
            case "array" -> array(name, rules);
            case "integer" -> {
                String found = known.apply(name);
                yield found.matches("\\d{1,18}") ? Long.parseLong(found) : integer(rules);
            }
            case "boolean" -> random.nextBoolean();
            default -> string(name, rules);
        };
    }

    private Map<String, Object> object(Map<String, Object> rules) {
        Map<String, Object> object = new LinkedHashMap<>();
        List<String> required = Nodes.texts(rules, "required");
        Nodes.map(rules, "properties").forEach((name, schema) -> {
            if (required.contains(name) || random.nextInt(4) > 0) {
                object.put(name, valid(name, Nodes.map(schema)));
            }
        });
        return object;
    }

    private List<Object> array(String name, Map<String, Object> rules) {
        long least = Nodes.number(rules, "minItems").orElse(0L);
        long many = Math.min(
                Nodes.number(rules, "maxItems").orElse(Long.MAX_VALUE), Math.max(least, 1 + random.nextInt(FEW_ITEMS)));
        List<Object> array = new ArrayList<>();
        for (long i = 0; i < many; i++) {
            array.add(valid(name, Nodes.map(rules, "items")));
        }
        return array;
    }

    /// Small ones, so that sums and stocks last.
    private long integer(Map<String, Object> rules) {
        long least = Nodes.number(rules, "minimum").orElse(0L);
        long most = Nodes.number(rules, "maximum").orElse(Long.MAX_VALUE);
        long from = Math.max(least, Math.min(most, 1));
        return from + random.nextLong(Math.min(1000, most - from) + 1);
    }

    private String string(String name, Map<String, Object> rules) {
        return switch (Nodes.text(rules, "format")) {
            case "uuid" -> {
                String found = known.apply(name);
                yield found.equals(name) ? new UUID(random.nextLong(), random.nextLong()).toString() : found;
            }
            case "email" -> "v" + Long.toUnsignedString(random.nextLong(), 36) + "@example.com";
            case "date-time" -> "20" + (10 + random.nextInt(80)) + "-01-31T12:00:00Z";
            case "date" -> "20" + (10 + random.nextInt(80)) + "-01-31";
            case "password" -> "violet-" + Long.toUnsignedString(random.nextLong(), 36) + "-kettle";
            default -> {
                long least = Nodes.number(rules, "minLength").orElse(1L);
                long most = Nodes.number(rules, "maxLength").orElse((long) USUAL_TEXT);
                long length = Math.clamp(USUAL_TEXT, Math.max(1, least), Math.max(1, most));
                yield ofLength(rules, (int) length);
            }
        };
    }

    /// A text of exactly this length that matches the pattern; the example of the schema, or any, if none is known.
    String ofLength(Map<String, Object> rules, int length) {
        String pattern = Nodes.text(rules, "pattern");
        return candidates(length)
                .filter(each -> each.length() == length)
                .filter(each -> pattern.isEmpty()
                        || Pattern.compile(pattern).matcher(each).find())
                .findFirst()
                .orElseGet(() -> letters(length, 'a', 26));
    }

    private Stream<String> candidates(int length) {
        return Stream.of(
                letters(length, 'a', 26),
                letters(length, 'A', 26),
                letters(length, '0', 10),
                "+1" + letters(Math.max(0, length - 2), '0', 10),
                "https://" + letters(Math.max(1, length - 8), 'a', 26));
    }

    private String letters(int many, char first, int kinds) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, many).forEach(_ -> text.append((char) (first + random.nextInt(kinds))));
        return text.toString();
    }
}
