package dev.lintel.read.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFilesTest {
    @TempDir
    private Path root;

    @Test
    void a_module_takes_versions_and_libraries_from_its_parents() throws IOException {
        List<Fact> facts = new Written(root)
                .file("", "pom.xml", """
                        <project>
                          <parent><groupId>org.springframework.boot</groupId>
                            <artifactId>spring-boot-starter-parent</artifactId><version>3.3.2</version><relativePath/></parent>
                          <groupId>com.acme</groupId><artifactId>shop</artifactId><version>1</version>
                          <properties><jwt.version>0.12.6</jwt.version></properties>
                          <dependencyManagement><dependencies><dependency>
                            <groupId>io.jsonwebtoken</groupId><artifactId>jjwt</artifactId><version>${jwt.version}</version>
                          </dependency></dependencies></dependencyManagement>
                          <dependencies><dependency><groupId>org.projectlombok</groupId><artifactId>lombok</artifactId>
                            <scope>provided</scope></dependency></dependencies>
                        </project>""")
                .file("web", "web/pom.xml", """
                        <project>
                          <parent><groupId>com.acme</groupId><artifactId>shop</artifactId><version>1</version></parent>
                          <artifactId>web</artifactId>
                          <dependencies>
                            <dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId></dependency>
                            <dependency><groupId>io.jsonwebtoken</groupId><artifactId>jjwt</artifactId></dependency>
                            <dependency><groupId>org.springframework.boot</groupId>
                              <artifactId>spring-boot-starter-security</artifactId></dependency>
                          </dependencies>
                        </project>""")
                .file("core", "core/pom.xml", """
                        <project>
                          <parent><groupId>com.acme</groupId><artifactId>shop</artifactId><version>1</version></parent>
                          <artifactId>core</artifactId>
                        </project>""")
                .facts(new BuildFiles());

        assertThat(module(facts, "web").uses()).containsExactly("core");
        assertThat(version(facts, "web", "jjwt")).isEqualTo("0.12.6");
        assertThat(version(facts, "web", "spring-boot-starter-security")).isEqualTo("3.3.2");
        assertThat(version(facts, "web", "spring-boot-starter-parent")).isEqualTo("3.3.2");
        assertThat(library(facts, "core", "lombok").scope()).isEqualTo("provided");
        assertThat(library(facts, "web", "jjwt").at().line()).isEqualTo(6);
        assertThat(facts)
                .filteredOn(Fact.SecurityPresent.class::isInstance)
                .singleElement()
                .satisfies(fact ->
                        assertThat(((Fact.SecurityPresent) fact).module()).isEqualTo("web"));
    }

    @Test
    void parents_in_a_circle_end() throws IOException {
        String pom = "<project><parent><groupId>g</groupId><artifactId>%s</artifactId><version>1</version></parent>"
                + "<groupId>g</groupId><artifactId>%s</artifactId></project>";
        List<Fact> facts = new Written(root)
                .file("a", "a/pom.xml", pom.formatted("b", "a"))
                .file("b", "b/pom.xml", pom.formatted("a", "b"))
                .facts(new BuildFiles());

        assertThat(facts).filteredOn(Fact.Module.class::isInstance).hasSize(2);
    }

    @Test
    void an_external_entity_in_a_pom_is_not_followed() throws IOException {
        List<Fact> facts = new Written(root)
                .file("", "secret.txt", "SECRET")
                .file(
                        "",
                        "pom.xml",
                        "<!DOCTYPE p [<!ENTITY x SYSTEM \"secret.txt\">]><project><artifactId>&x;</artifactId></project>")
                .facts(new BuildFiles());

        assertThat(facts.toString()).doesNotContain("SECRET");
    }

    @Test
    void a_broken_pom_is_a_gap_at_its_line_and_the_others_are_read() throws IOException {
        List<Fact> facts = new Written(root)
                .file("a", "a/pom.xml", "<project>\n<artifactId>a</wrong>\n</project>")
                .file("b", "b/pom.xml", "<project><artifactId>b</artifactId></project>")
                .facts(new BuildFiles());

        assertThat(module(facts, "b").name()).isEqualTo("b");
        assertThat(facts)
                .filteredOn(Fact.Unread.class::isInstance)
                .singleElement()
                .satisfies(fact ->
                        assertThat(((Fact.Unread) fact).gap().at().line()).isEqualTo(2));
    }

    @Test
    void groovy_scripts_name_libraries_projects_and_plugins() throws IOException {
        List<Fact> facts = new Written(root)
                .file("", "settings.gradle", "include 'api', ':lib:core'\n")
                .file("", "gradle.properties", "jwtVersion=0.11.5\n")
                .file("", "build.gradle", """
                        plugins {
                            id 'org.springframework.boot' version '2.7.5' apply false // 'nothing:here:1'
                        }
                        subprojects {
                            ext { lombokVersion = '1.18.24' }
                            dependencies {
                                compileOnly "org.projectlombok:lombok:${lombokVersion}"
                            }
                        }
                        """)
                .file("api", "api/build.gradle", """
                        dependencies {
                            implementation project(":lib:core")
                            implementation 'org.springframework.boot:spring-boot-starter-security'
                            implementation group: 'com.acme', name: 'tool', version: '4'
                            implementation("io.jsonwebtoken:jjwt:$jwtVersion") { exclude group: 'x', module: 'y' }
                            runtimeOnly 'a:b:1',
                                        'a:c:2'
                            testImplementation 'org.assertj:assertj-core:3.26.0'
                        }
                        """)
                .file("lib/core", "lib/core/build.gradle", "")
                .facts(new BuildFiles());

        assertThat(module(facts, "api").uses()).containsExactly("lib/core");
        assertThat(version(facts, "api", "spring-boot-starter-security")).isEqualTo("2.7.5");
        assertThat(version(facts, "api", "lombok")).isEqualTo("1.18.24");
        assertThat(version(facts, "api", "tool")).isEqualTo("4");
        assertThat(library(facts, "api", "c").scope()).isEqualTo("runtime");
        assertThat(library(facts, "api", "assertj-core").scope()).isEqualTo("test");
        assertThat(facts.toString()).doesNotContain("nothing");
    }

    @Test
    void variables_of_a_groovy_string_are_filled_in() throws IOException {
        List<Fact> facts = new Written(root)
                .file("", "gradle.properties", "jwtVersion=0.11.5\n")
                .file("", "build.gradle", "dependencies { implementation(\"io.jsonwebtoken:jjwt:$jwtVersion\") }\n")
                .facts(new BuildFiles());

        assertThat(version(facts, "", "jjwt")).isEqualTo("0.11.5");
    }

    @Test
    void kotlin_scripts_and_version_catalogs_are_read() throws IOException {
        List<Fact> facts = new Written(root)
                .file("", "gradle/libs.versions.toml", """
                        [versions]
                        boot = "3.4.1"
                        [libraries]
                        boot-web = { module = "org.springframework.boot:spring-boot-starter-web", version.ref = "boot" }
                        security-web = { group = "org.springframework.security", name = "spring-security-web", version = "6.4.2" }
                        plain = "a:plain:1"
                        [bundles]
                        web = ["boot-web",
                               "plain"]
                        [plugins]
                        boot = { id = "org.springframework.boot", version.ref = "boot" }
                        """)
                .file("", "build.gradle.kts", """
                        plugins {
                            java
                            alias(libs.plugins.boot)
                        }
                        dependencies {
                            implementation(libs.bundles.web)
                            implementation(libs.security.web)
                            implementation(platform("org.springframework.boot:spring-boot-dependencies:3.4.1"))
                        }
                        """)
                .facts(new BuildFiles());

        assertThat(version(facts, "", "spring-boot-starter-web")).isEqualTo("3.4.1");
        assertThat(version(facts, "", "spring-security-web")).isEqualTo("6.4.2");
        assertThat(version(facts, "", "plain")).isEqualTo("1");
        assertThat(version(facts, "", "org.springframework.boot.gradle.plugin")).isEqualTo("3.4.1");
        assertThat(library(facts, "", "spring-boot-dependencies").scope()).isEqualTo("import");
    }

    @Test
    void an_unbalanced_script_still_gives_what_stands_before() throws IOException {
        List<Fact> facts = new Written(root)
                .file(
                        "",
                        "build.gradle",
                        "dependencies {\n implementation 'a:b:1'\n implementation 'open\n }}}}} {{{ /*")
                .facts(new BuildFiles());

        assertThat(version(facts, "", "b")).isEqualTo("1");
    }

    private static Fact.Module module(List<Fact> facts, String folder) {
        return facts.stream()
                .filter(Fact.Module.class::isInstance)
                .map(Fact.Module.class::cast)
                .filter(module -> module.folder().equals(folder))
                .findFirst()
                .orElseThrow();
    }

    private static Settings.Library library(List<Fact> facts, String module, String artifact) {
        return facts.stream()
                .filter(Fact.DependsOn.class::isInstance)
                .map(Fact.DependsOn.class::cast)
                .filter(on ->
                        on.module().equals(module) && on.library().artifact().equals(artifact))
                .map(Fact.DependsOn::library)
                .findFirst()
                .orElseThrow();
    }

    private static String version(List<Fact> facts, String module, String artifact) {
        return library(facts, module, artifact).version();
    }
}
