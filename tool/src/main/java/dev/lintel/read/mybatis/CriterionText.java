package dev.lintel.read.mybatis;

import dev.lintel.code.Expression;
import dev.lintel.code.value.Constants;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition as MyBatis Generator writes it into its criteria classes: a column and an operator, the value comes
/// apart (`brand_id =`, `name like`, `deleted is null`).
record CriterionText(String column, Operator operator) {
    private static final Pattern FORM = Pattern.compile("(?i)\\s*([\\w.`\"]+)\\s+"
            + "(=|<>|!=|>=|<=|>|<|like|not like|in|not in|between|not between|is null|is not null)\\s*");
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("=", Operator.EQUAL),
            Map.entry("<>", Operator.NOT_EQUAL),
            Map.entry("!=", Operator.NOT_EQUAL),
            Map.entry(">", Operator.RANGE),
            Map.entry(">=", Operator.RANGE),
            Map.entry("<", Operator.RANGE),
            Map.entry("<=", Operator.RANGE),
            Map.entry("between", Operator.RANGE),
            Map.entry("not between", Operator.OTHER),
            Map.entry("like", Operator.LIKE),
            Map.entry("not like", Operator.OTHER),
            Map.entry("in", Operator.IN),
            Map.entry("not in", Operator.NOT_IN),
            Map.entry("is null", Operator.IS_NULL),
            Map.entry("is not null", Operator.NOT_NULL));

    static Optional<CriterionText> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new CriterionText(
                        Shape.fold(form.group(1)),
                        OPERATORS.getOrDefault(form.group(2).toLowerCase(Locale.ROOT), Operator.OTHER)))
                : Optional.empty();
    }

    /// `LIKE` with a pattern that starts with a letter, or with what the caller gives, can use an index.
    Operator operator(Optional<Expression> value, Constants constants) {
        if (operator != Operator.LIKE || value.isEmpty()) {
            return operator;
        }
        Expression start =
                value.get() instanceof Expression.Concat concat ? concat.parts().getFirst() : value.get();
        boolean anywhere = constants
                .text(start)
                .map(text -> text.startsWith("%") || text.startsWith("_"))
                .orElse(start == value.get());
        return anywhere ? Operator.LIKE : Operator.LIKE_PREFIX;
    }
}
