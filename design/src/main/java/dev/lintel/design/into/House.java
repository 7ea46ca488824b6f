package dev.lintel.design.into;

import java.util.List;
import java.util.Optional;

/// How a backend is written, as far as a new resource has to be written alike.
///
/// @param rows place of mapped classes
/// @param stores place of repositories or mappers
/// @param mappers folder of the mappers' XML, where statements stand there
/// @param base the mapped superclass that rows get their id from, where they have none of their own
/// @param prefix of addresses, `/api`, without the context path
/// @param plural whether the segment that names a resource, and its table, are in the plural
/// @param tablePrefix of nearly all tables, `tb_shop_`
/// @param wrapper the envelope of answers, where there is one
/// @param notFound an exception of its own that becomes 404 and is made of a text
/// @param conflictsTold whether a violated constraint becomes 409 by itself
/// @param junit the package of `@Test`; empty when no test can be written
/// @param controllerSuffix `Controller`, `Resource`
/// @param seen what was found, and where
record House(
        Place rows,
        Place stores,
        Place controllers,
        Optional<String> mappers,
        Optional<Base> base,
        Store store,
        Style style,
        Identity identity,
        String prefix,
        Naming plural,
        String tablePrefix,
        Ddl ddl,
        Optional<Wrapper> wrapper,
        Optional<String> notFound,
        boolean conflictsTold,
        Optional<String> junit,
        String controllerSuffix,
        List<String> seen) {
    static final String FEATURE = "{feature}";

    House {
        seen = List.copyOf(seen);
    }

    /// @param type qualified, with its type argument
    /// @param versioned whether it has the version that saving compares
    record Base(String type, boolean versioned) {}

    /// What is said in the plural.
    record Naming(boolean address, boolean table) {}

    /// How rows are numbered.
    ///
    /// @param type in Java
    /// @param annotations of the field, a line each, with the types that they need
    /// @param sql the column's definition, begins with its name
    /// @param type of the column alone
    /// @param generated whether the database gives the number
    record Identity(
            String type,
            List<String> annotations,
            List<String> imports,
            String sql,
            String columnType,
            boolean generated) {
        Identity {
            annotations = List.copyOf(annotations);
            imports = List.copyOf(imports);
        }

        String column() {
            return sql.substring(0, sql.indexOf(' '));
        }
    }
}
