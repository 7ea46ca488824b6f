package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode.Kind;
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

    private static final Map<Kind, String> SWITCHES = Map.of(
            Kind.SCAN, "enable_seqscan",
            Kind.INDEX_SCAN, "enable_indexscan",
            Kind.INDEX_ONLY_SCAN, "enable_indexonlyscan",
            Kind.BITMAP_SCAN, "enable_bitmapscan",
            Kind.NESTED_LOOP, "enable_nestloop",
            Kind.HASH_JOIN, "enable_hashjoin",
            Kind.MERGE_JOIN, "enable_mergejoin",
            Kind.SORT, "enable_sort",
            Kind.MATERIALIZE, "enable_material",
            Kind.MEMOIZE, "enable_memoize");

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
            statement.setEscapeProcessing(false);
            if (stress.without().isEmpty()) {
                return plan(sql, statement);
            }
            statement.execute("begin");
            try {
                for (Kind each : stress.without()) {
                    if (SWITCHES.containsKey(each)) {
                        statement.execute("set local " + SWITCHES.get(each) + " = off");
                    }
                }
                return plan(sql, statement);
            } finally {
                statement.execute("rollback");
            }
        } catch (SQLException | Unreadable failed) {
            throw new IOException(
                    String.valueOf(failed.getMessage()).lines().findFirst().orElse(""), failed);
        }
    }

    private Plan plan(String sql, Statement statement) throws SQLException, Unreadable {
        try (ResultSet row = statement.executeQuery(explain(sql, statement))) {
            row.next();
            return Explained.read(String.valueOf(row.getString(1))).getFirst();
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
