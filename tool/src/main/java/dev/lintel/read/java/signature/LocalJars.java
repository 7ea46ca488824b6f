package dev.lintel.read.java.signature;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.Signatures;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The libraries of the target that already lie in the user's Maven and Gradle caches. Their tables of contents
/// are read while the sources are parsed, as almost every target asks for some name; class files one by one when
/// they are asked for. Nothing is downloaded, loaded or run; a jar that cannot be read is passed over.
public final class LocalJars implements Signatures {
    private static final String SUFFIX = ".class";

    /// Greater than any class file that people make; a larger entry is not read.
    private static final int LARGEST_CLASS = 4 << 20;

    private final Map<String, Optional<TypeDeclaration>> read = new ConcurrentHashMap<>();
    private final CompletableFuture<Contents> contents;

    private LocalJars(Supplier<List<Jar>> find) {
        this.contents = CompletableFuture.supplyAsync(
                () -> Contents.of(find.get()),
                task -> Thread.ofPlatform().daemon().name("jar-lister").start(task));
    }

    private record Jar(Coordinates coordinates, Path path) {}

    /// @param entry name inside the jar
    private record Place(Jar jar, String entry) {}

    private record Contents(List<Jar> jars, Map<String, Place> types, Set<String> packages) {
        static Contents of(List<Jar> jars) {
            Contents made = new Contents(jars, new HashMap<>(), new HashSet<>());
            jars.forEach(made::list);
            return made;
        }

        private void list(Jar jar) {
            try (ZipFile zip = new ZipFile(jar.path().toFile())) {
                zip.stream().map(ZipEntry::getName).filter(LocalJars::isClass).forEach(entry -> {
                    String name = entry.substring(0, entry.length() - SUFFIX.length());
                    types.putIfAbsent(Names.canonical(name), new Place(jar, entry));
                    packages.add(Names.packageOf(name));
                });
            } catch (IOException | IllegalArgumentException _) {
                return;
            }
        }
    }

    /// The jars of the versions that the target's build files name, in the caches of the user who runs the tool.
    public static LocalJars of(Workspace workspace) {
        Path home = Path.of(System.getProperty("user.home"));
        return of(workspace, home.resolve(".m2/repository"), home.resolve(".gradle/caches/modules-2/files-2.1"));
    }

    static LocalJars of(Workspace workspace, Path maven, Path gradle) {
        return new LocalJars(() -> find(workspace, maven, gradle));
    }

    private static List<Jar> find(Workspace workspace, Path maven, Path gradle) {
        List<Jar> jars = new ArrayList<>();
        for (Coordinates each : BuildFiles.coordinates(workspace)) {
            inMaven(each, maven).or(() -> inGradle(each, gradle)).ifPresent(path -> jars.add(new Jar(each, path)));
        }
        return jars;
    }

    private static Optional<Path> inMaven(Coordinates coordinates, Path repository) {
        return Optional.of(repository
                        .resolve(coordinates.group().replace('.', '/'))
                        .resolve(coordinates.artifact())
                        .resolve(coordinates.version())
                        .resolve(coordinates.jarName()))
                .filter(Files::isRegularFile);
    }

    /// Gradle puts each file into a folder named by its hash.
    private static Optional<Path> inGradle(Coordinates coordinates, Path cache) {
        Path version = cache.resolve(coordinates.group())
                .resolve(coordinates.artifact())
                .resolve(coordinates.version());
        try (Stream<Path> hashes = Files.isDirectory(version) ? Files.list(version) : Stream.empty()) {
            return hashes.sorted()
                    .map(each -> each.resolve(coordinates.jarName()))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// How many libraries were found.
    public int size() {
        return contents().jars().size();
    }

    @Override
    public Optional<TypeDeclaration> type(String canonicalName) {
        Place place = contents().types().get(canonicalName);
        return place == null ? Optional.empty() : read.computeIfAbsent(canonicalName, _ -> read(place));
    }

    @Override
    public boolean hasPackage(String packageName) {
        return contents().packages().contains(packageName);
    }

    @Override
    public List<String> exports(String moduleName) {
        return List.of();
    }

    private Contents contents() {
        return contents.join();
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(SUFFIX) && !entry.startsWith("META-INF/");
    }

    private Optional<TypeDeclaration> read(Place place) {
        try (ZipFile zip = new ZipFile(place.jar().path().toFile())) {
            ZipEntry entry = zip.getEntry(place.entry());
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(LARGEST_CLASS);
                SourceId library = new SourceId(place.jar().coordinates().toString());
                return Optional.of(ClassFileReader.read(ClassFileReader.parse(bytes), library, this::isKnown));
            }
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isKnown(String name) {
        return name.startsWith("java.") || contents().types().containsKey(name);
    }
}
