package dev.lintel.optimize.observe;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A count or a sum of the rows below one row, made anew with each read. Kept in a column of the row above it costs
/// each write one more; that is said only where reads pay many times for it, whatever index they have.
public final class StoredNumbers {
    /// Below this share of the workload a copy that can go wrong is not worth its care.
    private static final double SHARE = 0.1;
    /// What one more row updated in a transaction costs, in milliseconds; a figure of the order of magnitude.
    private static final double UPDATE_MS = 0.05;
    private static final double CARRIES = 5;
    private static final double MANY_ROWS = 100;
    private static final Set<String> FUNCTIONS = Set.of("count", "sum");

    private StoredNumbers() {}

    /// @param afterIndexes the share of its time that a statement still takes with the indexes that are proposed
    /// @param named what a statement is called, for people
    public static List<Observation> in(
            List<Query> workload,
            Catalog catalog,
            Function<Query, Double> afterIndexes,
            Function<Query, String> named) {
        double totalMs = workload.stream()
                .mapToDouble(query -> query.asked().totalMs() * afterIndexes.apply(query))
                .sum();
        List<Observation> found = new ArrayList<>();
        for (Query query : workload) {
            double takes = query.asked().totalMs() * afterIndexes.apply(query);
            Optional<Counted> counted = takes < SHARE * totalMs ? Optional.empty() : counted(query, catalog);
            if (counted.isPresent()) {
                double writes = writes(counted.get().below(), workload);
                if (takes >= CARRIES * writes * UPDATE_MS) {
                    found.add(said(counted.get(), takes / totalMs, writes, named.apply(query)));
                }
            }
        }
        return found;
    }

    /// @param below whose rows are counted
    /// @param rows that are counted for each
    private record Counted(Query query, Table below, ForeignKey key, double rows) {}

    private static Optional<Counted> counted(Query query, Catalog catalog) {
        Shape shape = query.shape();
        boolean plain = shape.kind() == Shape.Kind.SELECT
                && shape.complete()
                && shape.aggregation() == Shape.Aggregation.SINGLE
                && shape.tables().size() == 1
                && shape.filter().size() == 1
                && shape.filter().getFirst().operator() == Operator.EQUAL
                && shape.filter().getFirst().function().isEmpty()
                && shape.filter().getFirst().operand() instanceof Operand.Parameter
                && counts(query.asked().text());
        Optional<Table> below = plain ? shape.mainTable().flatMap(catalog::named) : Optional.empty();
        if (below.isEmpty()) {
            return Optional.empty();
        }
        String column = shape.filter().getFirst().column().name();
        double distinct = below.get().column(column).map(Column::distinct).orElse(0.0);
        double rows = distinct <= 0 ? 0 : below.get().rows() / distinct;
        return below.get().references().stream()
                .filter(key -> key.columns().equals(List.of(column)))
                .filter(_ -> rows >= MANY_ROWS)
                .findFirst()
                .map(key -> new Counted(query, below.get(), key, rows));
    }

    private static boolean counts(String sql) {
        List<Token> tokens = new ArrayList<>();
        Script.read(sql, Dialect.POSTGRESQL, statement -> tokens.addAll(statement.tokens()));
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .anyMatch(token -> FUNCTIONS.contains(token.text().toLowerCase(Locale.ROOT)));
    }

    /// Rows added to and removed from the table, by the statements that were counted. Updates may move a row to
    /// another parent; they are counted too.
    private static double writes(Table below, List<Query> workload) {
        return workload.stream()
                .filter(query -> query.shape().mutates())
                .filter(query -> query.shape()
                        .mainTable()
                        .filter(below.name().name()::equals)
                        .isPresent())
                .mapToDouble(query -> query.asked().rows())
                .sum();
    }

    private static Observation said(Counted counted, double share, double writes, String name) {
        String above = counted.key().target().name();
        return new Observation(
                Topic.STORED_NUMBER,
                "%s goes through about %s rows of %s each time, %s of the time in %s calls; %s rows were written there meanwhile."
                        .formatted(
                                name,
                                Wording.count(counted.rows()),
                                counted.below().name(),
                                Wording.percent(share),
                                Wording.count(counted.query().asked().calls()),
                                Wording.count(writes)),
                "A column of %s that holds the number would cost these writes about %s and the reads next to nothing. Keep it in the same transaction, fill it in batches first, and compare it now and then: each write then locks its row of %s, so those below one row wait for each other."
                        .formatted(above, Wording.ms(writes * UPDATE_MS), above),
                0);
    }
}
