package dev.lintel.optimize.postgres.rewrite;

/// A statement that would cost less if it were worded otherwise.
///
/// @param sql the other wording; parameters keep their numbers where they keep their meaning
/// @param says why it is slow as it is; one sentence
public record Rewrite(Kind kind, String sql, Sameness sameness, String says) {
    public enum Kind {
        CAST_ON_COLUMN,
        CORRELATED_SUBQUERY,
        COUNT_FOR_EXISTENCE,
        DEEP_OFFSET,
        DISTINCT_OVER_JOIN,
        FUNCTION_ON_COLUMN,
        MANY_LITERALS,
        NEEDLESS_JOIN,
        NOT_IN_SUBQUERY,
        OR_ACROSS_TABLES,
        SUBQUERY_IN_OR,
        UNBATCHED_DELETE,
        UNBATCHED_UPDATE
    }

    /// Whether both wordings give the same rows whatever the data.
    public sealed interface Sameness {
        /// @param because what makes it so: a key, a constraint; a clause for people
        record Proven(String because) implements Sameness {}

        /// @param difference when they give other rows; a clause for people
        record Differs(String difference) implements Sameness {}
    }

    static Rewrite proven(Kind kind, Object sql, String because, String says) {
        return new Rewrite(kind, sql.toString(), new Sameness.Proven(because), says);
    }

    static Rewrite differs(Kind kind, Object sql, String difference, String says) {
        return new Rewrite(kind, sql.toString(), new Sameness.Differs(difference), says);
    }
}
