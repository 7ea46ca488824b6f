package dev.lintel.bench.ask;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whether the places that an answer cites exist, and whether what is claimed of them can be read there: a name of
/// the claim stands in one of the lines cited or beside it.
final class Cited {
    private static final int BESIDE = 3;
    private static final int SHORTEST = 4;

    private final Path root;
    private final Map<String, List<String>> files = new HashMap<>();
    private int places;
    private int missing;
    private int claims;
    private int spoken;

    Cited(Path root) {
        this.root = root;
    }

    void add(Answer answer) throws IOException {
        for (Answer.Part part : answer.parts()) {
            for (Claim claim : part.claims()) {
                if (!claim.places().isEmpty()) {
                    add(claim);
                }
            }
        }
    }

    private void add(Claim claim) throws IOException {
        claims++;
        Set<String> names = words(claim.says() + " " + claim.about());
        boolean said = false;
        for (Span place : claim.places()) {
            places++;
            List<String> lines = lines(place.file().path());
            if (place.line() < 1 || place.line() > lines.size()) {
                missing++;
                continue;
            }
            int from = Math.max(0, place.line() - 1 - BESIDE);
            int to = Math.min(lines.size(), Math.max(place.line(), place.endLine()) + BESIDE);
            Set<String> there = words(place.file().path() + " " + String.join(" ", lines.subList(from, to)));
            there.retainAll(names);
            said |= !there.isEmpty();
        }
        spoken += said ? 1 : 0;
    }

    private List<String> lines(String path) throws IOException {
        List<String> known = files.get(path);
        if (known == null) {
            Path file = root.resolve(path);
            known = Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.ISO_8859_1)
                            .lines()
                            .toList()
                    : List.of();
            files.put(path, known);
        }
        return known;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})")) {
            if (word.length() >= SHORTEST) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    int places() {
        return places;
    }

    int missing() {
        return missing;
    }

    /// Of the claims with places, how many are spoken of at one of them, in percent.
    double spokenOf() {
        return claims == 0 ? 100 : 100.0 * spoken / claims;
    }
}
