package dev.lintel.agent.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A sentence and what was wanted by it.
///
/// @param intent empty when it is about something else than a backend
record Example(Optional<Intent> intent, String sentence) {
    private static final String FILE = "examples.txt";

    /// All that we know, from `examples.txt`, in its order.
    static List<Example> all() {
        try (InputStream stream = Example.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Example::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Example of(String line) {
        int space = line.indexOf(' ');
        return new Example(Intent.of(line.substring(0, space)), line.substring(space + 1));
    }
}
