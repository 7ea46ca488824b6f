package dev.lintel.optimize.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Servers and folders of runs that died. A folder names the process that owns it, with its start, since the numbers
/// of processes are used again.
final class Leftovers {
    static final String PREFIX = "run-";
    private static final String OWNER = "owner";

    private Leftovers() {}

    static void claim(Path folder) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Files.writeString(folder.resolve(OWNER), self.pid() + " " + started(self) + "\n");
    }

    /// Removes what nobody owns any more. What cannot be removed stays for another time.
    static void sweep(Path home) throws IOException {
        List<Path> runs;
        try (Stream<Path> all = Files.list(home)) {
            runs = all.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path run : runs) {
            try {
                if (!isOwned(run)) {
                    stop(run);
                    Folders.remove(run);
                }
            } catch (IOException _) {
                // another run of ours sweeps it at this moment
            }
        }
    }

    private static boolean isOwned(Path run) throws IOException {
        Path owner = run.resolve(OWNER);
        if (!Files.isRegularFile(owner)) {
            // perhaps it is just being made
            return Files.getLastModifiedTime(run)
                    .toInstant()
                    .isAfter(Instant.now().minusSeconds(60));
        }
        String[] words = Files.readString(owner).strip().split(" ");
        if (words.length != 2) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .map(process -> started(process).equals(words[1]))
                .orElse(false);
    }

    private static String started(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .map(String::valueOf)
                .orElse("?");
    }

    /// The first line of `postmaster.pid` is the server's process, the third its start in seconds.
    private static void stop(Path run) throws IOException {
        Path file = run.resolve("data").resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3) {
            return;
        }
        long since = Long.parseLong(lines.get(2).strip());
        Optional<ProcessHandle> server =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        server.filter(process -> process.info()
                        .startInstant()
                        .map(start -> Math.abs(start.getEpochSecond() - since) <= 5)
                        .orElse(false))
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
