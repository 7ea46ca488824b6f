package dev.lintel.optimize.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A copy of the shop to work in, as it was before anybody had thought of an index for a customer's orders: without
/// its last migration. What is written into it goes with it.
///
/// @param path of the copy
public record ShopFolder(Path path) implements AutoCloseable {
    private static final String MIGRATIONS = "src/main/resources/db/migration";
    private static final String FIRST_LEFT_OUT = "V4__";

    /// @param shop the folder of the example
    public static ShopFolder copy(Path shop) throws IOException {
        Path base = Files.createTempDirectory(
                "lintel-demo", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ShopFolder copy = new ShopFolder(base.resolve("shop"));
        for (Path file : sources(shop)) {
            Path name = file.getFileName();
            if (name == null || name.toString().startsWith(FIRST_LEFT_OUT)) {
                continue;
            }
            Path target = copy.path.resolve(shop.relativize(file));
            Files.createDirectories(parent(target));
            Files.copy(file, target);
        }
        return copy;
    }

    /// What it is built from, in a fixed order.
    static List<Path> sources(Path shop) throws IOException {
        try (Stream<Path> main = Files.walk(shop.resolve("src/main"))) {
            return Stream.concat(
                            Stream.of(shop.resolve("pom.xml")),
                            main.filter(Files::isRegularFile).sorted())
                    .toList();
        }
    }

    Path migrations() {
        return path.resolve(MIGRATIONS);
    }

    static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(parent(path))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException _) {
            // a temporary folder that stays does no harm
        }
    }
}
