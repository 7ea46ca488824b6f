package dev.lintel.design.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A body that is right, made wrong or brought to a bound in one place.
record Mutations(Contract contract, Values values) {
    private static final int HUGE = 200_000;

    /// @param says what was done
    /// @param valid what the contract says of it; empty when it says nothing
    record Mutation(String says, @Nullable Object body, Optional<Boolean> valid) {}

    private static Mutation wrong(String says, @Nullable Object body) {
        return new Mutation(says, body, Optional.of(false));
    }

    private static Mutation right(String says, @Nullable Object body) {
        return new Mutation(says, body, Optional.of(true));
    }

    List<Mutation> of(Map<String, Object> schema, Map<String, Object> body) {
        List<Mutation> all = new ArrayList<>();
        all.add(wrong("no object but a list", List.of(body)));
        all.add(wrong("no object but a text", "text"));
        if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            all.add(wrong("a key that is not there", with(body, "isAdmin", true)));
            all.add(wrong("an id of its own", with(body, "id", "018f3c1e-0000-7000-8000-000000000001")));
        }
        List<String> required = Nodes.texts(schema, "required");
        Nodes.map(schema, "properties").forEach((name, each) -> {
            Map<String, Object> rules = contract.resolved(Nodes.map(each));
            if (required.contains(name)) {
                all.add(wrong(name + " left out", without(body, name)));
                all.add(wrong(name + " null", with(body, name, null)));
            }
            for (Mutation value : values(name, rules)) {
                all.add(new Mutation(name + " " + value.says(), with(body, name, value.body()), value.valid()));
            }
        });
        return all;
    }

    private List<Mutation> values(String name, Map<String, Object> rules) {
        List<Mutation> all = new ArrayList<>();
        switch (Nodes.text(rules, "type")) {
            case "string" -> text(rules, all);
            case "integer" -> number(rules, all);
            case "boolean" -> all.add(wrong("a text for a truth value", "yes"));
            case "array" -> array(name, rules, all);
            case "object" -> {
                all.add(wrong("a text for an object", "x"));
                Map<String, Object> inner = Nodes.map(values.valid(name, rules));
                of(rules, inner).forEach(all::add);
            }
            default -> {}
        }
        return all;
    }

    private void text(Map<String, Object> rules, List<Mutation> all) {
        // Any text is a password; that format only asks editors to hide it.
        String format = Nodes.text(rules, "format");
        boolean free = (format.isEmpty() || format.equals("password"))
                && Nodes.list(rules, "enum").isEmpty();
        all.add(wrong("an object for a text", Map.of("a", 1)));
        all.add(wrong("a list for a text", List.of("a")));
        all.add(new Mutation("with a zero byte", "a\u0000b", Optional.empty()));
        all.add(new Mutation("half of a pair of code units", "a\ud800b", Optional.empty()));
        all.add(new Mutation("with what SQL and HTML read", "'; drop table x --<script>", Optional.empty()));
        all.add(new Mutation("huge", "x".repeat(HUGE), Optional.of(false)));
        Nodes.number(rules, "maxLength").filter(most -> most < HUGE).ifPresent(most -> {
            all.add(wrong("one too long", values.ofLength(rules, (int) (most + 1))));
            if (free) {
                all.add(right("as long as can be", values.ofLength(rules, most.intValue())));
            }
        });
        Nodes.number(rules, "minLength").filter(least -> least > 0).ifPresent(least -> {
            all.add(wrong("one too short", values.ofLength(rules, (int) (least - 1))));
            if (free) {
                all.add(right("as short as can be", values.ofLength(rules, least.intValue())));
            }
        });
        if (!free) {
            all.add(wrong("of no such kind", "no such thing"));
        }
    }

    private static void number(Map<String, Object> rules, List<Mutation> all) {
        all.add(wrong("a text for a number", "1"));
        all.add(wrong("a fraction", 1.5));
        all.add(wrong("far too large", Double.parseDouble("1e300")));
        Nodes.number(rules, "minimum").filter(least -> least > Long.MIN_VALUE).ifPresent(least -> {
            all.add(right("the least", least));
            all.add(wrong("one below the least", least - 1));
        });
        Nodes.number(rules, "maximum").filter(most -> most < Long.MAX_VALUE).ifPresent(most -> {
            all.add(new Mutation("the most", most, Optional.empty()));
            all.add(wrong("one above the most", most + 1));
        });
    }

    private void array(String name, Map<String, Object> rules, List<Mutation> all) {
        Map<String, Object> item = contract.resolved(Nodes.map(rules, "items"));
        all.add(wrong("a text for a list", "x"));
        all.add(wrong("with nothing in it", Collections.singletonList(null)));
        Nodes.number(rules, "minItems").filter(least -> least > 0).ifPresent(_ -> all.add(wrong("empty", List.of())));
        Nodes.number(rules, "maxItems")
                .filter(most -> most < 1000)
                .ifPresent(most -> all.add(
                        wrong("one too many", Collections.nCopies((int) (most + 1), values.valid(name, item)))));
        if (Nodes.text(item, "type").equals("object")) {
            of(item, Nodes.map(values.valid(name, item)))
                    .forEach(each -> all.add(new Mutation(
                            "of one where " + each.says(), Collections.singletonList(each.body()), each.valid())));
        }
    }

    private static Map<String, @Nullable Object> with(Map<String, Object> body, String name, @Nullable Object value) {
        Map<String, @Nullable Object> other = new LinkedHashMap<>(body);
        other.put(name, value);
        return other;
    }

    private static Map<String, Object> without(Map<String, Object> body, String name) {
        Map<String, Object> other = new LinkedHashMap<>(body);
        other.remove(name);
        return other;
    }
}
