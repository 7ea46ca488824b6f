package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
