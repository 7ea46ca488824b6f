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
    public record Key(String part, boolean expression, boolean descending) {
        public static Key of(String column) {
            return new Key(column, false, false);
        }

        public String sql() {
            return (expression ? "(" + part + ")" : Name.quoted(part)) + (descending ? " desc" : "");
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

    public List<String> columns() {
        return keys.stream().map(Key::part).toList();
    }

    @Override
    public String toString() {
        String sql = sql();
        return table.schema().equals("public") ? sql.substring("public.".length()) : sql;
    }
}
