package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script at the root, with a Maven that only notes what it is handed.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    private Path home;

    @Test
    void what_a_client_has_said_already_is_not_read_by_the_build() throws IOException, InterruptedException {
        Path launcher = Files.copy(Path.of("..", "lintel"), home.resolve("lintel"));
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path maven = bin.resolve("mvn");
        Path heard = home.resolve("heard");
        Files.writeString(maven, "#!/bin/sh\ncat > '" + heard + "'\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        ProcessBuilder start = new ProcessBuilder("bash", launcher.toString(), "mcp", ".")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile());
        start.environment().merge("PATH", bin.toString(), (path, first) -> first + File.pathSeparator + path);
        start.environment().put("LINTEL_JAVA_HOME", System.getProperty("java.home"));

        Process launched = start.start();
        try (OutputStream in = launched.getOutputStream()) {
            in.write("{\"method\": \"initialize\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(launched.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(home.resolve("out"))).contains("could not be built");
        assertThat(heard).isEmptyFile();
    }

    /// What lives for one answer only would be garbage in the old generation of a server.
    @Test
    void what_survives_is_kept_at_once_by_a_review_and_not_by_a_server() throws IOException, InterruptedException {
        Path jdk = built();

        assertThat(started(jdk, "review", ".")).contains("-XX:MaxTenuringThreshold=0", "dev.lintel.cli.Main review .");
        assertThat(started(jdk, "mcp", "."))
                .doesNotContain("MaxTenuringThreshold")
                .contains("dev.lintel.cli.Main mcp .");
    }

    @Test
    void classes_are_prepared_for_a_review_and_not_for_its_version() throws IOException, InterruptedException {
        Path jdk = built();

        assertThat(started(jdk, "--version"))
                .doesNotContain("AOTCache", "preparing")
                .contains("dev.lintel.cli.Main --version");
        assertThat(started(jdk, "review", ".")).contains("preparing for fast starts, once", "-XX:AOTCache=");
    }

    /// A home with everything that the launcher looks for, and a JDK that writes caches and says how it is called.
    private Path built() throws IOException {
        Path jdk = Files.createDirectories(home.resolve("jdk"));
        Files.writeString(jdk.resolve("release"), """
                JAVA_VERSION="25.0.1"
                JAVA_RUNTIME_VERSION="25.0.1+8"
                MODULES="java.base jdk.compiler"
                """);
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for each; do case $each in -XX:AOTCacheOutput=*) echo cache >"${each#*=}" ;; esac; done
                echo "$@"
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.copy(Path.of("..", "lintel"), home.resolve("lintel"));
        for (String built : List.of(
                "tool/target/lib/lintel.signatures", "tool/target/lintel.jar", "agent/target/lintel-agent.jar")) {
            Files.createDirectories(home.resolve(built).getParent());
            Files.createFile(home.resolve(built));
        }
        return jdk;
    }

    /// How the launcher calls the JVM.
    private String started(Path jdk, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("lintel").toString()));
        command.addAll(List.of(words));
        Path out = home.resolve("called");
        ProcessBuilder start =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        start.environment().put("LINTEL_JAVA_HOME", jdk.toString());
        start.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        assertThat(start.start().waitFor()).isZero();
        return Files.readString(out);
    }
}
