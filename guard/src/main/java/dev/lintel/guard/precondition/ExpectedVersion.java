package dev.lintel.guard.precondition;

/// The version that the caller's `If-Match` named and that the row had a moment ago; a parameter of handlers. It
/// belongs into the statement:
/// ```java
/// expected.changed(jdbc.sql("update orders set …, version = version + 1 where id = :id and version = :version")
///     .param("version", expected.number()).param("id", id).update());
/// ```
///
/// @param text as the database writes it
public record ExpectedVersion(String text) {
    /// @throws NumberFormatException if versions of this row are no numbers
    public long number() {
        return Long.parseLong(text);
    }

    /// @param rows that the statement changed
    /// @throws StaleVersionException if none
    public void changed(int rows) {
        if (rows == 0) {
            throw new StaleVersionException();
        }
    }
}
