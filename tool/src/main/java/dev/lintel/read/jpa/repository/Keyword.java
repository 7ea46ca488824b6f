package dev.lintel.read.jpa.repository;

import dev.lintel.sql.Shape.Operator;
import java.util.List;

/// The operators of derived names, in the order in which Spring Data tries them (`Part.Type`).
enum Keyword {
    NOT_NULL(Operator.NOT_NULL, 0, "IsNotNull", "NotNull"),
    NULL(Operator.IS_NULL, 0, "IsNull", "Null"),
    BETWEEN(Operator.RANGE, 2, "IsBetween", "Between"),
    LESS(Operator.RANGE, 1, "IsLessThan", "LessThan", "IsLessThanEqual", "LessThanEqual"),
    GREATER(Operator.RANGE, 1, "IsGreaterThan", "GreaterThan", "IsGreaterThanEqual", "GreaterThanEqual"),
    BEFORE(Operator.RANGE, 1, "IsBefore", "Before"),
    AFTER(Operator.RANGE, 1, "IsAfter", "After"),
    NOT_LIKE(Operator.OTHER, 1, "IsNotLike", "NotLike"),
    LIKE(Operator.LIKE, 1, "IsLike", "Like"),
    STARTING(Operator.LIKE_PREFIX, 1, "IsStartingWith", "StartingWith", "StartsWith"),
    ENDING(Operator.LIKE, 1, "IsEndingWith", "EndingWith", "EndsWith"),
    NOT_EMPTY(Operator.OTHER, 0, "IsNotEmpty", "NotEmpty"),
    EMPTY(Operator.OTHER, 0, "IsEmpty", "Empty"),
    NOT_CONTAINING(Operator.OTHER, 1, "IsNotContaining", "NotContaining", "NotContains"),
    CONTAINING(Operator.LIKE, 1, "IsContaining", "Containing", "Contains"),
    NOT_IN(Operator.NOT_IN, 1, "IsNotIn", "NotIn"),
    IN(Operator.IN, 1, "IsIn", "In"),
    NEAR(Operator.OTHER, 1, "IsNear", "Near"),
    WITHIN(Operator.OTHER, 1, "IsWithin", "Within"),
    REGEX(Operator.OTHER, 1, "MatchesRegex", "Matches", "Regex"),
    EXISTS(Operator.OTHER, 0, "Exists"),
    TRUE(Operator.EQUAL, 0, "IsTrue", "True"),
    FALSE(Operator.EQUAL, 0, "IsFalse", "False"),
    NOT(Operator.NOT_EQUAL, 1, "IsNot", "Not"),
    EQUAL(Operator.EQUAL, 1, "Is", "Equals");

    private final Operator operator;
    private final int arguments;
    private final List<String> words;

    Keyword(Operator operator, int arguments, String... words) {
        this.operator = operator;
        this.arguments = arguments;
        this.words = List.of(words);
    }

    Operator operator() {
        return operator;
    }

    /// How many parameters of the method it takes.
    int arguments() {
        return arguments;
    }

    List<String> words() {
        return words;
    }
}
