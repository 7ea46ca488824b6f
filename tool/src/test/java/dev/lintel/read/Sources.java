package dev.lintel.read;

import dev.lintel.code.Program;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.Signatures;
import dev.lintel.read.java.signature.ArchiveBuilder;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Small targets for tests of readers: files written to a folder and read with the signatures of the JDK and of
/// no library.
public final class Sources {
    private static final class Jdk {
        private static final Signatures SIGNATURES = archive();

        private static Signatures archive() {
            try {
                Path folder = Files.createTempDirectory("signatures");
                Path libraries = Files.writeString(folder.resolve("libraries.tsv"), "");
                Path archive = folder.resolve("signatures");
                ArchiveBuilder.main(new String[] {libraries.toString(), archive.toString()});
                return SignatureArchive.open(archive);
            } catch (Exception notBuilt) {
                throw new IllegalStateException(notBuilt);
            }
        }
    }

    private final Path folder;

    public Sources(Path folder) {
        this.folder = folder;
    }

    public Sources with(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public List<Fact> facts(Framework framework) throws IOException {
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(Jdk.SIGNATURES).read(workspace);
        return framework.interpret(program, workspace).toList();
    }
}
