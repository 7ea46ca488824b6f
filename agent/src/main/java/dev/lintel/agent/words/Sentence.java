package dev.lintel.agent.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody wrote, as words. Paths, file names, practice ids and names in code stay whole.
public record Sentence(String text, List<Word> words) {
    /// Longer input is no sentence; what comes after is not looked at.
    private static final int LONGEST = 4_000;

    private static final Pattern WORD = Pattern.compile(
            "\"[^\"\\n]{1,200}\"|`[^`\\n]{1,200}`|/[\\w{}*:./-]*[\\w}*]|\\p{L}[\\p{L}\\p{N}_$]*(?:[.#-][\\p{L}\\p{N}_$]+)*|\\p{N}+");

    private static final Pattern LOG =
            Pattern.compile("[^\\s\"'`]+\\.log(\\.\\d+)?(\\.gz)?(?![\\p{L}\\p{N}(])", Pattern.CASE_INSENSITIVE);

    public Sentence {
        words = List.copyOf(words);
    }

    /// @param raw as written, without quotes
    /// @param plain lower case
    /// @param stem `plain` without an English ending, so that `orders`, `ordering` and `order` meet
    public record Word(String raw, String plain, String stem, int at) {}

    public static Sentence of(String text) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(cut.replace('\u2019', '\''));
        while (matcher.find()) {
            String raw = matcher.group();
            if (raw.length() > 1 && (raw.charAt(0) == '"' || raw.charAt(0) == '`')) {
                raw = raw.substring(1, raw.length() - 1).strip();
            }
            String plain = raw.toLowerCase(Locale.ROOT);
            words.add(new Word(raw, plain, Stem.of(plain), matcher.start()));
        }
        return new Sentence(cut, words);
    }

    /// The log file that it names: `access.log`, `logs/access.log.2.gz`; a call of `console.log()` names none.
    public Optional<String> logFile() {
        Matcher matcher = LOG.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /// Whether one of these words stands in it, in any form.
    public boolean says(String... any) {
        return says(Set.of(any));
    }

    public boolean says(Set<String> any) {
        Set<String> stems = any.stream().map(Stem::of).collect(Collectors.toSet());
        return words.stream().anyMatch(word -> stems.contains(word.stem()));
    }

    /// Whether these words stand in it one after the other, in any form.
    public boolean saysInOrder(String phrase) {
        return stems().contains(" " + stems(phrase) + " ");
    }

    private static String stems(String phrase) {
        return Stream.of(phrase.split(" ")).map(Stem::of).collect(Collectors.joining(" "));
    }

    private String stems() {
        return words.stream().map(Word::stem).collect(Collectors.joining(" ", " ", " "));
    }
}
