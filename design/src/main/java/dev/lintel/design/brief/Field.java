package dev.lintel.design.brief;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One field of a resource.
///
/// @param from least value or length
/// @param to greatest value or length; a text without one has what [#longest] says
/// @param options the words of an enum
/// @param encrypted whether the column holds ciphertext
/// @param findable whether equal values can be found although they are encrypted: a keyed hash stands beside the
///     ciphertext
public record Field(
        String name,
        Type type,
        OptionalLong from,
        OptionalLong to,
        List<String> options,
        boolean optional,
        boolean unique,
        Sensitivity sensitivity,
        boolean encrypted,
        boolean findable,
        Origin origin) {
    private static final int DEFAULT_LENGTH = 200;
    private static final int MARKDOWN_LENGTH = 20_000;
    private static final int EMAIL_LENGTH = 254;
    private static final int URL_LENGTH = 2048;
    private static final int PHONE_LENGTH = 16;
    private static final int PASSWORD_LENGTH = 128;
    private static final int USUAL_TEXT = 120;
    private static final Set<String> NAMES_OF_PEOPLE =
            Set.of("name", "given_name", "family_name", "middle_name", "nickname", "preferred_username");

    public Field {
        options = List.copyOf(options);
    }

    /// Who sets a field.
    public sealed interface Origin {
        /// The request carries it.
        record Client() implements Origin {}

        /// The service works it out.
        ///
        /// @param from `order.total`, a field of what the row refers to; empty for a sum over parts or for a
        ///     rule of one's own
        record Computed(Optional<String> from) implements Origin {}

        /// A system outside tells it, later: `from psp`.
        record Told(String by) implements Origin {}

        /// Copied when the row is made, and kept as it was: `product.price`.
        record Snapshot(String of) implements Origin {}
    }

    /// The same, no two rows with the same value.
    public Field asUnique() {
        return new Field(name, type, from, to, options, optional, true, sensitivity, encrypted, findable, origin);
    }

    /// Whether a request may carry it.
    public boolean isWritable() {
        return origin instanceof Origin.Client && type != Type.STATE && type != Type.SEQUENCE;
    }

    /// Whether any answer may carry it.
    public boolean isShown() {
        return sensitivity != Sensitivity.SECRET && sensitivity != Sensitivity.CARD;
    }

    public boolean isPersonal() {
        return sensitivity == Sensitivity.PERSONAL;
    }

    public boolean isPassword() {
        return type == Type.SECRET && name.equals("password");
    }

    /// How many characters a text may have.
    public long longest() {
        return switch (type) {
            case EMAIL -> EMAIL_LENGTH;
            case URL -> URL_LENGTH;
            case PHONE -> PHONE_LENGTH;
            case COUNTRY -> 2;
            case CURRENCY -> 3;
            case MARKDOWN -> to.orElse(MARKDOWN_LENGTH);
            case SECRET -> isPassword() ? PASSWORD_LENGTH : to.orElse(DEFAULT_LENGTH);
            case TEXT, SLUG -> to.orElse(DEFAULT_LENGTH);
            case MONEY, INT, LONG, SEQUENCE, BOOL, DATE, TIME, UUID, ENUM, STATE ->
                throw new IllegalStateException(name + " is no text");
        };
    }

    /// The claim of a provider's token that tells it of whoever was signed in, if any does (OpenID Connect Core 1.0
    /// section 5.1).
    public Optional<String> claim() {
        String name = snake(this.name);
        return switch (type) {
            case EMAIL -> Optional.of("email");
            case TEXT -> NAMES_OF_PEOPLE.contains(name) ? Optional.of(name) : Optional.empty();
            default -> Optional.empty();
        };
    }

    public String column() {
        return snake(name) + (isPassword() ? "_hash" : "");
    }

    /// The column that equal values are found by; the one that holds the value unless that is encrypted.
    public String comparedColumn() {
        return findable ? column() + "_index" : column();
    }

    public String sqlType() {
        if (encrypted) {
            return "bytea";
        }
        return switch (type) {
            case TEXT, SLUG -> "varchar(" + longest() + ")";
            default -> type.sql();
        };
    }

    /// Bytes in a row, half of the bound taken for texts, and their length word.
    public int bytes() {
        return switch (type) {
            case TEXT, SLUG -> (int) Math.min(longest() / 2 + 1, USUAL_TEXT);
            default -> type.bytes();
        };
    }

    public static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
