package dev.lintel.read.config;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A workspace of files that a test writes.
final class Written {
    private final Path root;
    private final List<SourceFile> files = new ArrayList<>();

    Written(Path root) {
        this.root = root;
    }

    Written file(String module, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        files.add(new SourceFile(new SourceId(path), file, SourceFile.Origin.MAIN, module, Files.size(file)));
        return this;
    }

    List<Fact> facts(Framework framework) {
        List<SourceFile> ordered =
                files.stream().sorted(Comparator.comparing(SourceFile::id)).toList();
        return framework
                .interpret(new NoCode(), new Workspace(root, ordered, List.of()))
                .toList();
    }

    /// A program without any code.
    private static final class NoCode implements Program {
        @Override
        public List<TypeDeclaration> types() {
            return List.of();
        }

        @Override
        public Optional<TypeDeclaration> type(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Body> body(MethodId method) {
            return Optional.empty();
        }

        @Override
        public Optional<Expression> initialiser(Field field) {
            return Optional.empty();
        }

        @Override
        public List<Body> initialisers(TypeDeclaration type) {
            return List.of();
        }

        @Override
        public Stream<Body> bodies() {
            return Stream.empty();
        }

        @Override
        public List<Type.Declared> supertypes(String name) {
            return List.of();
        }

        @Override
        public List<TypeDeclaration> subtypes(String name) {
            return List.of();
        }

        @Override
        public List<Gap> gaps() {
            return List.of();
        }

        @Override
        public Resolution resolution() {
            return new Resolution(List.of());
        }
    }
}
