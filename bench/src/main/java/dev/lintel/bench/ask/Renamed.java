package dev.lintel.bench.ask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// The example shop with other names: what sells products sells gadgets.
final class Renamed {
    private Renamed() {}

    static String name(String text) {
        return text.replace("products", "gadgets")
                .replace("product", "gadget")
                .replace("Products", "Gadgets")
                .replace("Product", "Gadget")
                .replace("com.example.shop", "org.example.store");
    }

    /// A copy in a folder of its own, which the caller deletes.
    static Path copy(Path shop) throws IOException {
        Path copy = Files.createTempDirectory("lintel-renamed-");
        Files.walkFileTree(shop, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path to = copy.resolve(name(shop.relativize(file).toString()));
                Files.createDirectories(to.getParent());
                Files.writeString(
                        to, name(Files.readString(file, StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}
