package dev.lintel.agent.route;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody wants.
public enum Intent {
    DESIGN("design something new"),
    REVIEW("have what is there reviewed"),
    SECURE("protect it against people who may not"),
    OPTIMIZE("make something slow fast"),
    ABUSE("stop somebody who calls too much"),
    EXPLAIN("understand a practice"),
    QUESTION("know something about this backend");

    private final String wish;

    Intent(String wish) {
        this.wish = wish;
    }

    /// As it goes on after "do you want to".
    public String wish() {
        return wish;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param word as [#word()] gives it; anything else is none
    public static Optional<Intent> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
