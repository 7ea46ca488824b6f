package dev.lintel.bench.flow.transform;

import java.util.Map;
import java.util.TreeMap;

/// Changes of one text, collected from the inside to the outside: who replaces a range can ask for what stands there
/// by now and build upon it.
final class Edits {
    private record Replacement(int end, String text) {}

    private final String text;
    private final TreeMap<Integer, Replacement> replacements = new TreeMap<>();
    private final TreeMap<Integer, String> insertions = new TreeMap<>();

    Edits(String text) {
        this.text = text;
    }

    String original(int from, int to) {
        return text.substring(from, to);
    }

    /// The range as the changes inside it leave it.
    String now(int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        while (at < to) {
            out.append(insertions.getOrDefault(at, ""));
            Replacement replacement = replacements.get(at);
            if (replacement != null && replacement.end() <= to) {
                out.append(replacement.text());
                at = replacement.end();
            } else {
                int next = Math.min(to, next(at));
                out.append(text, at, next);
                at = next;
            }
        }
        return out.toString();
    }

    private int next(int at) {
        Integer replacement = replacements.higherKey(at);
        Integer insertion = insertions.higherKey(at);
        return Math.min(
                replacement == null ? Integer.MAX_VALUE : replacement,
                insertion == null ? Integer.MAX_VALUE : insertion);
    }

    /// What was changed inside is part of the new text or lost, as the caller likes.
    void replace(int from, int to, String with) {
        replacements.subMap(from, to).clear();
        insertions.subMap(from, to).clear();
        replacements.put(from, new Replacement(to, with));
    }

    void insert(int at, String what) {
        insertions.merge(at, what, (before, after) -> before + after);
    }

    boolean touches(int from, int to) {
        Map.Entry<Integer, Replacement> before = replacements.lowerEntry(from);
        return !replacements.subMap(from, to).isEmpty()
                || before != null && before.getValue().end() > from;
    }

    boolean any() {
        return !replacements.isEmpty() || !insertions.isEmpty();
    }

    String whole() {
        return now(0, text.length()) + insertions.getOrDefault(text.length(), "");
    }
}
