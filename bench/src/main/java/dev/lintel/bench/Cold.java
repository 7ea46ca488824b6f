package dev.lintel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs programs in processes of their own and says what they cost, as the kernel counted it (GNU time).
public final class Cold {
    private static final String TIME = "/usr/bin/time";
    private static final long LIMIT_MINUTES = 60;

    private Cold() {}

    /// @param log where the program's output goes; the last run's stays
    public static Cost run(List<String> command, Path log) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(TIME))) {
            throw new IOException(TIME + " is not there: install GNU time");
        }
        Path figures = Files.createTempFile("cost", "");
        List<String> timed = new ArrayList<>(List.of(TIME, "-q", "-f", "%U %S %M", "-o", figures.toString()));
        timed.addAll(command);
        Files.createDirectories(log.toAbsolutePath().getParent());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(timed)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new IOException("took more than " + LIMIT_MINUTES + " minutes: " + String.join(" ", command));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        String[] parts = Files.readString(figures).strip().split(" ");
        Files.delete(figures);
        double cpu = Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        return new Cost(wall, cpu, Double.parseDouble(parts[2]) / 1024, process.exitValue());
    }

    /// Runs all of them once, then all of them again and so on, so that what else the machine does meets all alike.
    ///
    /// @return medians by name, in the order of the commands
    public static Map<String, Cost> alternating(Map<String, List<String>> commands, int rounds, Path logs)
            throws IOException, InterruptedException {
        Map<String, List<Cost>> runs = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                Cost cost = run(each.getValue(), logs.resolve(each.getKey() + ".log"));
                runs.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(cost);
                System.err.printf(
                        "bench: %s %s %d/%d %.2f s, exit %d%n",
                        logs.getFileName(), each.getKey(), round, rounds, cost.wall(), cost.exit());
            }
        }
        Map<String, Cost> medians = new LinkedHashMap<>();
        runs.forEach((name, costs) -> medians.put(name, Cost.median(costs)));
        return medians;
    }
}
