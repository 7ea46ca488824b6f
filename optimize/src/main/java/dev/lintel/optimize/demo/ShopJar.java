package dev.lintel.optimize.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The shop built by the user's own Maven, once for each state of its sources.
public final class ShopJar {
    private static final String BUILT = "target/shop-1.0.0.jar";
    private static final long BUILD_MINUTES = 10;

    private ShopJar() {}

    /// Empty where there is no Maven, or it cannot build: no network and nothing resolved before.
    public static Optional<Path> of(ShopFolder shop) throws IOException {
        Path jar = cache().resolve("shop-" + fingerprint(shop.path()) + ".jar");
        if (Files.isRegularFile(jar)) {
            return Optional.of(jar);
        }
        if (!built(shop.path())) {
            return Optional.empty();
        }
        Path fresh = Files.createTempFile(ShopFolder.parent(jar), "building", ".jar");
        Files.copy(shop.path().resolve(BUILT), fresh, StandardCopyOption.REPLACE_EXISTING);
        try {
            Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        }
        return Optional.of(jar);
    }

    private static boolean built(Path shop) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("mvn", "-q", "-B", "-ntp", "-DskipTests", "package")
                .directory(shop.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process maven = builder.start();
            if (!maven.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
                return false;
            }
            return maven.exitValue() == 0 && Files.isRegularFile(shop.resolve(BUILT));
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path cache() throws IOException {
        String caches = System.getenv("XDG_CACHE_HOME");
        Path base = caches == null || caches.isEmpty()
                ? Path.of(System.getProperty("user.home", "/nonexistent"), ".cache")
                : Path.of(caches);
        return Files.createDirectories(base.resolve("lintel").resolve("demo"));
    }

    private static String fingerprint(Path shop) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> files = ShopFolder.sources(shop);
            for (Path file : files) {
                digest.update(shop.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
