package dev.lintel.agent.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A sentence and what was wanted by it.
///
/// @param intent empty when it is about something else than a backend
record Example(Optional<Intent> intent, String sentence) {
    /// All that stand in the `.txt` files of a folder, in the order of the files' names.
    static List<Example> all(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        List<Example> all = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Example::of)
                    .forEach(all::add);
        }
        return all;
    }

    private static Example of(String line) {
        int space = line.indexOf(' ');
        return new Example(Intent.of(line.substring(0, space)), line.substring(space + 1));
    }
}
