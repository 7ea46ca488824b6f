package dev.lintel.graph;

import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The database after the last migration, and the steps that led there.
///
/// @param complete whether every schema statement was understood
public record Schema(
        Map<String, Table> tables, List<Migration> migrations, Dialect dialect, boolean complete, List<Gap> gaps) {
    /// What [Table#createdBy] says of tables that no migration made but the mapping of the code.
    public static final String BY_MAPPING = "mapping";

    public Schema {
        tables = Map.copyOf(tables);
        migrations = List.copyOf(migrations);
        gaps = List.copyOf(gaps);
    }

    public Optional<Table> table(String foldedName) {
        return Optional.ofNullable(tables.get(foldedName));
    }

    /// What all migrations change, in their order.
    public Stream<Change> changes() {
        return migrations.stream().flatMap(migration -> migration.changes().stream());
    }

    /// One migration file or change set.
    ///
    /// @param version as its tool orders it; empty for repeatable and plain files
    /// @param transactional whether the tool runs it inside a transaction
    public record Migration(String version, String tool, List<Change> changes, boolean transactional, Span at) {
        public Migration {
            changes = List.copyOf(changes);
        }
    }

    /// Which rows of a table a statement changes.
    public enum Reach {
        /// It has no condition.
        ALL,
        /// Those that have nothing in a column: all of them, when the column is new.
        UNFILLED,
        /// Those of a condition.
        SOME
    }

    /// One schema change.
    public sealed interface Change {
        Span at();

        /// The table or view that it changes; empty for one that is not known.
        default String table() {
            return "";
        }

        record CreateTable(String table, Span at) implements Change {}

        record CreateView(String view, Span at) implements Change {
            @Override
            public String table() {
                return view;
            }
        }

        /// A table or a view.
        record DropTable(String table, Span at) implements Change {}

        record RenameTable(String table, String to, Span at) implements Change {}

        record AddColumn(String table, Column column, Span at) implements Change {}

        record DropColumn(String table, String column, Span at) implements Change {}

        record RenameColumn(String table, String column, String to, Span at) implements Change {}

        /// @param rewrites whether the database writes every row anew for it, with the table locked for readers too
        record AlterColumn(String table, String column, String what, boolean rewrites, Span at) implements Change {}

        record AddKey(String table, Key key, boolean primary, Span at) implements Change {}

        /// @param validated whether the rows that are there are looked through (PostgreSQL: not `NOT VALID`)
        record AddForeignKey(String table, ForeignKey key, boolean validated, Span at) implements Change {}

        /// @param validated as of a foreign key
        record AddCheck(String table, Check check, boolean validated, Span at) implements Change {}

        /// @param concurrently built without blocking writes
        record CreateIndex(String table, Index index, boolean concurrently, Span at) implements Change {}

        record DropIndex(String table, String index, boolean concurrently, Span at) implements Change {}

        record DropConstraint(String table, String constraint, Span at) implements Change {}

        /// Rows inserted by a migration.
        record Seed(String table, Span at) implements Change {}

        /// Rows that are there are changed or deleted by a migration.
        ///
        /// @param reach how many of them, as far as the statement tells
        record ChangeRows(String table, Reach reach, Span at) implements Change {}

        /// Any other statement, `what` in a few words.
        record Other(String what, Span at) implements Change {}

        /// A statement that was not understood.
        record Unread(String what, Span at) implements Change {}
    }

    /// @param complete whether every statement on this table was understood
    /// @param comment of the DDL; empty when none
    /// @param createdBy the version of the migration that made it, or [#BY_MAPPING]
    public record Table(
            String name,
            List<Column> columns,
            Optional<Key> primaryKey,
            List<Key> uniques,
            List<Index> indexes,
            List<ForeignKey> references,
            List<Check> checks,
            boolean view,
            boolean complete,
            String createdBy,
            Span at) {
        public Table {
            columns = List.copyOf(columns);
            uniques = List.copyOf(uniques);
            indexes = List.copyOf(indexes);
            references = List.copyOf(references);
            checks = List.copyOf(checks);
        }

        /// A table without checks.
        public Table(
                String name,
                List<Column> columns,
                Optional<Key> primaryKey,
                List<Key> uniques,
                List<Index> indexes,
                List<ForeignKey> references,
                boolean view,
                boolean complete,
                String createdBy,
                Span at) {
            this(name, columns, primaryKey, uniques, indexes, references, List.of(), view, complete, createdBy, at);
        }

        /// Whether no migration made it but the mapping of the code, by the settings that say so.
        public boolean byMapping() {
            return createdBy.equals(BY_MAPPING);
        }

        public Optional<Column> column(String folded) {
            return columns.stream().filter(each -> each.name().equals(folded)).findFirst();
        }

        /// The column of its primary key; empty where it has none, or one of several columns.
        public Optional<Column> keyColumn() {
            return primaryKey
                    .filter(key -> key.columns().size() == 1)
                    .flatMap(key -> column(key.columns().getFirst()));
        }
    }

    /// @param type the base name, folded, `varchar`, `numeric`, `int8`; see [#family]
    /// @param length of text, or precision of numbers; 0 when none
    /// @param defaulted whether it has a default or is generated
    public record Column(
            String name,
            String type,
            int length,
            int scale,
            boolean nullable,
            boolean defaulted,
            String defaultText,
            Family family,
            Span at) {}

    public enum Family {
        TEXT,
        INTEGER,
        DECIMAL,
        FLOAT,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_TZ,
        UUID,
        BINARY,
        JSON,
        ENUM,
        ARRAY,
        OTHER
    }

    /// @param name empty when the database chooses
    /// @param expression whether a part is an expression (then its text stands in `columns`, lower case:
    ///     `lower(email)`)
    public record Key(String name, List<String> columns, boolean expression, Span at) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    /// What every row must be.
    ///
    /// @param name empty when the database chooses
    /// @param condition as text, names in lower case, without the parentheses around it
    public record Check(String name, String condition, Span at) {}

    /// @param columns in order; expressions as text, lower case
    /// @param condition of a partial index; empty when none
    /// @param method `btree` unless said otherwise
    /// @param operatorClass whether one is named for any column, which then is sorted otherwise: `text_pattern_ops`
    public record Index(
            String name,
            List<String> columns,
            List<String> included,
            boolean unique,
            String condition,
            String method,
            boolean operatorClass,
            Span at) {
        public Index {
            columns = List.copyOf(columns);
            included = List.copyOf(included);
        }

        /// Sorted as its columns are by default.
        public Index(
                String name,
                List<String> columns,
                List<String> included,
                boolean unique,
                String condition,
                String method,
                Span at) {
            this(name, columns, included, unique, condition, method, false, at);
        }
    }

    public record ForeignKey(
            String name, List<String> columns, String target, List<String> targetColumns, String onDelete, Span at) {
        public ForeignKey {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }
}
