package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Folder.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mechanical fixes on a copy of the example shop.
class FixRunTest {
    private static final String MIGRATIONS = "src/main/resources/db/migration/";

    private Folder shop;

    @BeforeEach
    void a_copy_of_the_shop(@TempDir Path root) throws IOException {
        Path example = Path.of("examples/shop");
        example = Files.isDirectory(example) ? example : Path.of("..").resolve(example);
        try (Stream<Path> all = Files.walk(example)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(example.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        shop = new Folder(root);
    }

    @Test
    void fix_shows_the_change_and_writes_nothing() throws IOException {
        Map<String, String> before = shop.contents();

        Ran ran = shop.run("review", "--fix");

        assertThat(shop.contents()).isEqualTo(before);
        assertThat(ran.exit()).isEqualTo(Exit.CLEAN);
        assertThat(ran.err()).contains("files would change; --write changes them");
        assertThat(ran.out())
                .contains("+import jakarta.validation.Valid;\n")
                .contains("+            @Valid @RequestBody PaymentRequest request)")
                .contains("--- /dev/null\n+++ b/" + MIGRATIONS + "V5__");
    }

    @Test
    void write_mends_what_can_be_mended_and_a_second_time_nothing_is_left() throws IOException {
        Map<String, String> before = shop.contents();

        Ran ran = shop.run("review", "--write");
        Map<String, String> written = shop.contents();

        assertThat(ran.exit()).isEqualTo(Exit.CLEAN);
        assertThat(ran.err()).containsPattern("files changed, (\\d+) of \\1 findings gone");
        assertThat(written).containsAllEntriesOf(migrations(before)).isNotEqualTo(before);
        assertThat(Files.readString(
                        shop.root().resolve("src/main/java/com/example/shop/payment/PaymentController.java")))
                .containsOnlyOnce("import jakarta.validation.Valid;")
                .containsOnlyOnce("@Valid @RequestBody PaymentRequest");
        assertThat(shop.review().said())
                .doesNotContain("Not read or not understood")
                .doesNotContain("val-body-not-validated");

        Ran again = shop.run("review", "--write");

        assertThat(again.err()).contains("nothing here has a mechanical fix");
        assertThat(again.exit()).isEqualTo(Exit.CLEAN);
        assertThat(shop.contents()).isEqualTo(written);
    }

    @Test
    void new_migrations_continue_the_numbering_one_number_each_with_their_settings_beside_them() throws IOException {
        shop.run("review", "--write");

        Map<String, String> added = migrations(shop.contents());
        Map<String, String> versions = new TreeMap<>();
        for (String path : added.keySet()) {
            String name = path.substring(MIGRATIONS.length());
            if (name.endsWith(".sql")) {
                assertThat(versions.put(name.substring(0, name.indexOf("__")), name))
                        .isNull();
            }
            if (name.endsWith(".conf")) {
                assertThat(Files.readString(shop.root().resolve(path))).isEqualTo("executeInTransaction=false\n");
                assertThat(added).containsKey(path.substring(0, path.length() - ".conf".length()));
            }
        }
        assertThat(versions).hasSizeGreaterThan(5);
        for (int version = 1; version <= versions.size(); version++) {
            assertThat(versions).containsKey("V" + version);
        }
        assertThat(added.keySet().stream().filter(path -> path.endsWith(".conf")))
                .isNotEmpty();
    }

    private static Map<String, String> migrations(Map<String, String> contents) {
        Map<String, String> migrations = new TreeMap<>(contents);
        migrations.keySet().removeIf(path -> !path.startsWith(MIGRATIONS) || !path.contains("/V"));
        return migrations;
    }
}
