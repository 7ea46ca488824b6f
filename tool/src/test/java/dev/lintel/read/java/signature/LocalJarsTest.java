package dev.lintel.read.java.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalJarsTest {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <groupId>com.acme</groupId><artifactId>shop</artifactId><version>1</version>
              <properties><client.version>2.${minor}</client.version><minor>5</minor></properties>
              <dependencies>
                <dependency><groupId>com.acme</groupId><artifactId>client</artifactId>
                  <version>${client.version}</version>
                  <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions>
                </dependency>
                <dependency><groupId>com.acme</groupId><artifactId>unmanaged</artifactId></dependency>
              </dependencies>
            </project>
            """;

    @TempDir
    Path folder;

    private Workspace workspace(String fileName, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(fileName), text);
        return new Workspace(
                folder,
                List.of(new SourceFile(new SourceId(fileName), file, SourceFile.Origin.MAIN, "", text.length())),
                List.of());
    }

    private LocalJars jars(Workspace workspace) {
        return LocalJars.of(workspace, folder.resolve("m2"), folder.resolve("gradle"));
    }

    private static void jar(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        byte[] type = ClassFile.of()
                .build(
                        ClassDesc.of("com.acme.client.Orders"),
                        built -> built.withFlags(
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                                .withMethod(
                                        "find",
                                        MethodTypeDesc.ofDescriptor("(J)Ljava/lang/String;"),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                                        _ -> {}));
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("com/acme/client/Orders.class"));
            zip.write(type);
            zip.putNextEntry(new ZipEntry("com/acme/client/Broken.class"));
            zip.write(new byte[] {1, 2, 3});
        }
    }

    @Test
    void a_jar_of_the_maven_cache_is_found_through_properties_of_the_pom() throws IOException {
        jar(folder.resolve("m2/com/acme/client/2.5/client-2.5.jar"));

        LocalJars jars = jars(workspace("pom.xml", POM));

        assertThat(jars.size()).isEqualTo(1);
        assertThat(jars.hasPackage("com.acme.client")).isTrue();
        TypeDeclaration orders = jars.type("com.acme.client.Orders").orElseThrow();
        assertThat(orders.methods("find").getFirst().returns()).isEqualTo(Type.STRING);
        assertThat(orders.at().file()).hasToString("com.acme:client:2.5");
    }

    @Test
    void a_jar_of_the_gradle_cache_is_found_by_its_notation() throws IOException {
        jar(folder.resolve("gradle/com.acme/client/2.5/0af3/client-2.5.jar"));

        LocalJars jars = jars(workspace("build.gradle.kts", "implementation(\"com.acme:client:2.5\")"));

        assertThat(jars.type("com.acme.client.Orders")).isPresent();
    }

    @Test
    void what_is_broken_or_absent_gives_nothing() throws IOException {
        jar(folder.resolve("m2/com/acme/client/2.5/client-2.5.jar"));
        LocalJars jars = jars(workspace("pom.xml", POM));

        assertThat(jars.type("com.acme.client.Broken")).isEmpty();
        assertThat(jars.type("com.acme.client.Absent")).isEmpty();
        Files.writeString(folder.resolve("m2/com/acme/client/2.5/client-2.5.jar"), "no jar");
        assertThat(jars(workspace("pom.xml", POM)).type("com.acme.client.Orders"))
                .isEmpty();
    }

    @Test
    void coordinates_never_lead_out_of_the_cache() throws IOException {
        jar(folder.resolve("evil/client/2.5/client-2.5.jar"));

        LocalJars jars = jars(workspace("pom.xml", POM.replace("<groupId>com.acme</groupId><artifactId>client", """
                <groupId>../evil</groupId><artifactId>client""")));

        assertThat(jars.size()).isZero();
    }

    @Test
    void a_broken_or_hostile_pom_tells_what_stands_before_the_damage() {
        assertThat(Pom.parse(POM.replace("<dependency><groupId>com.acme</groupId><artifactId>unmanaged", "<oops"))
                        .dependencies())
                .extracting(Pom.Dependency::artifact)
                .containsExactly("client");
        assertThat(Pom.parse("<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><project><version>&x;</version>")
                        .properties())
                .isEmpty();
    }

    @Test
    void properties_that_name_each_other_end() throws IOException {
        Workspace workspace = workspace("pom.xml", POM.replace("<minor>5</minor>", "<minor>${client.version}</minor>"));

        assertThat(BuildFiles.coordinates(workspace)).isEmpty();
    }

    @Test
    void the_second_layer_is_asked_for_what_the_first_lacks() throws IOException {
        jar(folder.resolve("m2/com/acme/client/2.5/client-2.5.jar"));
        Layered layered = new Layered(SignatureArchive.open(), jars(workspace("pom.xml", POM)));

        assertThat(layered.type("java.util.List")).isPresent();
        assertThat(layered.type("com.acme.client.Orders")).isPresent();
        assertThat(layered.exports("java.base")).contains("java.util");
    }
}
