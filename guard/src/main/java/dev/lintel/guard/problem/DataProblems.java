package dev.lintel.guard.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// What the database said, as far as a client can do something about it. Names of tables and constraints stay inside.
/// Loaded only where Spring's data access is there.
final class DataProblems {
    static final String CHANGED = "changed-meanwhile";

    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String RESTRICT = "23001";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String EXCLUSION = "23P01";

    /// Numbers and times that are out of range or malformed, and characters that no text of the database may have.
    private static final Set<String> NO_VALUE = Set.of("22003", "22007", "22008", "22021", "22P02", "22P05");

    private DataProblems() {}

    static Optional<Known> of(Throwable thrown) {
        if (thrown instanceof OptimisticLockingFailureException) {
            return known(409, CHANGED, "Changed in the meantime", "Read it again before you change it.");
        } else if (thrown instanceof DataIntegrityViolationException) {
            return integrity(state(thrown));
        }
        boolean later = thrown instanceof TransientDataAccessException
                || thrown instanceof CannotCreateTransactionException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof DataAccessException && state(thrown).equals(LOCK_NOT_AVAILABLE);
        return later ? known(503, "try-again", Problems.AWAY, "Try again in a few seconds.") : Optional.empty();
    }

    private static Optional<Known> integrity(String state) {
        if (NO_VALUE.contains(state)) {
            return known(400, "value", "Cannot be taken", "A value is out of range, or no text or time.");
        }
        return switch (state) {
            case UNIQUE, EXCLUSION -> known(409, "duplicate", "Exists already", "Another one has the same value.");
            case FOREIGN_KEY, RESTRICT ->
                known(
                        409,
                        "referenced",
                        "Does not fit together",
                        "What it refers to is missing, or something refers to it.");
            // a null, a length or a check that validation let through: the client cannot know which
            default -> known(409, "conflict", "Cannot be stored", "The values contradict each other or what is there.");
        };
    }

    private static Optional<Known> known(int status, String code, String title, String detail) {
        return Optional.of(new Known(status, code, title, detail));
    }

    private static String state(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    record Known(int status, String code, String title, String detail) {}
}
