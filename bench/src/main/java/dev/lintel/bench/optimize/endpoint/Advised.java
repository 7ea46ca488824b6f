package dev.lintel.bench.optimize.endpoint;

import dev.lintel.bench.Place;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the command said, asked as a person asks it.
///
/// @param indexes the statements that it proposes
/// @param lines that it adds to the sources, with their places
/// @param seconds of the whole command
record Advised(List<String> indexes, List<String> lines, double seconds) {
    private static final Pattern PROPOSED = Pattern.compile("(?m)^ *\\d+\\. (create index concurrently .*;)$");
    private static final Pattern CHANGED = Pattern.compile("(?m)^\\+\\+\\+ b/(\\S+)$|^\\+(?! *import )( *[@\\w].*)$");

    /// @param write whether the migrations are put in place
    static Advised of(Server server, String database, Path sources, boolean write) throws IOException {
        List<String> command = new ArrayList<>(Place.lintel());
        String address = server.url(database).substring("jdbc:".length());
        command.addAll(List.of(
                "optimize",
                "--db",
                address + "?user=" + server.credentials().get("user") + "&sslmode=disable",
                sources.toString()));
        if (write) {
            command.add("--write");
        }
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", server.credentials().get("password"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("lintel optimize failed: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        System.err.println(said);
        List<String> indexes = new ArrayList<>();
        for (Matcher found = PROPOSED.matcher(said); found.find(); ) {
            indexes.add(found.group(1));
        }
        return new Advised(List.copyOf(indexes), lines(said), (System.nanoTime() - start) / 1e9);
    }

    private static List<String> lines(String said) {
        List<String> lines = new ArrayList<>();
        String file = "";
        for (Matcher found = CHANGED.matcher(said); found.find(); ) {
            if (found.group(1) != null) {
                file = found.group(1).substring(found.group(1).lastIndexOf('/') + 1);
            } else if (file.endsWith(".java")) {
                lines.add(file + ": " + found.group(2).strip());
            }
        }
        return List.copyOf(lines);
    }
}
