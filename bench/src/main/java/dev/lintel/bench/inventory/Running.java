package dev.lintel.bench.inventory;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A backend that was built from a copy of its checkout and runs on loopback until it is closed.
///
/// @param source the copy, before it was built: what is mapped
/// @param log with its list of mappings
record Running(Subject subject, Path source, Path log, int port, Process process) implements AutoCloseable {
    private static final String MAPPINGS =
            "--logging.level._org.springframework.web.servlet.HandlerMapping.Mappings=DEBUG";
    private static final long STARTS_WITHIN_SECONDS = 240;

    static Running start(Subject subject, Checkout checkout, Path folder) throws IOException, InterruptedException {
        Path work = Place.cache("inventory").resolve(subject.name().replaceAll("[^a-z]+", "-"));
        Path source = work.resolve("source");
        Path build = work.resolve("build");
        Path jar = work.resolve(checkout.commit() + ".jar");
        if (!Files.exists(jar)) {
            Shell.run(
                    List.of("rm", "-rf", source.toString(), build.toString()),
                    Files.createDirectories(work),
                    work.resolve("copy.log"));
            copy(folder, source);
            change(subject, source);
            copy(source, build);
            Maven.build(List.of("package", "-Dmaven.test.skip=true"), build);
            Files.copy(jarOf(build), jar);
        }
        int port = freePort();
        Path log = work.resolve("run.log");
        Path here = Files.createTempDirectory(work, "run");
        Process process = new ProcessBuilder(
                        Place.jdk("java"),
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        MAPPINGS)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Running running = new Running(subject, source, log, port, process);
        running.awaitStart();
        return running;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Shell.run(List.of("cp", "-R", from + "/.", to.toString()), to, to.resolveSibling("copy.log"));
    }

    private static void change(Subject subject, Path source) throws IOException {
        if (subject.pom().isPresent()) {
            Files.copy(Place.bench().resolve("poms").resolve(subject.pom().get()), source.resolve("pom.xml"));
        }
        for (String folder : subject.leftOut()) {
            Shell.run(
                    List.of("rm", "-r", source.resolve(folder).toString()), source, source.resolveSibling("copy.log"));
        }
        for (Map.Entry<String, String> each : subject.changed().entrySet()) {
            Files.writeString(source.resolve(each.getKey()), each.getValue(), StandardOpenOption.APPEND);
        }
    }

    private static Path jarOf(Path build) throws IOException {
        try (Stream<Path> files = Files.list(build.resolve("target"))) {
            return files.filter(each -> each.toString().endsWith(".jar"))
                    .filter(each -> !each.toString().contains("-sources"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar was built in " + build));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.readString(log).matches("(?s).*\\bStarted \\w+ in .*")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        close();
        throw new IOException(subject.name() + " did not start, see " + log);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
