package dev.lintel.read;

import dev.lintel.code.Program;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A small backend that a test writes, file by file.
public final class Target {
    private final Path root;

    public Target(Path root) {
        this.root = root;
    }

    public Target file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /// A Java source in package `shop`; the imports that the frameworks need are written by the caller.
    public Target java(String type, String text) throws IOException {
        return file("src/main/java/shop/" + type + ".java", "package shop;\n" + text);
    }

    public List<Fact> facts(Framework... frameworks) throws IOException {
        Workspace workspace = Workspace.of(root);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        return Stream.of(frameworks)
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
    }

    public <F extends Fact> List<F> facts(Class<F> kind, Framework... frameworks) throws IOException {
        return facts(frameworks).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
