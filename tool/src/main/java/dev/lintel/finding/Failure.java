package dev.lintel.finding;

/// A reader or practice that crashed. Its name is said and the others' findings are still shown.
///
/// @param part `Spring MVC`, `db-query-unindexed`
public record Failure(String part, Throwable cause) {
    /// One line for people, without a stack trace.
    public String summary() {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
