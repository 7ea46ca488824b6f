package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.workload.Asked;
import java.util.Optional;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// A statement with the tables that it may name. Each look at its tree is a tree of its own, free to be changed.
record Subject(Asked asked, Catalog catalog) {
    Optional<Statement> statement() {
        return Grammar.statement(Spelling.readable(asked.text()));
    }

    /// A plain SELECT: no set operation, no common table expressions, no locks, nothing of other dialects.
    Optional<PlainSelect> select() {
        return statement()
                .filter(PlainSelect.class::isInstance)
                .map(PlainSelect.class::cast)
                .filter(select -> select.getWithItemsList() == null
                        && select.getForMode() == null
                        && select.getFromItem() != null
                        && select.getTop() == null
                        && select.getFirst() == null
                        && select.getSkip() == null
                        && select.getWindowDefinitions() == null);
    }

    double rowsEach() {
        return asked.rowsEach();
    }

    double blocksEach() {
        return asked.blocksEach();
    }
}
