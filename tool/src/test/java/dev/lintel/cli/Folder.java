package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A target that a test writes, and the tool run on it as people run it.
record Folder(Path root) {
    Folder file(String path, String text) throws IOException {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder bytes(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /// What was printed is on one line, because the report wraps its lines.
    record Ran(Exit exit, String out, String err) {
        String said() {
            return (out + err).replaceAll("\\s+", " ");
        }
    }

    /// `lintel review --verbose`, which has to leave the folder as it was.
    Ran review() throws IOException {
        Map<String, String> before = contents();
        Ran ran = run("review", "--verbose");
        assertThat(contents()).isEqualTo(before);
        return ran;
    }

    Ran run(String verb, String... options) {
        List<String> words = new ArrayList<>(List.of(verb, root.toString()));
        words.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Exit exit = new Lintel(new Console(print(out), print(err), false, false)).run(words);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// All that is in the folder, by path: files as hexadecimal text, links by what they name.
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                contents.put(root.relativize(each).toString(), content(each));
            }
        }
        return contents;
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? HexFormat.of().formatHex(Files.readAllBytes(path))
                : "";
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
