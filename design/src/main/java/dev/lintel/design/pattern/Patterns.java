package dev.lintel.design.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A brief to begin with.
///
/// @param text as it is shipped, without the line that says what it is for
/// @param words of that line
public record Patterns(String name, String text, Set<String> words) {
    private static final List<String> NAMES = List.of(
            "registration",
            "login",
            "payments",
            "orders",
            "catalogue",
            "search",
            "uploads",
            "webhooks",
            "admin",
            "audit",
            "notifications",
            "projects");
    private static final String FOR = "# for: ";
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z]+");
    private static final Set<String> COMMON = Set.of(
            "a",
            "an",
            "and",
            "by",
            "for",
            "i",
            "in",
            "is",
            "it",
            "need",
            "of",
            "on",
            "or",
            "that",
            "the",
            "to",
            "want",
            "with",
            "what",
            "who",
            "create",
            "endpoint",
            "new",
            "other");
    private static final int STEM = 5;

    public Patterns {
        words = Set.copyOf(words);
    }

    public static List<String> names() {
        return NAMES;
    }

    /// @throws NullPointerException when none is called so
    public static Patterns of(String name) {
        String resource = "/dev/lintel/design/patterns/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(Patterns.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n') + 1;
            boolean said = text.startsWith(FOR);
            return new Patterns(
                    name,
                    said ? text.substring(end) : text,
                    stems(name + " " + (said ? text.substring(FOR.length(), end) : "")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The one that shares most words with a wish; of those that share equally many the one that says least beside.
    /// Empty when none shares any.
    public static Optional<Patterns> nearest(String wish) {
        Set<String> wished = stems(wish);
        return NAMES.stream()
                .map(Patterns::of)
                .filter(each -> each.shared(wished) > 0)
                .max(Comparator.comparingLong((Patterns each) -> each.shared(wished))
                        .thenComparing(each -> -each.words().size()));
    }

    private long shared(Set<String> wished) {
        return words.stream().filter(wished::contains).count();
    }

    /// `payments` and `payment`, `registers` and `registration` begin alike.
    private static Set<String> stems(String text) {
        return SEPARATORS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty() && !COMMON.contains(each))
                .map(each -> each.substring(0, Math.min(STEM, each.length())))
                .collect(Collectors.toSet());
    }
}
