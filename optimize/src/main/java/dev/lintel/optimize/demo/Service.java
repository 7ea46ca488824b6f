package dev.lintel.optimize.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Spring Boot jar that runs on loopback until it is closed.
///
/// @param at where it answers
public record Service(Process process, URI at) implements AutoCloseable {
    private static final long STARTS_WITHIN_SECONDS = 600;
    private static final long STOPS_WITHIN_SECONDS = 20;
    private static final int LAST_LINES = 15;

    /// @param settings as Spring knows them, `spring.datasource.url` …
    /// @param log takes what it prints
    public static Service start(Path jar, Map<String, String> settings, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.add("--server.port=" + port);
        command.add("--server.address=127.0.0.1");
        command.add("--spring.main.banner-mode=off");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // not as arguments, which every process on the machine can read
        settings.forEach((name, value) -> builder.environment().put(variable(name), value));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Service service = new Service(process, URI.create("http://127.0.0.1:" + port));
        if (!service.listens(port)) {
            service.close();
            List<String> said = Files.readAllLines(log);
            throw new IOException("the service did not start: "
                    + String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size())));
        }
        return service;
    }

    /// Spring Boot's relaxed binding.
    private static String variable(String name) {
        return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// It listens only when all else is up.
    private boolean listens(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException _) {
                pause();
            }
        }
        return false;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
