package dev.lintel.bench.design;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a service for the same as fast as it answers, on sixteen connections from one thread, by the load tool `wrk`.
record Wrk(URI service, String token) {
    static final Path PROGRAM = Path.of("/usr/bin/wrk");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    /// @param rate requests in a second
    /// @param slowestHundredth milliseconds that all but one of a hundred waited at most
    record Said(double rate, double slowestHundredth) {}

    /// @throws IOException when an answer is no success
    Said ask(String path, int seconds) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-t1",
                        "-c16",
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        service + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        Matcher slowest = SLOWEST.matcher(said);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx") || !rate.find() || !slowest.find()) {
            throw new IOException(path + ": " + said);
        }
        double value = Double.parseDouble(slowest.group(1));
        double milliseconds = switch (slowest.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            default -> value * 1000;
        };
        return new Said(Double.parseDouble(rate.group(1)), milliseconds);
    }
}
