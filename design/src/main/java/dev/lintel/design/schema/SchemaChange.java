package dev.lintel.design.schema;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// From the tables of one brief to those of another, while old and new nodes serve at the same time: first what both
/// can live with (expand), later what only the new can (contract). Nothing that has run is changed.
///
/// @see <a href="https://martinfowler.com/bliki/ParallelChange.html">Parallel Change</a>
public final class SchemaChange {
    private static final String LOCK_SAFE = "SET LOCAL lock_timeout = '2s';\n\n";

    private final Brief before;
    private final Brief after;
    private final Columns columns = new Columns();
    private final List<String> expand = new ArrayList<>();
    private final List<String> validate = new ArrayList<>();
    private final List<String> indexes = new ArrayList<>();
    private final List<String> contract = new ArrayList<>();

    private SchemaChange(Brief before, Brief after) {
        this.before = before;
        this.after = after;
    }

    /// What comes next.
    ///
    /// @param migrations texts by the words of their names, in order; each but the last to run in a transaction,
    ///     indexes outside of one
    /// @param contract to run once no old node is left and rows were filled; empty when nothing is left to do
    public record Next(SequencedMap<String, String> migrations, String contract) {
        public boolean isNothing() {
            return migrations.isEmpty() && contract.isEmpty();
        }
    }

    /// Marks the migration that must not run in a transaction.
    public static final String INDEXES = "indexes";

    public static Next between(Brief before, Brief after) {
        return new SchemaChange(before, after).next();
    }

