package dev.lintel.read.java.signature;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.source.SourceId;
import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Makes the archive of signatures. The build runs it, users never do: `ArchiveBuilder libraries.tsv out`.
///
/// The first argument lists libraries, one a line, as coordinates, a tab, and the jar's path; a type that several
/// of them declare is the upper line's, with what only the lower ones had. The JDK is the one that runs this.
public final class ArchiveBuilder {
    private final JdkModules jdk = new JdkModules();

    private ArchiveBuilder() {}

    record Library(String coordinates, Path jar) {}

    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected two arguments: the list of libraries, and the file to write");
        }
        Path list = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        long fingerprint = fingerprint(list);
        if (!isFresh(out, fingerprint)) {
            byte[] archive = new ArchiveBuilder().build(libraries(list), fingerprint);
            Files.createDirectories(out.toAbsolutePath().getParent());
            // Moved into place whole: a build that was stopped leaves no half of an archive.
            Path made = out.resolveSibling(out.getFileName() + ".new");
            Files.write(made, archive);
            Files.move(made, out, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static List<Library> libraries(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", 2))
                .map(columns -> new Library(columns[0], Path.of(columns[1])))
                .toList();
    }

    private static boolean isFresh(Path out, long fingerprint) {
        try {
            return Files.exists(out) && SignatureArchive.open(out).fingerprint() == fingerprint;
        } catch (IOException _) {
            return false;
        }
    }

    /// Of everything that the archive depends on: the libraries, the JDK, and this package's own classes.
    private static long fingerprint(Path list) throws IOException {
        CRC32C libraries = new CRC32C();
        for (Library each : libraries(list)) {
            libraries.update(each.coordinates().getBytes(StandardCharsets.UTF_8));
            libraries.update('\n');
        }
        CRC32C maker = new CRC32C();
        maker.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        Path own = SignatureArchive.toolsCode()
                .resolve(ArchiveBuilder.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.sorted().toList()) {
                maker.update(Files.readAllBytes(file));
            }
        }
        return libraries.getValue() << 32 | maker.getValue();
    }

    private byte[] build(List<Library> libraries, long fingerprint)
            throws IOException, ExecutionException, InterruptedException {
        Map<String, TypeDeclaration> types = new HashMap<>();
        for (List<TypeDeclaration> each : inParallel(sources(libraries))) {
            each.forEach(type -> types.merge(type.name(), type, Generations::union));
        }
        return ArchiveWriter.write(types, jdk.imported(), fingerprint);
    }

    private List<Callable<List<TypeDeclaration>>> sources(List<Library> libraries) {
        List<Callable<List<TypeDeclaration>>> sources = new ArrayList<>();
        jdk.own()
                .forEach((module, exported) ->
                        sources.add(() -> declarations(ClassFiles.ofModule(module, exported), new SourceId(module))));
        for (Library each : libraries) {
            sources.add(() -> declarations(ClassFiles.ofJar(each.jar()), new SourceId(each.coordinates())));
        }
        return sources;
    }

    private static List<List<TypeDeclaration>> inParallel(List<Callable<List<TypeDeclaration>>> sources)
            throws ExecutionException, InterruptedException {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<List<TypeDeclaration>> read = new ArrayList<>();
            for (Future<List<TypeDeclaration>> each : workers.invokeAll(sources)) {
                read.add(each.get());
            }
            return read;
        }
    }

    private static List<TypeDeclaration> declarations(ClassFiles files, SourceId library) {
        List<TypeDeclaration> types = new ArrayList<>();
        for (ClassModel model : Selection.of(files)) {
            try {
                types.add(ClassFileReader.read(model, library, _ -> true));
            } catch (IllegalArgumentException e) {
                // Obfuscated jars carry signatures that are none; the rest of the library is sound.
                System.err.println(
                        "left out " + model.thisClass().asInternalName() + " of " + library + ": " + e.getMessage());
            }
        }
        return types;
    }
}
