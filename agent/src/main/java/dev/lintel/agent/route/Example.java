package dev.lintel.agent.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A sentence and what was wanted by it.
///
/// @param intent empty when it is about something else than a backend
public record Example(Optional<Intent> intent, String sentence) {
    private static final String ENDING = ".txt";

    /// All that stand in the `.txt` files of a folder, in the order of the files' names.
    static List<Example> all(Path folder) throws IOException {
        return byHand(folder).values().stream().flatMap(List::stream).toList();
    }

    /// The same by the name of the file, without its ending: each is of one hand.
    public static SortedMap<String, List<Example>> byHand(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
        SortedMap<String, List<Example>> hands = new TreeMap<>();
        for (Path file : files) {
            List<Example> examples = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Example::of)
                    .toList();
            hands.put(file.getFileName().toString().replace(ENDING, ""), examples);
        }
        return Collections.unmodifiableSortedMap(hands);
    }

    private static Example of(String line) {
        int space = line.indexOf(' ');
        return new Example(Intent.of(line.substring(0, space)), line.substring(space + 1));
    }
}
