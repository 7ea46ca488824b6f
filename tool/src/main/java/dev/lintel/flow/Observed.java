package dev.lintel.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value as it is seen at a sink.
///
/// @param taints the untrusted data in it, of the value itself and of what it holds
/// @param constants what it may be when it is constant: String, boxed number, Boolean, Character, [Named]; `null` is
///     left out
/// @param onlyConstants whether nothing but these constants (or `null`) can arrive
/// @param pieces the parts of an assembled text in order; empty when the value is no text that was put together
/// @param parts fields and entries with constant keys, one level deep
/// @param types qualified names of the types that can arrive, as far as they are known
public record Observed(
        List<Taint> taints,
        List<Object> constants,
        boolean onlyConstants,
        List<Piece> pieces,
        Map<String, Observed> parts,
        List<String> types) {
    public static final Observed NOTHING = new Observed(List.of(), List.of(), false, List.of(), Map.of(), List.of());

    public Observed {
        taints = List.copyOf(taints);
        constants = List.copyOf(constants);
        pieces = List.copyOf(pieces);
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        types = List.copyOf(types);
    }

    /// A constant of an enum, or a class literal (then `name` is `class`).
    public record Named(String type, String name) {}

    /// The value of a field or entry; [#NOTHING] when it is not known.
    public Observed part(String name) {
        return parts.getOrDefault(name, NOTHING);
    }
}
