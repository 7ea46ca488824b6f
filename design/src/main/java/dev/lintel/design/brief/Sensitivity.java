package dev.lintel.design.brief;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What would be lost if a value came out, which decides who sees it, how it is kept and what logs may say.
public enum Sensitivity {
    /// Whoever may read the row sees it.
    PUBLIC("public"),
    /// Only roles see it: neither strangers nor the row's owner.
    INTERNAL("internal"),
    /// About a person: never in logs, counted in the deletion of an account.
    PERSONAL("pii"),
    /// No answer carries it; encrypted, or hashed when it is a password.
    SECRET("secret"),
    /// A card's: like a secret, and what looks like a card number is refused anywhere.
    CARD("card");

    private final String word;

    Sensitivity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Sensitivity> of(String word) {
        return Stream.of(values())
                .filter(each -> each.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
