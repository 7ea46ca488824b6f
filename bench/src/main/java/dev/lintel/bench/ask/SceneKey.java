package dev.lintel.bench.ask;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.bench.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One thing that the answer to a scene has to name.
///
/// @param point of the scene's list
/// @param on the repository that shows it, or `any`
/// @param words all have to stand in one claim
record SceneKey(String scene, int point, String on, List<Pattern> words) {
    SceneKey {
        words = List.copyOf(words);
    }

    static List<SceneKey> all() throws IOException {
        return Files.readAllLines(Place.bench().resolve("truth").resolve("scenes.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 4))
                .map(cells -> new SceneKey(cells[0], Integer.parseInt(cells[1]), cells[2], words(cells[3])))
                .toList();
    }

    private static List<Pattern> words(String cell) {
        return Stream.of(cell.split(" & "))
                .map(each -> Pattern.compile(each, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    boolean isAskedOf(String repository) {
        return on.equals("any") || on.equals(repository);
    }

    boolean isMetBy(Answer answer) {
        return answer.parts().stream()
                .flatMap(part -> part.claims().stream())
                .map(SceneKey::text)
                .anyMatch(text ->
                        words.stream().allMatch(word -> word.matcher(text).find()));
    }

    private static String text(Claim claim) {
        return claim.says() + "\n" + claim.example();
    }
}
