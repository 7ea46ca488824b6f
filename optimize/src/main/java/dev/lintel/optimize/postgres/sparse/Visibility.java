package dev.lintel.optimize.postgres.sparse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Which indexes the planner of our own server sees, by their numbers in the catalog: those that are not valid it
/// passes over.
final class Visibility {
    private final Connection admin;
    private Set<Long> shown = Set.of();
    private Set<Long> hidden = Set.of();

    Visibility(Connection admin) {
        this.admin = admin;
    }

    /// @param candidates those seen from now on; all others of ours are not
    /// @param existing of the source's own, those that are not seen
    void show(Set<Long> candidates, Set<Long> existing) throws SQLException {
        toggle(candidates, shown, true);
        toggle(existing, hidden, false);
        shown = Set.copyOf(candidates);
        hidden = Set.copyOf(existing);
    }

    private void toggle(Set<Long> wanted, Set<Long> before, boolean valid) throws SQLException {
        set(without(wanted, before), valid);
        set(without(before, wanted), !valid);
    }

    private static List<Long> without(Collection<Long> some, Set<Long> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }

    private void set(List<Long> indexes, boolean valid) throws SQLException {
        if (indexes.isEmpty()) {
            return;
        }
        try (var statement =
                admin.prepareStatement("update pg_index set indisvalid = ? where indexrelid = any (?::oid[])")) {
            statement.setBoolean(1, valid);
            statement.setString(2, indexes.toString().replace('[', '{').replace(']', '}'));
            statement.execute();
        }
    }
}
