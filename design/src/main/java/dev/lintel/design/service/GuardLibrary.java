package dev.lintel.design.service;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The jars of guard that a service carries as a Maven repository of its own, since guard is not published. They lie
/// beside this module's jar. Their version names their content: what Maven has kept of another guard is never taken
/// for this one.
public final class GuardLibrary {
    private static final String GUARD = "lintel-guard-spring-boot-starter";
    private static final String LIMITS = "lintel-limits";
    private static final String BASE = "0.1.0";
    private static final int DIGITS = 8;

    private final SequencedMap<String, byte[]> jars;

    private GuardLibrary(SequencedMap<String, byte[]> jars) {
        this.jars = jars;
    }

    /// Empty where Lintel was built without packaging it.
    public static Optional<GuardLibrary> installed() {
        try {
            Path home = Path.of(GuardLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return in(home.resolveSibling("guard"));
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException("the jars of guard beside this program cannot be read", unreadable);
        }
    }

    /// @param folder with a jar of each of guard and limits
    static Optional<GuardLibrary> in(Path folder) throws IOException {
        SequencedMap<String, byte[]> jars = new LinkedHashMap<>();
        for (String name : List.of(LIMITS, GUARD)) {
            Optional<Path> jar = jar(folder, name);
            if (jar.isEmpty()) {
                return Optional.empty();
            }
            jars.put(name, Files.readAllBytes(jar.get()));
        }
        return Optional.of(new GuardLibrary(jars));
    }

    private static Optional<Path> jar(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().matches(name + "-\\d[\\w.-]*\\.jar"))
                    .sorted()
                    .findFirst();
        }
    }

    /// What a service's build file asks for, whether or not the jars are there.
    static String versionOf(Optional<GuardLibrary> library) {
        return library.map(GuardLibrary::version).orElse(BASE);
    }

    String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            jars.values().forEach(digest::update);
            return BASE + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The files of the repository by their paths in the project.
    public SequencedMap<String, byte[]> files() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> jar : jars.entrySet()) {
            String place = "lib/dev/lintel/" + jar.getKey() + "/" + version() + "/" + jar.getKey() + "-" + version();
            files.put(place + ".pom", pom(jar.getKey()).getBytes(StandardCharsets.UTF_8));
            files.put(place + ".jar", jar.getValue());
        }
        return files;
    }

    /// Spring is the service's own.
    private String pom(String name) {
        String needs = name.equals(GUARD)
                ? dependency("dev.lintel", LIMITS, version())
                : dependency("org.snakeyaml", "snakeyaml-engine", "3.0.1");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.lintel</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <licenses>
                    <license>
                      <name>Apache-2.0</name>
                      <url>https://www.apache.org/licenses/LICENSE-2.0</url>
                    </license>
                  </licenses>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(name, version(), needs);
    }

    private static String dependency(String group, String artifact, String version) {
        return """
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                    </dependency>
                """.formatted(group, artifact, version);
    }

    /// Writes what is not there yet.
    ///
    /// @param root of the service
    /// @return how many files were written
    public int writeInto(Path root) throws IOException {
        int written = 0;
        for (Map.Entry<String, byte[]> each : files().entrySet()) {
            Path file = root.resolve(each.getKey());
            if (!Files.exists(file)) {
                Files.createDirectories(file.resolveSibling("."));
                Files.write(file, each.getValue());
                written++;
            }
        }
        return written;
    }
}
