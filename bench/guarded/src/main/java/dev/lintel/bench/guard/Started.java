package dev.lintel.bench.guard;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// A service in a process of its own, whose CPU time the kernel counts. It logs as services do: were it quiet,
/// guard's warning of open handlers would be its first line, and making the log ready would be charged to guard.
final class Started implements AutoCloseable {
    private static final List<String> GUARDS =
            List.of("/guard/target/classes", "/limits/target/classes", "lintel-guard", "lintel-limits");
    private static final List<String> ONLY_FULL = List.of("security", "jdbc", "HikariCP", "postgresql", "lettuce");

    private final Process process;
    private final Load load;
    private final Duration waited;
    private final Duration busy;

    private Started(Process process, Load load, Duration waited, Duration busy) {
        this.process = process;
        this.load = load;
        this.waited = waited;
        this.busy = busy;
    }

    /// A service with nothing but web on its class path.
    static Started bare(String... settings) throws IOException, InterruptedException {
        return start(Service.class, barePath(), "", settings);
    }

    private static String barePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> ONLY_FULL.stream().noneMatch(new File(each).getName()::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// The same with nothing of guard on its class path.
    static Started withoutGuard() throws IOException, InterruptedException {
        String path = Arrays.stream(barePath().split(File.pathSeparator))
                .filter(each -> GUARDS.stream().noneMatch(each::contains))
                .collect(Collectors.joining(File.pathSeparator));
        return start(Service.class, path, "");
    }

    /// A service with Spring Security and a database.
    ///
    /// @param headers of every request
    static Started full(String headers, String... settings) throws IOException, InterruptedException {
        return start(FullService.class, System.getProperty("java.class.path"), headers, settings);
    }

    private static Started start(Class<?> main, String path, String headers, String... settings)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                path,
                main.getName(),
                "--server.port=" + port,
                // or Tomcat closes each connection after its hundredth request
                "--server.tomcat.max-keep-alive-requests=-1",
                "--spring.main.banner-mode=off"));
        Arrays.stream(settings).map(each -> "--" + each).forEach(command::add);
        long since = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Load load = new Load(port, headers);
        await(process, load);
        return new Started(process, load, Duration.ofNanos(System.nanoTime() - since), cpu(process));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(Process process, Load load) throws InterruptedException {
        for (int i = 0; i < 10_000 && process.isAlive(); i++) {
            try {
                load.run(1, 0);
                return;
            } catch (ExecutionException notYet) {
                Thread.sleep(5);
            }
        }
        throw new IllegalStateException("the service does not answer");
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Milliseconds from the wish for the process to its first answer, to some 5 of them.
    double waited() {
        return waited.toNanos() / 1e6;
    }

    /// Milliseconds of CPU until then.
    double busy() {
        return busy.toNanos() / 1e6;
    }

    /// Classes that were loaded, which unlike times are the same in every run but for a few.
    int classes() throws IOException, InterruptedException {
        Process counter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jstat").toString(),
                        "-class",
                        String.valueOf(process.pid()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (BufferedReader out = counter.inputReader()) {
            lines = out.lines().toList();
        }
        counter.waitFor();
        return Integer.parseInt(lines.get(lines.size() - 1).trim().split(" +")[0]);
    }

    /// Microseconds of this process' CPU that one request takes.
    double microsPerRequest(long millis) throws InterruptedException, ExecutionException {
        Duration before = cpu(process);
        long answers = load.run(8, millis);
        return cpu(process).minus(before).toNanos() / 1000.0 / answers;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
