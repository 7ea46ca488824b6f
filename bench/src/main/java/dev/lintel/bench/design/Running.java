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
record Running(Process process, ProcessBuilder builder, Server server, Client client, String secret)
        implements AutoCloseable {
    private static final long START_SECONDS = 600;

    static Running start(Draft draft, String secret) throws IOException, InterruptedException {
        return start(draft, secret, Map.of());
    }

    /// Limits are far away, so that the probes of other things reach them; attempts to log in are counted as shipped.
    ///
    /// @param environment beside what every service is told
    static Running start(Draft draft, String secret, Map<String, String> environment)
            throws IOException, InterruptedException {
        Server server = Server.start(Server.bundled(), Map.of("max_connections", "60"));
        int port = Startup.freePort();
        List<String> command =
                new ArrayList<>(List.of(Place.jdk("java"), "-jar", draft.jar().toString()));
        command.add("--server.port=" + port);
        draft.brief().limits().tiers().keySet().forEach(tier -> {
            command.add("--rate.limits." + tier + ".requests=100000000");
            command.add("--rate.limits." + tier + ".burst=100000000");
            command.add("--lintel.guard.limits.per-role." + tier + "=100000/s burst 1000000");
        });
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        draft.folder().resolve("service.log").toFile()));
        builder.environment().putAll(draft.secrets(secret));
        builder.environment().put("DATABASE_URL", server.url("postgres"));
        builder.environment().put("DATABASE_USER", server.credentials().get("user"));
        builder.environment().put("DATABASE_PASSWORD", server.credentials().get("password"));
        builder.environment().put("MAIL_PORT", "1");
        builder.environment().putAll(environment);
        Client client = new Client(URI.create("http://127.0.0.1:" + port));
        return new Running(builder.start(), builder, server, client, secret).awaited();
    }

    private Running awaited() throws IOException, InterruptedException {
        if (!Startup.answers(process, client, "/actuator/health/readiness", START_SECONDS)) {
            close();
            throw new IOException("the service did not start: see service.log");
        }
        return this;
    }

    /// Ends it as the kernel does that is out of memory: it gets no time for anything (SIGKILL).
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// The same service on the same database and port, in a new process.
    Running again() throws IOException, InterruptedException {
        return new Running(builder.start(), builder, server, client, secret).awaited();
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
