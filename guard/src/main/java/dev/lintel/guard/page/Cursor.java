package dev.lintel.guard.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The place after a row of a list in keyset order: the order's name, the value that rows are ordered by, and the id
/// that makes the order total. Its text means nothing to clients, who give it back as it came; it is no secret and no
/// proof, so whoever changes one gets other rows of what he may see anyway.
///
/// @param order in which it was given
/// @param value of the row, as text
public record Cursor(String order, String value, UUID id) {
    private static final int LONGEST = 2000;

    /// For the address of the next page: letters, digits, `-` and `_`.
    public String text() {
        byte[] bytes = String.join("\n", order, id.toString(), value).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty for what is no cursor.
    public static Optional<Cursor> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
            return parts.length == 3
                    ? Optional.of(new Cursor(parts[0], parts[2], UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// The value as a parameter of the statement. Empty when the cursor was given in another order, or its value is
    /// none of that order's type: somebody else wrote it.
    ///
    /// @param parse may throw whatever it likes
    @SuppressWarnings("IllegalCatch") // what parsers throw differs
    public <T> Optional<T> value(String wanted, Function<String, T> parse) {
        if (!order.equals(wanted)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(value));
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }
}
