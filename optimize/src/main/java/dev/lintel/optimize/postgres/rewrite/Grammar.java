package dev.lintel.optimize.postgres.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/// The parser's trees, and what is asked of them again and again.
final class Grammar {
    private static final int MOST_CHARACTERS = 200_000;

    private Grammar() {}

    static Optional<Statement> statement(String text) {
        return text.length() > MOST_CHARACTERS
                ? Optional.empty()
                : statement(text, false).or(() -> statement(text, true));
    }

    /// @param complex the parser's slower way, which reads more
    private static Optional<Statement> statement(String text, boolean complex) {
        try {
            return Optional.ofNullable(new CCJSqlParser(new StringProvider(text))
                    .withAllowComplexParsing(complex)
                    .Statement());
        } catch (ParseException | TokenMgrException | StackOverflowError notRead) {
            return Optional.empty();
        } catch (RuntimeException notRead) {
            // the parser's semantic actions throw various kinds on odd input; all mean the same to us
            return Optional.empty();
        }
    }

    /// A condition of our own making.
    ///
    /// @throws IllegalArgumentException when it is none
    static Expression condition(String text) {
        return statement("select 1 from x where " + text)
                .map(PlainSelect.class::cast)
                .map(PlainSelect::getWhere)
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /// What must hold all together.
    static List<Expression> conjuncts(@Nullable Expression condition) {
        List<Expression> all = new ArrayList<>();
        if (condition != null) {
            collect(condition, all);
        }
        return all;
    }

    private static void collect(Expression condition, List<Expression> all) {
        Expression bare = bare(condition);
        if (bare instanceof AndExpression both) {
            collect(both.getLeftExpression(), all);
            collect(both.getRightExpression(), all);
        } else {
            all.add(bare);
        }
    }

    /// Without the parentheses around one expression.
    static Expression bare(Expression expression) {
        return expression instanceof ParenthesedExpressionList<?> list && list.size() == 1
                ? bare(list.getFirst())
                : expression;
    }

    /// @return null when nothing has to hold
    static @Nullable Expression all(List<Expression> conjuncts) {
        Expression all = null;
        for (Expression each : conjuncts) {
            Expression safe = each instanceof OrExpression ? new ParenthesedExpressionList<>(each) : each;
            all = all == null ? safe : new AndExpression(all, safe);
        }
        return all;
    }

    /// Whether it gives one column of all the rows that its conditions name: nothing is grouped, made distinct
    /// or cut off.
    static boolean isOneColumn(PlainSelect select) {
        return select.getSelectItems().size() == 1
                && select.getGroupBy() == null
                && select.getHaving() == null
                && select.getDistinct() == null
                && select.getLimit() == null
                && select.getFetch() == null
                && select.getOffset() == null;
    }

    /// Whether it keeps just the pairs that its ON accepts.
    static boolean inner(Join join) {
        return !join.isSimple()
                && !join.isCross()
                && !join.isNatural()
                && join.getUsingColumns().isEmpty()
                && !outer(join)
                && !join.isApply()
                && !join.isSemi()
                && !join.getOnExpressions().isEmpty();
    }

    /// Whether it may give rows with nulls.
    static boolean outer(Join join) {
        return join.isOuter() || join.isLeft() || join.isRight() || join.isFull();
    }

    /// Whether it keeps every row of what stands before it, with nulls where its ON accepts none.
    static boolean left(Join join) {
        return join.isLeft()
                && !join.isNatural()
                && !join.isApply()
                && !join.isSemi()
                && join.getUsingColumns().isEmpty()
                && !join.getOnExpressions().isEmpty();
    }

    static boolean anyOuter(PlainSelect select) {
        return select.getJoins() != null && select.getJoins().stream().anyMatch(Grammar::outer);
    }

    /// Every column named; empty when a subquery hides some.
    static Optional<List<Column>> columns(Expression expression) {
        List<Column> columns = new ArrayList<>();
        boolean[] hidden = {false};
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Column column, S context) {
                        columns.add(column);
                        return null;
                    }

                    @Override
                    public <S> Void visit(ParenthesedSelect select, S context) {
                        hidden[0] = true;
                        return null;
                    }

                    @Override
                    public <S> Void visit(Select select, S context) {
                        hidden[0] = true;
                        return null;
                    }
                },
                null);
        return hidden[0] ? Optional.empty() : Optional.of(columns);
    }
}
