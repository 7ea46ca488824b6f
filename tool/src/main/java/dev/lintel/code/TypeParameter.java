package dev.lintel.code;

import java.util.List;

/// A type parameter with its bounds, `T extends Entity & Serializable`; no bounds means `java.lang.Object`.
public record TypeParameter(String name, List<Type> bounds) {
    public TypeParameter {
        bounds = List.copyOf(bounds);
    }
}
