package dev.lintel.read.java.signature;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The class files of one library or of the JDK, read into memory one library at a time.
///
/// @param offered internal names of those that sources may name, `java/util/Map$Entry`
/// @param all class files by internal name, those that only stand behind the offered ones too
record ClassFiles(List<String> offered, Map<String, byte[]> all) {
    private static final String SUFFIX = ".class";

    /// Every class file of a jar but those for later Java versions, which lie under `META-INF`.
    static ClassFiles ofJar(Path jar) throws IOException {
        Map<String, byte[]> all = new HashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(SUFFIX) && !name.startsWith("META-INF/")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        all.put(name.substring(0, name.length() - SUFFIX.length()), in.readAllBytes());
                    }
                }
            }
        }
        return new ClassFiles(all.keySet().stream().sorted().toList(), all);
    }

    /// The packages of a module of the running JDK; only the exported ones are offered.
    static ClassFiles ofModule(String module, List<String> exported) throws IOException {
        FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
        Path root = runtime.getPath("modules", module);
        Map<String, byte[]> all = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                String name = root.relativize(file).toString();
                all.put(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
            }
        }
        List<String> offered = new ArrayList<>();
        for (String name : all.keySet()) {
            if (exported.contains(Names.packageOf(name))) {
                offered.add(name);
            }
        }
        return new ClassFiles(offered.stream().sorted().toList(), all);
    }

    Optional<byte[]> bytes(String internalName) {
        return Optional.ofNullable(all.get(internalName));
    }
}
