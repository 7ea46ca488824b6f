package dev.lintel.design.into;

import java.util.List;
import java.util.Optional;

/// How a backend is written, as far as a new resource has to be written alike.
///
/// @param source folder of its sources, `src/main/java/`
/// @param entities package of mapped classes; `{feature}` stands for the resource where packages are by feature
/// @param prefix of addresses, `/api`
/// @param notFound an exception of its own that becomes 404 and is made of a text
/// @param conflictsTold whether a violated constraint becomes 409 by itself
/// @param tested whether JUnit is on the class path of its tests
/// @param seen what was found, and where
record House(
        String source,
        String entities,
        String repositories,
        String controllers,
        Identity identity,
        String prefix,
        Migrations migrations,
        Optional<String> notFound,
        boolean conflictsTold,
        boolean tested,
        List<String> seen) {
    static final String FEATURE = "{feature}";

    House {
        seen = List.copyOf(seen);
    }

    /// How rows are numbered.
    ///
    /// @param type in Java
    /// @param annotations of the field, a line each, with the types that they need
    /// @param sql the column's definition
    record Identity(String type, List<String> annotations, List<String> imports, String sql) {
        Identity {
            annotations = List.copyOf(annotations);
            imports = List.copyOf(imports);
        }

        String column() {
            return sql.replaceFirst("(?i)\\s+(generated|primary|default|not null|auto_increment|identity).*", "");
        }
    }

    /// @param next number of the new one, as the others are written
    /// @param upper whether keywords are in capitals
    record Migrations(String folder, String next, boolean upper) {}
}
