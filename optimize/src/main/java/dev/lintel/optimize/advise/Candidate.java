package dev.lintel.optimize.advise;

import dev.lintel.optimize.catalog.Name;
import java.util.List;
import java.util.stream.Collectors;

/// An index that does not exist yet.
///
/// @param condition of a partial index; empty for none
/// @param method `btree`, `brin` …
public record Candidate(Name table, List<Key> keys, List<String> included, String condition, String method) {
    public Candidate {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
    }

    /// @param part a column's name, or an expression's text
    /// @param expression whether it is one
    /// @param operators the class that compares it, where that is not the usual one; empty for the usual one
    public record Key(String part, boolean expression, boolean descending, String operators) {
        public Key(String part, boolean expression, boolean descending) {
            this(part, expression, descending, "");
        }

        public static Key of(String column) {
            return new Key(column, false, false);
        }

        public String sql() {
            return (expression ? "(" + part + ")" : Name.quoted(part))
                    + (operators.isEmpty() ? "" : " " + operators)
                    + (descending ? " desc" : "");
        }
    }

    public static Candidate btree(Name table, List<Key> keys) {
        return new Candidate(table, keys, List.of(), "", "btree");
    }

    /// `orders (customer_id, placed_at desc)`, as far as a definition goes behind `on`.
    public String sql() {
        return table.sql() + (method.equals("btree") ? "" : " using " + method) + " "
                + keys.stream().map(Key::sql).collect(Collectors.joining(", ", "(", ")"))
                + (included.isEmpty()
                        ? ""
                        : included.stream().map(Name::quoted).collect(Collectors.joining(", ", " include (", ")")))
                + (condition.isEmpty() ? "" : " where " + condition);
    }

    /// Whether this one begins with the other's keys, for the same rows, and has more columns.
    public boolean extendsKeysOf(Candidate other) {
        return table.equals(other.table)
                && method.equals(other.method)
                && condition.equals(other.condition)
                && keys.size() + included.size() > other.keys.size() + other.included.size()
                && keys.size() >= other.keys.size()
                && keys.subList(0, other.keys.size()).equals(other.keys)
                && included.containsAll(other.included);
    }

    /// The same on another table.
    public Candidate on(Name other) {
        return new Candidate(other, keys, included, condition, method);
    }

    public List<String> columns() {
        return keys.stream().map(Key::part).toList();
    }

    @Override
    public String toString() {
        String sql = sql();
        return table.schema().equals("public") ? sql.substring("public.".length()) : sql;
    }
}
