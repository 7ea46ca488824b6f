package dev.lintel.design.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardLibraryTest {
    @TempDir
    Path folder;

    private GuardLibrary library(String content) throws IOException {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        Files.writeString(jars.resolve("lintel-guard-spring-boot-starter-0.1.0-SNAPSHOT.jar"), content);
        Files.writeString(jars.resolve("lintel-limits-0.1.0-SNAPSHOT.jar"), "limits");
        return GuardLibrary.in(jars).orElseThrow();
    }

    @Test
    void a_project_gets_a_repository_of_both_jars_and_keeps_what_is_there() throws IOException {
        GuardLibrary library = library("one");
        Path root = folder.resolve("service");
        String at = "lib/dev/lintel/lintel-guard-spring-boot-starter/" + library.version()
                + "/lintel-guard-spring-boot-starter-" + library.version();

        assertThat(library.writeInto(root)).isEqualTo(4);
        assertThat(library.writeInto(root)).isZero();
        assertThat(root.resolve(at + ".jar")).hasContent("one");
        assertThat(root.resolve(at + ".pom"))
                .content()
                .contains("<artifactId>lintel-limits</artifactId>\n      <version>" + library.version());
    }

    @Test
    void another_guard_has_another_version_and_half_of_it_is_none() throws IOException {
        assertThat(library("one").version()).isNotEqualTo(library("two").version());
        assertThat(library("one").version()).isEqualTo(library("one").version()).matches("0\\.1\\.0-[0-9a-f]{8}");
        assertThat(GuardLibrary.in(folder)).isEmpty();
        Files.delete(folder.resolve("jars/lintel-limits-0.1.0-SNAPSHOT.jar"));
        assertThat(GuardLibrary.in(folder.resolve("jars"))).isEmpty();
    }
}
