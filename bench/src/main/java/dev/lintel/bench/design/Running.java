package dev.lintel.bench.design;

import dev.lintel.bench.Place;
import dev.lintel.design.verify.Client;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A service that runs on a PostgreSQL of its own.
///
/// @param secret of tokens, in Base64
record Running(Process process, Server server, Client client, String secret) implements AutoCloseable {
    private static final long START_SECONDS = 180;

    /// Limits are far away, so that the probes of other things reach them; attempts to log in are counted as shipped.
    static Running start(Draft draft, String secret) throws IOException, InterruptedException {
        Server server = Server.start(Server.bundled(), Map.of("max_connections", "60"));
        int port = Startup.freePort();
        List<String> command = new ArrayList<>(List.of(Place.jdk("java"), "-jar", draft.jar().toString()));
        command.add("--server.port=" + port);
        draft.brief().limits().tiers().keySet().forEach(tier -> {
            command.add("--rate.limits." + tier + ".requests=100000000");
            command.add("--rate.limits." + tier + ".burst=100000000");
        });
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(draft.folder().resolve("service.log").toFile());
        builder.environment().putAll(draft.secrets(secret));
        builder.environment().put("DATABASE_URL", server.url("postgres"));
        builder.environment().put("DATABASE_USER", server.credentials().get("user"));
        builder.environment().put("DATABASE_PASSWORD", server.credentials().get("password"));
        builder.environment().put("MAIL_PORT", "1");
        Running running = new Running(
                builder.start(), server, new Client(URI.create("http://127.0.0.1:" + port)), secret);
        running.await();
        return running;
    }

    private void await() throws IOException, InterruptedException {
        if (!Startup.answers(process, client, "/actuator/health/readiness", START_SECONDS)) {
            close();
            throw new IOException("the service did not start: see service.log");
        }
    }

    Connection database() throws SQLException {
        return server.connect("postgres");
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
