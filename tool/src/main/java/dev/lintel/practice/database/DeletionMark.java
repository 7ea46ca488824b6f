package dev.lintel.practice.database;

import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The column that says of a row that it is kept though deleted.
record DeletionMark(String table, String column) {
    /// `deleted`, `is_deleted`, `deleted_at`, `del_flag`, `gmt_deleted`; never `deleted_by`.
    private static final Pattern NAMED = Pattern.compile("(is|was|gmt|date|time|soft|logical|logically|logic)*"
            + "(deleted|delete|removed|deletion|voided|del(?=flag|mark|state|status))"
            + "(at|on|date|time|datetime|timestamp|ts|flag|mark|state|status)?");

    private static final Set<String> YES = Set.of("true", "1", "y", "yes", "t", "2", "deleted");

    static boolean isNamed(String column) {
        return NAMED.matcher(column.toLowerCase(Locale.ROOT).replace("_", "")).matches();
    }

    boolean isIn(Predicate predicate) {
        return is(predicate.column());
    }

    boolean is(Shape.Column of) {
        return of.name().equals(column) && (of.table().isEmpty() || of.table().equals(table));
    }

    /// Whether the statement looks at the mark at all, for every call or for some.
    boolean askedBy(Shape shape) {
        return shape.filter().stream().anyMatch(this::isIn);
    }

    /// Whether it leaves deleted rows out, by what is not the caller's choice.
    boolean hiddenBy(Shape shape) {
        return shape.filter().stream().anyMatch(each -> isIn(each) && !each.optional() && !wantsDeleted(each));
    }

    /// A bin, a list of what was deleted.
    private static boolean wantsDeleted(Predicate predicate) {
        boolean yes = predicate.operand() instanceof Operand.Constant(String text)
                && YES.contains(text.toLowerCase(Locale.ROOT).replace("'", ""));
        return predicate.operator() == Operator.NOT_NULL || predicate.operator() == Operator.EQUAL && yes;
    }
}
