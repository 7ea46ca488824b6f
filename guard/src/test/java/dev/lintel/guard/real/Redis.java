package dev.lintel.guard.real;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import redis.embedded.RedisServer;

/// A Redis server of its own for a test that does harm to it, or the shared one.
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
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("save \"\"")
                    .setting("bind 127.0.0.1")
                    .build();
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
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(Duration.ofSeconds(2))
                .build();
    }

    public int port() {
        return port;
    }

    /// The server's process, asked of the server.
    public long pid() {
        RedisClient client = RedisClient.create(uri());
        try {
            String server = client.connect().sync().info("server");
            return server.lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .map(line -> Long.parseLong(line.substring(11).strip()))
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
