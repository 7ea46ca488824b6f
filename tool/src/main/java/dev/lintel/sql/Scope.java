package dev.lintel.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables that names can refer to at one place of a statement, and those around it.
final class Scope {
    /// @param table the alias in parentheses for a derived table, a common table expression, a function
    /// @param optional whether an outer join may leave it out
    record Source(String alias, String table, boolean optional) {}

    private final @Nullable Scope outer;
    private final Set<String> derivedNames;
    private final List<Source> sources = new ArrayList<>();

    /// @param derivedNames names of the common table expressions in sight, folded
    Scope(@Nullable Scope outer, Set<String> derivedNames) {
        this.outer = outer;
        this.derivedNames = Set.copyOf(derivedNames);
    }

    Set<String> derivedNames() {
        return derivedNames;
    }

    void add(String alias, String table, boolean optional) {
        sources.add(new Source(alias, table, optional));
    }

    /// The real tables in sight at this very place, outer ones not.
    Stream<String> tables() {
        return sources.stream().map(Source::table).filter(table -> !table.startsWith("("));
    }

    /// What a column belongs to. Without a qualifier it is certain only where a single table is in sight.
    ///
    /// @param qualifier folded alias or table; empty when none is written
    Shape.Column column(String qualifier, String name) {
        return new Shape.Column(qualifier.isEmpty() ? only() : table(qualifier), name);
    }

    /// Whether the column belongs to a side that an outer join may leave out.
    boolean optional(String table) {
        return !table.isEmpty()
                && sources.stream()
                        .anyMatch(source -> source.optional() && source.table().equals(table));
    }

    /// The table that was added last; empty when there is none.
    String last() {
        return sources.isEmpty() ? "" : sources.getLast().table();
    }

    private String only() {
        boolean alone = sources.size() == 1 && (outer == null || outer.empty());
        return alone ? sources.getFirst().table() : "";
    }

    /// Whether no table is in sight.
    boolean empty() {
        return sources.isEmpty() && (outer == null || outer.empty());
    }

    private String table(String qualifier) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Optional<Source> found = scope.sources.stream()
                    .filter(source -> source.alias().equals(qualifier))
                    .findFirst();
            if (found.isEmpty()) {
                found = scope.byTable(qualifier);
            }
            if (found.isPresent()) {
                return found.get().table();
            }
        }
        return "";
    }

    private Optional<Source> byTable(String qualifier) {
        return sources.stream()
                .filter(source -> source.table().equals(qualifier))
                .findFirst();
    }
}
