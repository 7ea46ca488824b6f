package dev.lintel.guard.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables that guard keeps in the service's database. They are the service's: its migrations make them from the
/// scripts in guard's jar. Only if asked to does guard make them itself.
final class GuardTables {
    private final @Nullable DataSource database;
    private final boolean create;

    GuardTables(@Nullable DataSource database, boolean create) {
        this.database = database == null ? null : new OwnCommits(database);
        this.create = create;
    }

    /// @param why what needs a database
    DataSource database(String why) {
        if (database == null) {
            throw new GuardStartException(why + ", and there is no data source.", "Configure spring.datasource.url.");
        }
        return database;
    }

    /// Makes sure that a table is there.
    void need(String table, Class<?> owner, String script) {
        DataSource source = database("Table " + table + " is needed");
        String place = owner.getPackageName().replace('.', '/') + "/" + script;
        try (Connection connection = source.getConnection()) {
            if (exists(connection, table)) {
                return;
            }
            if (!create) {
                throw new GuardStartException(
                        "Table " + table + " is missing.",
                        "Copy classpath:" + place + " into your migrations, or set lintel.guard.create-tables: true.");
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(text(owner, script));
            }
        } catch (SQLException failed) {
            throw new GuardStartException(
                    "Table " + table + " could not be looked for or made: " + failed.getMessage(),
                    "The script is classpath:" + place + ".");
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select to_regclass(?) is not null")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String text(Class<?> owner, String script) {
        try (InputStream in = owner.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing beside " + owner);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(script, unreadable);
        }
    }
}
