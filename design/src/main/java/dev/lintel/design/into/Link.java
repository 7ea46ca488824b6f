package dev.lintel.design.into;

import java.util.Locale;
import java.util.Optional;

/// What a new row refers to: a row that is there.
///
/// @param type qualified, of the entity; empty where rows carry the number alone
/// @param repository qualified, to find the row by; empty as the type
/// @param id of the other row, in Java
record Link(
        String name,
        Optional<String> type,
        Optional<String> repository,
        String id,
        String table,
        String column,
        String columnType,
        boolean optional) {
    String entity() {
        return type.orElseThrow();
    }

    String simple() {
        return entity().substring(entity().lastIndexOf('.') + 1);
    }

    String accessor(String verb) {
        String property = type.isPresent() ? name : idName();
        return verb + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    }

    String idName() {
        return name + "Id";
    }
}
