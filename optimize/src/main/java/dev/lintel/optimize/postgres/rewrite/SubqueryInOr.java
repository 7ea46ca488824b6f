package dev.lintel.optimize.postgres.rewrite;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;

/// `where owner_id = 7 or id in (select .. )`: under an OR no subquery becomes a join, so every row of the table is
/// read and held against both. The keys of each branch, found by its own index and made one by UNION, name the same
/// rows; everything else of the statement stays as it is, also its order and limit.
final class SubqueryInOr {
    private SubqueryInOr() {}

    static Optional<Rewrite> rewrite(Subject subject) {
        Optional<PlainSelect> read = subject.select();
        Optional<From> from = read.flatMap(select -> From.of(select, subject.catalog()));
        if (read.isEmpty()
                || from.isEmpty()
                || from.get().tables().size() != 1
                || key(from.get()).isEmpty()) {
            return Optional.empty();
        }
        PlainSelect select = read.get();
        List<Expression> conjuncts = new ArrayList<>(Grammar.conjuncts(select.getWhere()));
        for (int i = 0; i < conjuncts.size(); i++) {
            List<Expression> branches = conjuncts.get(i) instanceof OrExpression either ? branches(either) : List.of();
            if (branches.size() < 2) {
                continue;
            }
            String key = key(from.get()).get();
            String each = "SELECT " + key + " FROM " + select.getFromItem() + " WHERE ";
            conjuncts.set(
                    i,
                    Grammar.condition("(" + key + ") in ("
                            + branches.stream().map(branch -> each + branch).collect(Collectors.joining(" UNION "))
                            + ")"));
            select.setWhere(Grammar.all(conjuncts));
            return Optional.of(Rewrite.proven(
                    Rewrite.Kind.SUBQUERY_IN_OR,
                    select,
                    "each row has a primary key of its own, and UNION names each key once",
                    "Under an OR the subquery cannot be joined: every row of %s is read and held against both sides."
                            .formatted(from.get()
                                    .tables()
                                    .values()
                                    .iterator()
                                    .next()
                                    .name())));
        }
        return Optional.empty();
    }

    /// The primary key as the statement can say it.
    private static Optional<String> key(From from) {
        Map.Entry<String, Table> only = from.tables().entrySet().iterator().next();
        return only.getValue().primaryKey().isEmpty()
                ? Optional.empty()
                : Optional.of(only.getValue().primaryKey().stream()
                        .map(column -> Name.quoted(only.getKey()) + "." + Name.quoted(column))
                        .collect(Collectors.joining(", ")));
    }

    /// What of it is one condition without a subquery, and each with one; empty when there is none of the one kind
    /// or the other, or one that says which rows are not meant.
    private static List<Expression> branches(OrExpression either) {
        List<Expression> all = new ArrayList<>();
        collect(either, all);
        List<Expression> plain = new ArrayList<>();
        List<Expression> asking = new ArrayList<>();
        for (Expression each : all) {
            (Grammar.columns(each).isPresent() ? plain : asking).add(each);
        }
        boolean fits = !plain.isEmpty() && !asking.isEmpty() && asking.stream().allMatch(SubqueryInOr::named);
        if (!fits) {
            return List.of();
        }
        List<Expression> branches = new ArrayList<>();
        branches.add(plain.stream().reduce(OrExpression::new).orElseThrow());
        branches.addAll(asking);
        return branches;
    }

    private static boolean named(Expression branch) {
        return Grammar.conjuncts(branch).stream().allMatch(each -> switch (each) {
            case InExpression in -> !in.isNot();
            case ExistsExpression exists -> !exists.isNot();
            case NotExpression _ -> false;
            default -> Grammar.columns(each).isPresent();
        });
    }

    private static void collect(Expression condition, List<Expression> all) {
        Expression bare = Grammar.bare(condition);
        if (bare instanceof OrExpression either) {
            collect(either.getLeftExpression(), all);
            collect(either.getRightExpression(), all);
        } else {
            all.add(bare);
        }
    }
}
