package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.postgres.rewrite.From.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// A whole number that is compared as another type: with a decimal (a `BigDecimal` was bound) or as text. The column
/// is cast for every row, so its index is of no use; cast the value instead.
final class CastOnColumn {
    private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");
    private static final Set<String> WIDER =
            Set.of("numeric", "decimal", "double precision", "float8", "real", "float4", "float");
    private static final Set<String> TEXT = Set.of("text", "varchar", "character varying");

    private CastOnColumn() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> conjuncts =
                new ArrayList<>(Grammar.conjuncts(read.get().getWhere()));
        for (int i = 0; i < conjuncts.size(); i++) {
            if (!(conjuncts.get(i) instanceof EqualsTo equal)) {
                continue;
            }
            Optional<Said> said = said(equal.getLeftExpression(), equal.getRightExpression(), from.get())
                    .or(() -> said(equal.getRightExpression(), equal.getLeftExpression(), from.get()));
            if (said.isPresent()) {
                conjuncts.set(i, Grammar.condition(said.get().condition()));
                read.get().setWhere(Grammar.all(conjuncts));
                return Optional.of(Rewrite.differs(
                        Rewrite.Kind.CAST_ON_COLUMN,
                        read.get(),
                        said.get().difference(),
                        "%s is cast for every row, so its index is of no use (%s)."
                                .formatted(said.get().column(), equal)));
            }
        }
        return Optional.empty();
    }

    private record Said(String column, String condition, String difference) {}

    private static Optional<Said> said(Expression column, Expression value, From from) {
        boolean constant = Grammar.columns(value).filter(List::isEmpty).isPresent();
        if (!constant) {
            return Optional.empty();
        }
        if (Grammar.bare(column) instanceof CastExpression cast && TEXT.contains(type(cast))) {
            return from.place(cast.getLeftExpression())
                    .filter(CastOnColumn::indexed)
                    .map(
                            place -> new Said(
                                    place.sql(),
                                    "%s = (%s)::%s"
                                            .formatted(
                                                    place.sql(),
                                                    value,
                                                    place.column().type()),
                                    "for a text that is no number (an error now, no row before) or is written with zeros in front"));
        }
        if (Grammar.bare(value) instanceof CastExpression cast && WIDER.contains(type(cast))) {
            return from.place(column)
                    .filter(CastOnColumn::indexed)
                    .map(place -> new Said(
                            place.sql(),
                            "%s = (%s)::%s"
                                    .formatted(
                                            place.sql(),
                                            cast.getLeftExpression(),
                                            place.column().type()),
                            "for a value with decimals (none was found before; bind a whole number)"));
        }
        return Optional.empty();
    }

    private static boolean indexed(Place place) {
        return WHOLE.contains(place.column().type()) && place.beginsAnIndex();
    }

    private static String type(CastExpression cast) {
        return cast.getColDataType() == null
                ? ""
                : cast.getColDataType().getDataType().toLowerCase(Locale.ROOT);
    }
}
