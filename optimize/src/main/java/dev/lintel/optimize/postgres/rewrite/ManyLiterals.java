package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// `x in (1, 2, .. 3000)` is another statement for each length: parsed, planned and counted anew. One array is one
/// parameter. The server's counters keep only the first literal of a list (from PostgreSQL 18 on); a column that
/// holds a key then tells that at least as many were sent as rows came back.
final class ManyLiterals {
    private static final int MANY = 100;

    private ManyLiterals() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> conjuncts =
                new ArrayList<>(Grammar.conjuncts(read.get().getWhere()));
        for (int i = 0; i < conjuncts.size(); i++) {
            if (!(conjuncts.get(i) instanceof InExpression in)
                    || in.isNot()
                    || !(in.getRightExpression() instanceof ParenthesedExpressionList<?> list)) {
                continue;
            }
            Optional<Place> place = from.get().place(in.getLeftExpression());
            double least = place.map(each -> least(each, list.size(), subject, from.get()))
                    .orElse(0.0);
            if (place.isPresent() && least >= MANY) {
                conjuncts.set(
                        i,
                        Grammar.condition("%s = any (cast(? as %s[]))"
                                .formatted(
                                        place.get().sql(), place.get().column().type())));
                read.get().setWhere(Grammar.all(conjuncts));
                return Optional.of(Rewrite.proven(
                        Rewrite.Kind.MANY_LITERALS,
                        read.get(),
                        "with all values of the list in one array",
                        "At least %.0f literals are parsed and planned each time, and every length is a statement of its own."
                                .formatted(least)));
            }
        }
        return Optional.empty();
    }

    private static double least(Place place, int written, Subject subject, From from) {
        boolean key = from.tables().size() == 1
                && From.holdsKey(place.table(), Set.of(place.column().name()));
        return written >= MANY ? written : key && written == 1 ? Math.floor(subject.rowsEach()) : 0;
    }
}
