package dev.lintel.agent.question;

import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Sentence.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A sentence, and what of the backend it names.
record Heard(Sentence sentence, List<Mention> mentions) {
    private static final Set<String> LACKS = Set.of(
            "without",
            "no",
            "not",
            "lack",
            "missing",
            "never",
            "forget",
            "forgot",
            "isn",
            "aren",
            "don",
            "doesn",
            "unvalidated",
            "unlimited",
            "unpaged",
            "unindexed");

    Heard {
        mentions = List.copyOf(mentions);
    }

    Optional<Mention> first(Kind kind) {
        return mentions.stream().filter(mention -> mention.kind() == kind).findFirst();
    }

    /// Whether one of these words stands in it.
    boolean has(String... words) {
        return sentence.says(words);
    }

    /// Whether these words stand in it one after the other.
    boolean says(String phrase) {
        return sentence.saysInOrder(phrase);
    }

    /// Whether something is said to be missing.
    boolean lacks() {
        return sentence.says(LACKS);
    }

    /// What of the backend is named by this word, alone or with others.
    Stream<Mention> naming(Word word) {
        int index = sentence.words().indexOf(word);
        return mentions.stream().filter(each -> each.from() <= index && index < each.to());
    }

    /// What is done to a table, by a word that is not in a name where there is one.
    Optional<Deed> deed() {
        return sentence.words().stream()
                .skip(has("list", "show", "get", "view") ? 1 : 0)
                .filter(word -> naming(word).findAny().isEmpty())
                .flatMap(word -> Deed.of(word.stem()).stream())
                .filter(deed -> deed != Deed.TOUCH)
                .findFirst()
                .or(() -> sentence.words().stream()
                        .flatMap(word -> Deed.of(word.stem()).stream())
                        .findFirst());
    }

    /// Whether callers whom nobody knows are spoken of.
    boolean withoutLogin() {
        return says("without a login") || says("without login") || says("no login");
    }

    /// Whether calls that wait without a limit are spoken of.
    boolean withoutTimeout() {
        return (has("timeout", "timeouts") || says("time limit") || says("time out"))
                && has("without", "no", "lack", "missing", "not", "unlimited");
    }
}
