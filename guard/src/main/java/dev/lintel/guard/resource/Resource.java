package dev.lintel.guard.resource;

import java.util.Optional;
import java.util.stream.Stream;

/// Rows of a kind.
///
/// @param name as annotations call it
/// @param table with or without its schema
/// @param key the column that paths name a row by; must be unique
/// @param owner the column that says whose it is
/// @param by whose, in the sense of the caller: `user`, or the name of a source of the service's own, `tenant`
/// @param version the column that changes with every write
public record Resource(
        String name, String table, String key, Optional<String> owner, String by, Optional<String> version) {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /// @throws IllegalArgumentException with a sentence that says which name is none
    public Resource {
        if (!table.matches(NAME + "(\\." + NAME + ")?")) {
            throw new IllegalArgumentException("\"" + table + "\" is no name of a table");
        }
        Stream.of(Optional.of(key), owner, version).flatMap(Optional::stream).forEach(each -> {
            if (!each.matches(NAME)) {
                throw new IllegalArgumentException("\"" + each + "\" is no name of a column");
            }
        });
    }
}
