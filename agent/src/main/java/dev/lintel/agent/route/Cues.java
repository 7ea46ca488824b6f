package dev.lintel.agent.route;

import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Words that point to intents, from `cues.txt`.
final class Cues {
    private static final String FILE = "cues.txt";
    private static final int SHORTEST_SLIP = 5;

    private final Map<String, List<Cue>> byFirst = new HashMap<>();

    /// @param about an intent's word, or `backend` for words that only say that the sentence is of our field
    record Cue(String about, int weight, List<String> stems) {}

    private Cues() {}

    static Cues read() {
        Cues cues = new Cues();
        try (InputStream stream = Cues.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(cues::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cues;
    }

    private void add(String line) {
        String[] parts = line.split(" ", 3);
        List<String> stems =
                Sentence.of(parts[2]).words().stream().map(Sentence.Word::stem).toList();
        Cue cue = new Cue(parts[0], Integer.parseInt(parts[1]), stems);
        byFirst.computeIfAbsent(stems.getFirst(), _ -> new ArrayList<>()).add(cue);
    }

    /// Every cue of the sentence once. Where several begin, the longest hold: "what is wrong" is not "what is".
    ///
    /// @param passed words that are names of something and point nowhere by themselves
    List<Cue> in(Sentence sentence, Predicate<Integer> passed) {
        List<String> stems = sentence.words().stream().map(Sentence.Word::stem).toList();
        List<Cue> found = new ArrayList<>();
        Map<String, Integer> until = new HashMap<>();
        for (int i = 0; i < stems.size(); i++) {
            int index = i;
            Map<String, Cue> best = new HashMap<>();
            for (Cue cue : starting(stems.get(i))) {
                boolean free =
                        until.getOrDefault(cue.about(), 0) <= i && (cue.stems().size() > 1 || !passed.test(index));
                if (free && fits(cue, stems, i)) {
                    best.merge(cue.about(), cue, (left, right) -> longer(left, right));
                }
            }
            int longest = best.values().stream()
                    .mapToInt(cue -> cue.stems().size())
                    .max()
                    .orElse(0);
            best.values().removeIf(cue -> cue.stems().size() < longest);
            for (Cue cue : best.values()) {
                until.put(cue.about(), i + cue.stems().size());
                if (!found.contains(cue)) {
                    found.add(cue);
                }
            }
        }
        return found;
    }

    private static Cue longer(Cue left, Cue right) {
        return right.stems().size() > left.stems().size() ? right : left;
    }

    private List<Cue> starting(String stem) {
        List<Cue> known = byFirst.get(stem);
        if (known != null || stem.length() < SHORTEST_SLIP) {
            return known == null ? List.of() : known;
        }
        return byFirst.entrySet().stream()
                .filter(each -> each.getKey().length() >= SHORTEST_SLIP
                        && each.getKey().charAt(0) == stem.charAt(0)
                        && Spelling.isSlipOf(stem, each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    private static boolean fits(Cue cue, List<String> stems, int from) {
        if (from + cue.stems().size() > stems.size()) {
            return false;
        }
        for (int i = 1; i < cue.stems().size(); i++) {
            if (!cue.stems().get(i).equals(stems.get(from + i))) {
                return false;
            }
        }
        return true;
    }
}
