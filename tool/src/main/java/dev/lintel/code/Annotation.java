package dev.lintel.code;

import dev.lintel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An annotation as written. Its values are expressions, so that constants in them are folded by the same engine as
/// everywhere (`code.value`); a single unnamed value stands under `value`. Iteration order is the source's.
///
/// @param type the annotation type's canonical name when it could be resolved, else the name as written
public record Annotation(String type, Map<String, Expression> values, Span at) {
    public Annotation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<Expression> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
