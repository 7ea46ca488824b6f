package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A session of the clone that plans with the source's settings. A new one is taken when trees have changed below it,
/// since a session remembers a tree's root.
final class Planning implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,4})");

    private final Connection connection;
    private final int major;

    Planning(Server server, Map<String, String> settings) throws SQLException {
        major = server.major();
        connection = server.connect(Schema.DATABASE, Schema.OWNER);
        try (var set = connection.prepareStatement("select set_config(?, ?, false)")) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                set.setString(1, setting.getKey());
                set.setString(2, setting.getValue());
                try {
                    set.execute();
                } catch (SQLException _) {
                    // a setting of another minor version or fork
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '20s'");
        }
    }

    Plan plan(String sql, Stress stress) throws IOException {
        try (Statement statement = connection.createStatement()) {
            if (stress == Stress.WITHOUT_NESTED_LOOPS) {
                statement.execute("set enable_nestloop = off");
            }
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(explain(sql, statement))) {
                row.next();
                return Explained.read(String.valueOf(row.getString(1))).getFirst();
            } finally {
                if (stress == Stress.WITHOUT_NESTED_LOOPS) {
                    statement.execute("reset enable_nestloop");
                }
            }
        } catch (SQLException | Unreadable failed) {
            throw new IOException(
                    String.valueOf(failed.getMessage()).lines().findFirst().orElse(""), failed);
        }
    }

    /// A statement with parameters is planned without knowing them; before PostgreSQL 16 as a prepared one.
    private String explain(String sql, Statement statement) throws SQLException {
        int parameters = 0;
        for (Matcher found = PARAMETER.matcher(sql); found.find(); ) {
            parameters = Math.max(parameters, Integer.parseInt(found.group(1)));
        }
        if (parameters == 0) {
            return "explain (format json) " + sql;
        }
        if (major >= 16) {
            return "explain (generic_plan, format json) " + sql;
        }
        statement.execute("set plan_cache_mode = force_generic_plan");
        statement.execute("deallocate all");
        statement.execute("prepare lintel as " + sql);
        return "explain (format json) execute lintel (" + String.join(", ", Collections.nCopies(parameters, "null"))
                + ")";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // it is not used again
        }
    }
}
