package dev.lintel.design.into;

import java.util.Locale;

/// What a new row refers to: a row of an entity that is there.
///
/// @param type qualified, of the entity
/// @param repository qualified
/// @param id of the entity, in Java
record Link(String name, String type, String repository, String id, String table, String column, boolean optional) {
    String simple() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    String getter() {
        return "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    String setter() {
        return "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    String idName() {
        return name + "Id";
    }
}
