package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Name;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the relations of our server lie.
final class Files {
    private static final String SELECT = """
            select n.nspname, c.relname, c.oid, coalesce(pg_relation_filepath(c.oid), '')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'm', 'i', 'I') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;

    private final Connection connection;
    private final Path data;
    private final Map<Name, Known> known = new HashMap<>();

    Files(Connection connection, Path data) {
        this.connection = connection;
        this.data = data;
    }

    record Known(long oid, Path path) {}

    void look() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            while (rows.next()) {
                add(rows);
            }
        }
    }

    private void add(ResultSet row) throws SQLException {
        known.put(
                new Name(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                new Known(row.getLong(3), data.resolve(String.valueOf(row.getString(4)))));
    }

    Optional<Known> find(Name name) {
        return Optional.ofNullable(known.get(name));
    }

    Optional<Known> lookUp(Name name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + " and n.nspname = ? and c.relname = ?")) {
            statement.setString(1, name.schema());
            statement.setString(2, name.name());
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    add(rows);
                }
            }
        }
        return find(name);
    }
}
