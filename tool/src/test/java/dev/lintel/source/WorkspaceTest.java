package dev.lintel.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.source.SourceFile.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path root;

    @Test
    void files_come_in_the_order_of_their_paths() throws IOException {
        write("b/Two.java", "class Two {}");
        write("a.sql", "select 1");
        write("b/One.java", "class One {}");

        assertThat(names(Workspace.of(root))).containsExactly("a.sql", "b/One.java", "b/Two.java");
    }

    @Test
    void ignore_files_are_honoured_and_the_nearest_rule_wins() throws IOException {
        write(".gitignore", "*.log\ndumps/\n");
        write("keep/.lintelignore", "!important.log\nOld*.java\n");
        write("dumps/all.sql", "");
        write("trace.log", "");
        write("keep/important.log", "");
        write("keep/OldOrder.java", "");
        write("keep/Order.java", "");

        assertThat(names(Workspace.of(root))).contains("keep/important.log", "keep/Order.java");
        assertThat(names(Workspace.of(root))).doesNotContain("dumps/all.sql", "trace.log", "keep/OldOrder.java");
    }

    @Test
    void exclusions_of_the_settings_are_rules_too() throws IOException {
        write("legacy/Old.java", "");
        write("New.java", "");

        assertThat(names(Workspace.of(root, List.of("legacy/")))).containsExactly("New.java");
    }

    @Test
    void submodules_that_were_not_checked_out_are_missing_code() throws IOException {
        write(".gitmodules", """
                [submodule "orders"]
                \tpath = services/orders
                \turl = https://example.org/orders.git
                [submodule "users"]
                \tpath = services/users
                """);
        write("services/users/User.java", "class User {}");

        assertThat(Workspace.of(root).gaps())
                .extracting(gap -> gap.at() + " " + gap.what())
                .containsExactly(".gitmodules:2:1 the submodule services/orders is not checked out");
    }

    @Test
    void build_output_is_left_out_but_for_generated_sources() throws IOException {
        write("pom.xml", "<project/>");
        write("target/classes/application.yml", "");
        write("target/generated-sources/api/OrdersApi.java", "");
        write("src/main/java/acme/target/Goal.java", "");
        write("node_modules/left-pad/package.json", "{}");

        Workspace workspace = Workspace.of(root);

        assertThat(names(workspace))
                .containsExactly(
                        "pom.xml",
                        "src/main/java/acme/target/Goal.java",
                        "target/generated-sources/api/OrdersApi.java");
        assertThat(origin(workspace, "target/generated-sources/api/OrdersApi.java"))
                .isEqualTo(Origin.GENERATED);
    }

    @Test
    void an_android_application_beside_the_backend_is_said_and_left_out() throws IOException {
        write("pom.xml", "<project/>");
        write("src/main/java/acme/Orders.java", "");
        write("phone/app/build.gradle", "");
        write("phone/app/src/main/AndroidManifest.xml", "<manifest/>");
        write("phone/app/src/main/java/acme/phone/OrdersScreen.java", "");
        write("phone/shared/src/main/java/acme/Order.java", "");
        write("docs/AndroidManifest.xml", "<manifest/>");

        Workspace workspace = Workspace.of(root);

        assertThat(names(workspace))
                .containsExactly(
                        "docs/AndroidManifest.xml",
                        "phone/app/build.gradle",
                        "phone/shared/src/main/java/acme/Order.java",
                        "pom.xml",
                        "src/main/java/acme/Orders.java");
        assertThat(workspace.gaps())
                .extracting(gap -> gap.at() + " " + gap.what())
                .containsExactly("phone/app/src/main/AndroidManifest.xml:1:1 this is an Android application");
    }

    @Test
    void a_file_belongs_to_the_nearest_build_module() throws IOException {
        write("pom.xml", "<project/>");
        write("shop/api/build.gradle.kts", "");
        write("shop/api/src/main/java/A.java", "");
        write("tools/B.java", "");

        Workspace workspace = Workspace.of(root);

        assertThat(file(workspace, "shop/api/src/main/java/A.java").module()).isEqualTo("shop/api");
        assertThat(file(workspace, "tools/B.java").module()).isEmpty();
    }

    @Test
    void origin_follows_the_conventions_of_the_build_tools() {
        assertThat(Origins.byPath("app/src/main/java/acme/test/vendor/Order.java"))
                .isEqualTo(Origin.MAIN);
        assertThat(Origins.byPath("app/src/test/java/acme/OrderTest.java")).isEqualTo(Origin.TEST);
        assertThat(Origins.byPath("app/src/integrationTest/java/acme/OrderIT.java"))
                .isEqualTo(Origin.TEST);
        assertThat(Origins.byPath("app/src/it/java/acme/Smoke.java")).isEqualTo(Origin.TEST);
        assertThat(Origins.byPath("third_party/lib/src/main/java/x/Y.java")).isEqualTo(Origin.VENDORED);
        assertThat(Origins.byPath("target/generated-sources/x/Y.java")).isEqualTo(Origin.GENERATED);
        assertThat(Origins.byPath("com/acme/vendor/Vendor.java")).isEqualTo(Origin.MAIN);
        assertThat(Origins.byPath("latest/src/main/java/A.java")).isEqualTo(Origin.MAIN);
    }

    @Test
    void what_a_generator_signed_is_generated_and_what_a_person_wrote_about_generation_is_not() {
        assertThat(Origins.isSigned("/* Code generated by protoc. DO NOT EDIT. */\npackage a;\nclass A {"))
                .isTrue();
        assertThat(Origins.isSigned("package a;\n\n@Generated(\"openapi\")\npublic interface A {"))
                .isTrue();
        assertThat(Origins.isSigned("package a;\n\nclass A {\n@Generated(\"lombok\")\nint a() {"))
                .isFalse();
        assertThat(Origins.isSigned("/* Reads reports generated nightly. */\npackage a;\nclass A {"))
                .isFalse();
    }

    @Test
    void a_circle_of_links_ends_and_a_link_out_is_said() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        write("a/Order.java", "");
        Files.createSymbolicLink(root.resolve("a/again"), root);
        Files.createSymbolicLink(root.resolve("a/self"), root.resolve("a/self"));
        Files.createSymbolicLink(root.resolve("elsewhere"), outside);

        Workspace workspace = Workspace.of(root);

        assertThat(names(workspace)).containsExactly("a/Order.java");
        assertThat(workspace.gaps()).extracting(gap -> gap.at().file().path()).containsExactly("a/self", "elsewhere");
    }

    @Test
    void a_file_too_large_to_be_written_by_people_is_a_gap() throws IOException {
        byte[] large = new byte[(int) Workspace.LARGEST + 1];
        Files.write(root.resolve("Dump.java"), large);
        Files.write(root.resolve("photo.png"), large);

        Workspace workspace = Workspace.of(root);

        assertThat(workspace.files()).isEmpty();
        assertThat(workspace.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.what()).contains("larger than 8 MB"));
    }

    @Test
    void text_is_read_in_the_encodings_of_the_field() throws IOException {
        Files.write(root.resolve("bom.sql"), "\uFEFFselect 'ü'".getBytes(StandardCharsets.UTF_8));
        Files.write(root.resolve("latin.properties"), "name=Müller".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(root.resolve("lost.sql"), "select 'M\uFFFDller'");
        Files.write(root.resolve("wide.sql"), "\uFEFFselect 2".getBytes(StandardCharsets.UTF_16LE));
        Files.write(root.resolve("class.java"), new byte[] {(byte) 0xCA, (byte) 0xFE, 0, 0});

        Workspace workspace = Workspace.of(root);

        assertThat(workspace.text(file(workspace, "bom.sql"))).isEqualTo("select 'ü'");
        assertThat(workspace.text(file(workspace, "latin.properties"))).isEqualTo("name=Müller");
        assertThat(workspace.text(file(workspace, "lost.sql"))).isEqualTo("select 'M\uFFFDller'");
        assertThat(workspace.text(file(workspace, "wide.sql"))).isEqualTo("select 2");
        assertThatThrownBy(() -> workspace.text(file(workspace, "class.java"))).hasMessage("is no text");
    }

    @Test
    void odd_names_are_only_names() throws IOException {
        write("src/main/java/Ünï cödé/A b'c\".java", "");

        assertThat(names(Workspace.of(root))).containsExactly("src/main/java/Ünï cödé/A b'c\".java");
    }

    @Test
    void a_file_is_no_workspace() throws IOException {
        write("a.txt", "");

        assertThatThrownBy(() -> Workspace.of(root.resolve("a.txt"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Workspace.of(root.resolve("nowhere"))).isInstanceOf(IOException.class);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> names(Workspace workspace) {
        return workspace.files().stream().map(file -> file.id().path()).toList();
    }

    private static SourceFile file(Workspace workspace, String path) {
        return workspace.file(new SourceId(path)).orElseThrow();
    }

    private static Origin origin(Workspace workspace, String path) {
        return file(workspace, path).origin();
    }
}
