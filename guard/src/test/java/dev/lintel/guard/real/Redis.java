package dev.lintel.guard.real;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/// A Redis server of its own for a test that does harm to it, or the shared one: the one that the jar carries, or
/// whose program `-Dlintel.redis` names.
public final class Redis implements AutoCloseable {
    private static final Redis SHARED = new Redis();

    private final RedisServer server;
    private final int port;

    public Redis() {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try {
            RedisServerBuilder builder =
                    RedisServer.newRedisServer().port(port).setting("save \"\"").setting("bind 127.0.0.1");
            String installed = System.getProperty("lintel.redis", "");
            if (!installed.isEmpty()) {
                builder.executableProvider(() -> new File(installed));
            }
            server = builder.build();
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded Redis cannot start", failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public static Redis shared() {
        return SHARED;
    }

    public RedisURI uri() {
        return uri(Duration.ofSeconds(2));
    }

    private RedisURI uri(Duration patience) {
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(patience)
                .build();
    }

    public int port() {
        return port;
    }

    /// The server's process, asked of the server.
    public long pid() {
        return Long.parseLong(told("process_id"));
    }

    /// Such as `7.0.15`.
    public String version() {
        return told("redis_version");
    }

    private String told(String name) {
        RedisClient client = RedisClient.create(uri(Duration.ofSeconds(30))); // its classes are loaded only now
        try {
            String server = client.connect().sync().info("server");
            return server.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElseThrow();
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
