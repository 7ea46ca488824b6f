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
/// @param seconds of the whole command
record Advised(List<String> indexes, double seconds) {
    private static final Pattern PROPOSED = Pattern.compile("(?m)^ *\\d+\\. (create index concurrently .*;)$");

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
        return new Advised(List.copyOf(indexes), (System.nanoTime() - start) / 1e9);
    }
}
