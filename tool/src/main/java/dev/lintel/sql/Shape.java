package dev.lintel.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What one statement asks of the database, whatever it was written in: SQL, JPQL, a derived method name, a
/// mapper's XML. Names of tables and columns are the database's, folded to lower case, without quotes or schema.
///
/// @param tables every table named, subqueries' included, in order
/// @param filter every comparison of a column in WHERE, ON and HAVING, whole statement
/// @param order sorted columns, in order
/// @param columns what is selected; empty for `*`, for entities and for writes
/// @param assigned columns written by INSERT, UPDATE or MERGE
/// @param selected what SQL names in lists of columns, groups and computed values, in subqueries and beside a `*`
///     too; the name `*` for all columns of a table
/// @param complete whether the whole statement was understood; when not, absence of a filter or limit means nothing
public record Shape(
        Kind kind,
        List<TableUse> tables,
        List<Predicate> filter,
        List<Order> order,
        List<Column> columns,
        List<Assignment> assigned,
        Set<Column> selected,
        Limit limit,
        Lock lock,
        Aggregation aggregation,
        boolean distinct,
        boolean complete) {
    public Shape {
        tables = List.copyOf(tables);
        filter = List.copyOf(filter);
        order = List.copyOf(order);
        columns = List.copyOf(columns);
        assigned = List.copyOf(assigned);
        selected = Set.copyOf(selected);
    }

    /// What was not written in SQL.
    public Shape(
            Kind kind,
            List<TableUse> tables,
            List<Predicate> filter,
            List<Order> order,
            List<Column> columns,
            List<Assignment> assigned,
            Limit limit,
            Lock lock,
            Aggregation aggregation,
            boolean distinct,
            boolean complete) {
        this(kind, tables, filter, order, columns, assigned, Set.of(), limit, lock, aggregation, distinct, complete);
    }

    public enum Kind {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        /// Insert or update in one statement: MERGE, ON CONFLICT, ON DUPLICATE KEY, `save` of JPA.
        UPSERT,
        /// Procedure calls and what was not understood.
        OTHER
    }

    /// @param alias empty when none
    /// @param role how it takes part
    public record TableUse(String table, String alias, Role role) {
        public enum Role {
            /// The target of a write, or the first table of FROM.
            MAIN,
            JOINED,
            SUBQUERY
        }
    }

    /// @param table the real table's name; empty when the statement does not tell; an alias in parentheses,
    ///     `(t)`, when the column is a derived table's or a common table expression's own
    public record Column(String table, String name) {
        /// All columns of a table.
        public static Column all(String table) {
            return new Column(table, "*");
        }

        public boolean isAll() {
            return name.equals("*");
        }

        @Override
        public String toString() {
            return table.isEmpty() ? name : table + "." + name;
        }
    }

    /// One comparison of a column.
    ///
    /// @param conjunct whether it must hold for every row (part of the top AND); `false` below OR or NOT
    /// @param optional whether it is only there for some calls (dynamic SQL, `<if test>`)
    /// @param function the function, lower case, that wraps the column, which keeps a plain index from being used
    public record Predicate(
            Column column,
            Operator operator,
            Operand operand,
            boolean conjunct,
            boolean optional,
            Optional<String> function) {}

    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        /// `<`, `<=`, `>`, `>=`, BETWEEN.
        RANGE,
        IN,
        NOT_IN,
        /// LIKE whose pattern is known to start with a literal.
        LIKE_PREFIX,
        LIKE,
        IS_NULL,
        NOT_NULL,
        OTHER
    }

    public sealed interface Operand {
        /// A bind parameter: `:name` without the colon, or the position from 1 as text for `?`.
        record Parameter(String name) implements Operand {}

        record Constant(String text) implements Operand {}

        record Other(Column column) implements Operand {}

        /// A subquery or an expression.
        record Computed(String text) implements Operand {}
    }

    /// @param column empty name when sorted by an expression or by what the caller chooses
    public record Order(Column column, boolean descending) {}

    /// @param optional whether it is only there when the caller gives a value (dynamic SQL, mappers that leave out
    /// nulls)
    public record Assignment(Column column, Operand value, boolean optional) {
        /// One that is always there.
        public Assignment(Column column, Operand value) {
            this(column, value, false);
        }
    }

    public sealed interface Limit {
        /// Nothing bounds the number of rows.
        record None() implements Limit {}

        record Rows(long count) implements Limit {}

        /// Bounded by a parameter, a `Pageable` or the like.
        record Chosen(String by) implements Limit {}
    }

    public enum Lock {
        NONE,
        SHARED,
        EXCLUSIVE,
        SKIP_LOCKED
    }

    public enum Aggregation {
        NONE,
        /// One row whatever matches: count(*), exists, sum without GROUP BY.
        SINGLE,
        GROUPED
    }

    public boolean mutates() {
        return kind == Kind.INSERT || kind == Kind.UPDATE || kind == Kind.DELETE || kind == Kind.UPSERT;
    }

    /// The first table; empty when none is known.
    public Optional<String> mainTable() {
        return tables.stream().map(TableUse::table).findFirst();
    }

    public boolean reads(String table) {
        return tables.stream().anyMatch(use -> use.table().equals(table));
    }

    public boolean limited() {
        return !(limit instanceof Limit.None) || aggregation == Aggregation.SINGLE;
    }

    /// The same with another bound on its rows.
    public Shape bounded(Limit by) {
        return new Shape(
                kind, tables, filter, order, columns, assigned, selected, by, lock, aggregation, distinct, complete);
    }

    /// The same with its rows locked.
    public Shape locked(Lock by) {
        return new Shape(
                kind, tables, filter, order, columns, assigned, selected, limit, by, aggregation, distinct, complete);
    }

    /// The same in another order.
    public Shape sorted(List<Order> by) {
        return new Shape(
                kind, tables, filter, by, columns, assigned, selected, limit, lock, aggregation, distinct, complete);
    }

    /// The same with other comparisons.
    public Shape filtered(List<Predicate> by) {
        return new Shape(
                kind, tables, by, order, columns, assigned, selected, limit, lock, aggregation, distinct, complete);
    }

    /// The same with other columns written.
    public Shape assigning(List<Assignment> by) {
        return new Shape(
                kind, tables, filter, order, columns, by, selected, limit, lock, aggregation, distinct, complete);
    }

    /// The same, not understood to its end.
    public Shape incomplete() {
        return new Shape(
                kind, tables, filter, order, columns, assigned, selected, limit, lock, aggregation, distinct, false);
    }

    /// A name as the shapes and schemas write it: last part, no quotes, lower case.
    public static String fold(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        StringBuilder plain = new StringBuilder(last.length());
        for (int i = 0; i < last.length(); i++) {
            char c = last.charAt(i);
            if (c != '"' && c != '`' && c != '[' && c != ']') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
