package dev.lintel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Programs that are asked or that prepare something; nothing is measured.
public final class Shell {
    private Shell() {}

    /// The first line that a program prints; empty when it fails.
    public static String line(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? output.lines().findFirst().orElse("").strip()
                    : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// @throws IOException when it fails; names the log
    public static void run(List<String> command, Path directory, Path log) throws IOException {
        runAllowing(0, command, directory, log);
    }

    /// @param greatest exit that is not a failure
    public static void runAllowing(int greatest, List<String> command, Path directory, Path log) throws IOException {
        try {
            int exit = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit > greatest) {
                throw new IOException(String.join(" ", command) + " failed, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
