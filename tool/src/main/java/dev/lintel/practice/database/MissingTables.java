package dev.lintel.practice.database;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Tables that mapped classes and statements name and that nothing in the repository makes. Migrations of a tool are
/// all there is. Loose SQL files may not be: they count as the whole schema where they make nearly every table that
/// the code names.
final class MissingTables {
    private static final String SQL_FILE = "SQL file";
    private static final int FEWEST_FOUND = 4;

    /// What every server brings, once its schema's name is folded away, and what tools make for themselves.
    private static final Pattern BROUGHT = Pattern.compile(
            "dual|tables|columns|schemata|statistics|routines|triggers|views|partitions|processlist|sequences"
                    + "|key_column_usage|table_constraints|referential_constraints|databasechangelog(lock)?"
                    + "|(user|all|dba)_(tables|views|objects|source|sequences|ind(exes|_columns)|tab_c\\w+|cons\\w*)"
                    + "|(pg|sqlite|msys|flyway|qrtz|act|batch|spring_session|innodb)_.*|sys(\\w*_)?(tables|objects|columns"
                    + "|databases|dummy|dual)?");

    /// One of them.
    ///
    /// @param name of the mapped class, else the table's
    /// @param at the mapped class, else the first statement
    /// @param byStatements the statements that name it; empty where a mapping alone does
    /// @param loose whether loose SQL files are all that makes tables
    record Missing(
            String table, String name, Optional<Entity> entity, Span at, List<Query> byStatements, boolean loose) {
        Missing {
            byStatements = List.copyOf(byStatements);
        }
    }

    private MissingTables() {}

    static List<Missing> of(Backend backend) {
        Schema schema = backend.schema();
        TreeMap<String, Missing> missing = new TreeMap<>();
        Set<String> found = new HashSet<>();
        boolean loose =
                schema.migrations().stream().anyMatch(each -> each.tool().equals(SQL_FILE));
        for (Entity entity : backend.entities().values()) {
            if (schema.table(entity.table()).isPresent()) {
                found.add(entity.table());
            } else if (entity.complete() && !entity.table().isEmpty()) {
                missing.put(
                        entity.table(),
                        new Missing(
                                entity.table(),
                                Drift.name(entity),
                                Optional.of(entity),
                                entity.at(),
                                List.of(),
                                loose));
            }
        }
        statements(backend).forEach((table, queries) -> {
            if (schema.table(table).isPresent()) {
                found.add(table);
                return;
            }
            List<Query> own =
                    queries.stream().filter(query -> isOwn(table, query)).toList();
            if (!own.isEmpty() && !missing.containsKey(table)) {
                Optional<Entity> entity = backend.entityOfTable(table);
                String name = entity.map(Drift::name).orElse(table);
                missing.put(
                        table, new Missing(table, name, entity, own.getFirst().at(), own, loose));
            }
        });
        if (loose && (found.size() < FEWEST_FOUND || missing.size() * 2 > found.size())) {
            return List.of();
        }
        return missing.values().stream()
                .filter(each -> !isNamedOtherwise(schema, each.table()))
                .toList();
    }

    /// Statements that people wrote in SQL and that were understood to their end, by each table that they name.
    private static TreeMap<String, List<Query>> statements(Backend backend) {
        TreeMap<String, List<Query>> statements = new TreeMap<>();
        backend.queries().stream()
                .filter(query -> EntityDrift.WRITTEN.contains(query.language())
                        && query.shape().complete())
                .sorted(Comparator.comparing(Query::at))
                .forEach(query -> query.shape().tables().stream()
                        .map(Shape.TableUse::table)
                        .distinct()
                        .forEach(table -> statements
                                .computeIfAbsent(table, _ -> new ArrayList<>())
                                .add(query)));
        return statements;
    }

    /// A table of this backend's own schema, by its plain name. What the statement qualifies may stand in a schema of
    /// somebody else's, and what it makes by itself (`with t as`) is no table.
    private static boolean isOwn(String table, Query query) {
        if (table.isEmpty() || !table.matches("\\w+") || BROUGHT.matcher(table).matches()) {
            return false;
        }
        String quoted = "[\"`\\[]?" + table + "[\"`\\]]?";
        return !Pattern.compile("(?i)(\\.\\s*" + quoted + "(?!\\w)|\\b" + quoted
                        + "\\s*(\\([^()]*\\)\\s*)?as\\s+([a-z]+\\s+)*\\()")
                .matcher(query.text())
                .find();
    }

    /// Some statement of a migration that was not taken apart names it.
    private static boolean isNamedOtherwise(Schema schema, String table) {
        return schema.changes()
                .anyMatch(change ->
                        change instanceof Change.Other other && other.what().contains(table));
    }
}
