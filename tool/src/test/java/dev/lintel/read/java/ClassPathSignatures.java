package dev.lintel.read.java;

import dev.lintel.read.java.signature.ArchiveBuilder;
import dev.lintel.read.java.signature.SignatureArchive;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signatures of the JDK and of the jars on the test's class path; made once, as that takes seconds.
final class ClassPathSignatures {
    private static final Signatures SIGNATURES = make();

    private ClassPathSignatures() {}

    static Signatures get() {
        return SIGNATURES;
    }

    /// The class path as the virtual machine or the launcher's own loader has it.
    static List<Path> jars() {
        Stream<Path> own = ClassPathSignatures.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(ClassPathSignatures::path)
                : Stream.empty();
        Stream<Path> all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(own, all)
                .filter(each -> each.toString().endsWith(".jar") && Files.exists(each))
                .distinct()
                .toList();
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signatures make() {
        try {
            Path folder = Files.createTempDirectory("signatures");
            Path list = folder.resolve("libraries.tsv");
            Path archive = folder.resolve("archive");
            Files.writeString(
                    list,
                    jars().stream().map(jar -> jar.getFileName() + "\t" + jar).collect(Collectors.joining("\n")));
            ArchiveBuilder.main(new String[] {list.toString(), archive.toString()});
            Signatures signatures = SignatureArchive.open(archive);
            folder.toFile().deleteOnExit();
            archive.toFile().deleteOnExit();
            list.toFile().deleteOnExit();
            return signatures;
        } catch (Exception e) {
            throw new IllegalStateException("the archive of signatures cannot be made", e);
        }
    }
}
