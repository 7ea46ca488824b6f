package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.read.java.signature.ArchiveBuilder;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.Workspace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The front end on the tool's own sources, against the compiler. The bench holds it against larger trees.
class AgreementTest {
    @Test
    void calls_are_bound_as_the_compiler_binds_them(@TempDir Path folder) throws Exception {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar"))
                .map(Path::of)
                .toList();
        Path list = folder.resolve("libraries.tsv");
        Files.writeString(list, jars.stream()
                .map(jar -> jar.getFileName() + "\t" + jar)
                .collect(Collectors.joining("\n")));
        Path archive = folder.resolve("signatures");
        ArchiveBuilder.main(new String[] {list.toString(), archive.toString()});
        Workspace workspace = Workspace.of(ownSources());

        Program program = new JavaLanguage(SignatureArchive.open(archive)).read(workspace);
        Agreement agreement = Agreement.between(workspace, program, jars);

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