    private Next next() {
        Map<String, Table> old = named(new Tables(before).all(), Table::name);
        Map<String, Table> wanted = named(new Tables(after).all(), Table::name);
        wanted.forEach((name, table) -> {
            Table was = old.get(name);
            if (was == null) {
                created(table);
            } else {
                changed(was, table);
            }
        });
        foreignKeys(old);
        indexes(old);
        service();
        old.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> contract.add("DROP TABLE " + name + " CASCADE;"));
        SequencedMap<String, String> files = new LinkedHashMap<>();
        put(files, "expand", LOCK_SAFE, expand);
        put(files, "validate", LOCK_SAFE + "SET LOCAL statement_timeout = 0;\n", validate);
        if (!indexes.isEmpty()) {
            // the service's connections begin with a timeout that a large index needs longer than
            indexes.add("SET statement_timeout = '5s';");
        }
        put(files, INDEXES, "SET statement_timeout = 0;\n", indexes);
        return new Next(files, String.join("\n", contract) + (contract.isEmpty() ? "" : "\n"));
    }

    private static void put(Map<String, String> files, String name, String head, List<String> statements) {
        if (!statements.isEmpty()) {
            files.put(name, head + String.join("\n", statements) + "\n");
        }
    }

    private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, each -> each, (one, _) -> one, LinkedHashMap::new));
    }

    private void created(Table table) {
        expand.add(table.sql()
                + String.join("\n", table.indexes())
                + (table.indexes().isEmpty() ? "" : "\n")
                + table.comments());
    }

    private void changed(Table was, Table table) {
        Map<String, Column> old = named(was.columns(), Column::name);
        Map<String, Column> wanted = named(table.columns(), Column::name);
        wanted.forEach((name, column) -> {
            Column before = old.get(name);
            if (before == null) {
                columns.added(table.name(), column);
            } else if (!before.equals(column)) {
                columns.altered(table.name(), before, column);
            }
        });
        old.forEach((name, column) -> {
            if (!wanted.containsKey(name)) {
                columns.dropped(table.name(), column);
            }
        });
        constraints(was, table, wanted, old);
        Map<String, String> unique = named(was.indexes(), SchemaChange::indexName);
        table.indexes().stream().filter(each -> !was.indexes().contains(each)).forEach(each -> {
            String drop = unique.containsKey(indexName(each)) ? "DROP INDEX " + indexName(each) + ";\n" : "";
            contract.add("-- fails while two rows have the same\n" + drop + each);
        });
        Set<String> kept = named(table.indexes(), SchemaChange::indexName).keySet();
        unique.keySet().stream()
                .filter(name -> !kept.contains(name))
                .forEach(name -> expand.add("DROP INDEX IF EXISTS " + name + ";"));
    }

    private static String indexName(String statement) {
        return statement.replaceAll("CREATE UNIQUE INDEX (\\w+) .*", "$1");
    }

    private void constraints(Table was, Table table, Map<String, Column> wanted, Map<String, Column> old) {
        Map<String, String> before = named(was.constraints(), Constraint::name);
        Map<String, String> after = named(table.constraints(), Constraint::name);
        after.forEach((name, line) -> {
            String there = before.get(name);
            if (line.equals(there)) {
                return;
            }
            boolean fresh = wanted.keySet().stream()
                    .filter(column -> !old.containsKey(column))
                    .anyMatch(column -> Constraint.speaksOf(line, column));
            constraint(table.name(), name, line, Optional.ofNullable(there), fresh);
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(
                        name -> expand.add("ALTER TABLE " + table.name() + " DROP CONSTRAINT IF EXISTS " + name + ";"));
    }

    private void constraint(String table, String name, String line, Optional<String> there, boolean fresh) {
        String alter = "ALTER TABLE " + table + " ";
        String drop = there.map(_ -> alter + "DROP CONSTRAINT " + name + ";\n").orElse("");
        boolean wider = there.filter(old -> Constraint.isWider(old, line)).isPresent();
        if (!line.contains(" CHECK ")) {
            if (fresh) {
                expand.add(drop + alter + "ADD " + line + ";");
            } else {
                contract.add("-- fails while two rows have the same\n" + drop + alter + "ADD " + line + ";");
            }
        } else if (fresh || wider) {
            expand.add(drop + alter + "ADD " + line + " NOT VALID;");
            validate.add(alter + "VALIDATE CONSTRAINT " + name + ";");
        } else {
            contract.add("-- old nodes may still write what it refuses\n" + drop + alter + "ADD " + line
                    + " NOT VALID;\n" + alter + "VALIDATE CONSTRAINT " + name + ";");
        }
    }

    private void foreignKeys(Map<String, Table> old) {
        List<String> was = new Tables(before)
                .foreignKeys().stream().map(Tables.ForeignKey::sql).toList();
        for (Tables.ForeignKey key : new Tables(after).foreignKeys()) {
            if (was.contains(key.sql())) {
                continue;
            }
            String name = Names.bounded(key.table() + "_" + key.column() + "_fkey");
            boolean replaces = was.stream().anyMatch(sql -> sql.contains(" " + name + " "));
            String drop = replaces ? "ALTER TABLE " + key.table() + " DROP CONSTRAINT " + name + ";\n" : "";
            if (old.containsKey(key.table())) {
                expand.add(drop + key.sql().replaceFirst(";$", " NOT VALID;"));
                validate.add("ALTER TABLE " + key.table() + " VALIDATE CONSTRAINT " + name + ";");
            } else {
                expand.add(key.sql());
            }
        }
    }

    private void indexes(Map<String, Table> old) {
        Map<String, Index> was = named(new Indexes(before).all(), Index::name);
        Map<String, Index> wanted = named(new Indexes(after).all(), Index::name);
        wanted.forEach((name, index) -> {
            Index there = was.get(name);
            if (there != null && there.sql().equals(index.sql())) {
                return;
            }
            if (!old.containsKey(index.table())) {
                expand.add(index.sql());
            } else {
                indexes.add((there == null ? "" : "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";\n")
                        + index.sqlConcurrently());
            }
        });
        List<String> kept = new Tables(after).all().stream().map(Table::name).toList();
        was.forEach((name, index) -> {
            if (!wanted.containsKey(name) && kept.contains(index.table())) {
                contract.add("DROP INDEX IF EXISTS " + name + ";");
            }
        });
    }

    /// What the service keeps for itself comes and stays.
    private void service() {
        List<String> was = new ServiceTables(before).all();
        new ServiceTables(after)
                .all().stream().filter(each -> !was.contains(each)).forEach(expand::add);
    }

    /// Columns of a table that is in use.
    private final class Columns {
        private void added(String table, Column column) {
            String alter = "ALTER TABLE " + table + " ";
            boolean filled = !column.suffix().isEmpty();
            expand.add(alter + "ADD COLUMN "
                    + (column.notNull() && !filled
                            ? new Column(column.name(), column.type(), false, "", "").sql()
                            : column.sql())
                    + ";");
            comment(table, column);
            if (column.notNull() && !filled) {
                required(table, column, "fill " + column.name() + " in the rows that are there, then");
            }
        }

        private void altered(String table, Column was, Column column) {
            String alter = "ALTER TABLE " + table + " ALTER COLUMN " + column.name() + " ";
            if (!was.type().equals(column.type())) {
                boolean wider = isWider(was.type(), column.type());
                (wider ? expand : contract)
                        .add((wider ? "" : "-- rewrites the table, and fails on values that do not fit\n") + alter
                                + "TYPE " + column.type() + " USING " + column.name() + "::" + column.type() + ";");
            }
            if (was.notNull() && !column.notNull()) {
                expand.add(alter + "DROP NOT NULL;");
            } else if (!was.notNull() && column.notNull()) {
                required(table, column, "fill " + column.name() + " where it is empty, then");
            }
            if (!was.comment().equals(column.comment())) {
                comment(table, column);
            }
        }

        /// Old nodes write it until they are gone, new ones never do.
        private void dropped(String table, Column column) {
            String alter = "ALTER TABLE " + table + " ";
            if (column.notNull() && column.suffix().isEmpty()) {
                expand.add(alter + "ALTER COLUMN " + column.name() + " DROP NOT NULL;");
            }
            contract.add(alter + "DROP COLUMN " + column.name() + ";");
        }

        /// A check that is validated first lets NOT NULL be set without reading the table again (PostgreSQL 12).
        private void required(String table, Column column, String first) {
            String name = Names.bounded(table + "_" + column.name() + "_present");
            String alter = "ALTER TABLE " + table + " ";
            contract.add("-- " + first + "\n" + alter + "ADD CONSTRAINT " + name + " CHECK (" + column.name()
                    + " IS NOT NULL) NOT VALID;\n" + alter + "VALIDATE CONSTRAINT " + name + ";\n" + alter
                    + "ALTER COLUMN "
                    + column.name() + " SET NOT NULL;\n" + alter + "DROP CONSTRAINT " + name + ";");
        }

        private void comment(String table, Column column) {
            expand.add("COMMENT ON COLUMN " + table + "." + column.name() + " IS "
                    + (column.comment().isEmpty() ? "NULL" : Table.literal(column.comment())) + ";");
        }

        /// What PostgreSQL changes in its catalogue alone.
        private boolean isWider(String was, String type) {
            if (type.equals("text")) {
                return was.startsWith("varchar");
            }
            long from = Constraint.firstNumber(was);
            long to = Constraint.firstNumber(type);
            return was.startsWith("varchar(") && type.startsWith("varchar(") && to >= from;
        }
    }
}
