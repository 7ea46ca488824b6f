package dev.lintel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where things are on this machine.
public final class Place {
    private Place() {}

    /// The folder `bench` of this repository.
    public static Path bench() {
        return Path.of(System.getProperty("lintel.bench.home", "bench")).toAbsolutePath();
    }

    /// What the benches resolved, unpacked and built, kept between runs.
    public static Path cache(String folder) {
        String home = System.getenv("XDG_CACHE_HOME");
        Path caches =
                home == null || home.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        try {
            return Files.createDirectories(caches.resolve("lintel-bench").resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A program of the JDK that runs this.
    public static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /// The command that is measured: `LINTEL`, words apart by spaces, or the launcher of this checkout.
    public static List<String> lintel() {
        return Optional.ofNullable(System.getenv("LINTEL"))
                .filter(words -> !words.isBlank())
                .map(words -> List.of(words.strip().split(" +")))
                .orElse(List.of(bench().resolveSibling("lintel").toString()));
    }
}
