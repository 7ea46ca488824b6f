package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.source.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The front end on the tool's own sources, against the compiler. The bench holds it against larger trees.
class AgreementTest {
    @Test
    void calls_are_bound_as_the_compiler_binds_them() throws Exception {
        Workspace workspace = Workspace.of(ownSources());

        Program program = new JavaLanguage(ClassPathSignatures.get()).read(workspace);
        Agreement agreement = Agreement.between(workspace, program, ClassPathSignatures.jars());

        assertThat(agreement.compared()).isGreaterThan(3_000);
        assertThat(agreement.methodShare())
                .as(() -> String.join("\n", agreement.differences()))
                .isGreaterThanOrEqualTo(0.995);
        assertThat(agreement.overloadShare())
                .as(() -> String.join("\n", agreement.differences()))
                .isGreaterThanOrEqualTo(0.990);
    }

    private static Path ownSources() {
        Path here = Path.of("src/main/java");
        return Files.isDirectory(here) ? here : Path.of("tool/src/main/java");
    }
}
