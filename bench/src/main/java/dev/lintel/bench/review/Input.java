package dev.lintel.bench.review;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A backend that is reviewed.
///
/// @param origin where it comes from, for the record
/// @param folder its sources, as a build has them
/// @param classes its class jar, when there is one
/// @param coordinates of the artifact, when it is one; its libraries are found by them
record Input(String name, String origin, Path folder, Optional<Path> classes, Optional<String> coordinates) {
    /// The artifacts of `bench/artifacts.tsv`, resolved only when asked for.
    static Input artifact(List<String> row) throws IOException {
        String name = row.get(0);
        String coordinates = row.get(1);
        Path folder = Place.cache("sources").resolve(coordinates.replace(':', '_'));
        if (!Files.exists(folder)) {
            unpack(Maven.jar(coordinates, "sources"), folder);
        }
        return new Input(name, coordinates, folder, Optional.of(Maven.jar(coordinates, "")), Optional.of(coordinates));
    }

    static List<List<String>> artifacts() throws IOException {
        return Tsv.rows(Place.bench().resolve("artifacts.tsv"));
    }

    static Optional<Input> checkout(String name) throws IOException {
        Checkout checkout = Checkout.named(name);
        String origin = checkout.repository() + "@"
                + checkout.otherCommit()
                        .map(found -> found + ", NOT the table's commit")
                        .orElse(checkout.commit());
        return checkout.folder().map(folder -> new Input(name, origin, folder, Optional.empty(), Optional.empty()));
    }

    /// Lays a sources jar out as a build has it. An entry that points outside is left out.
    private static void unpack(Path jar, Path folder) throws IOException {
        Path part = Files.createTempDirectory(folder.getParent(), "part");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String below = entry.getName().endsWith(".java") ? "src/main/java" : "src/main/resources";
                Path file = part.resolve(below).resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(part)) {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
        Files.move(part, folder);
    }
}
