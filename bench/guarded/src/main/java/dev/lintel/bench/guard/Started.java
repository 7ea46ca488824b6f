package dev.lintel.bench.guard;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A service in a process of its own, whose CPU time the kernel counts.
final class Started implements AutoCloseable {
    private final Process process;
    private final int port;
    private final double secondsToAnswer;

    private Started(Process process, int port, double secondsToAnswer) {
        this.process = process;
        this.port = port;
        this.secondsToAnswer = secondsToAnswer;
    }

    static Started with(String... settings) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName(),
                "--server.port=" + port,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        Arrays.stream(settings).map(each -> "--" + each).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Started started = new Started(process, port, 0);
        started.await();
        return new Started(process, port, started.cpu().toMillis() / 1000.0);
    }

    private void await() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            try {
                Load.run(port, 1, 1);
                return;
            } catch (ExecutionException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the service does not answer");
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// CPU seconds until the first answer.
    double secondsToAnswer() {
        return secondsToAnswer;
    }

    /// Microseconds of this process' CPU that one request takes.
    double microsPerRequest(long millis) throws InterruptedException, ExecutionException {
        Duration before = cpu();
        long answers = Load.run(port, 8, millis);
        return cpu().minus(before).toNanos() / 1000.0 / answers;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
