package dev.lintel.agent.route;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Learns from the examples and writes down what was learned; a step of the build, so that no start has to wait for
/// it.
final class Learning {
    private Learning() {}

    /// @param arguments the folder of the examples and the file to write
    public static void main(String[] arguments) throws IOException {
        Path into = Path.of(arguments[1]);
        Files.createDirectories(into.toAbsolutePath().getParent());
        Lesson lesson = Lesson.of(Example.all(Path.of(arguments[0])), Cues.read());
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(into)))) {
            lesson.write(out);
        }
    }
}
