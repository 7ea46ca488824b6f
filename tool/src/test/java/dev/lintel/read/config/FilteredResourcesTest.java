package dev.lintel.read.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilteredResourcesTest {
    private static final String SETTINGS = "src/main/resources/application.properties";

    @TempDir
    private Path root;

    private String settings(String pom, String properties) throws IOException {
        return settings(new Written(root).file("", "pom.xml", pom).file("", SETTINGS, properties));
    }

    private static String settings(Written written) {
        return written.facts(new ConfigurationFiles()).stream()
                .map(fact -> ((Fact.Configured) fact).setting())
                .map(setting -> setting.key() + "=" + setting.value())
                .collect(Collectors.joining(" "));
    }

    private static String pom(String properties, String build) {
        return """
                <project><groupId>shop</groupId><artifactId>shop</artifactId><version>7</version>
                  <properties><door>open</door><whole>${door}!</whole>%s</properties>
                  <build>%s</build>
                </project>
                """.formatted(properties, build);
    }

    private static String resource(String inside) {
        return "<resources><resource><directory>src/main/resources</directory>" + inside + "</resource></resources>";
    }

    @Test
    void both_ways_of_writing_a_property_are_filled_where_the_build_filters() throws IOException {
        assertThat(settings(
                        pom("", resource("<filtering>true</filtering>")),
                        "a=${door}\nb=x-@whole@-y\nc=@project.version@\n"))
                .isEqualTo("a=open b=x-open!-y c=7");
    }

    @Test
    void a_value_that_is_one_property_stands_where_the_property_is_written() throws IOException {
        Written written = new Written(root)
                .file("", "pom.xml", pom("\n<key>s3</key>\n", resource("<filtering>true</filtering>")))
                .file("", SETTINGS, "a=${key}\nb=x${key}\n");

        assertThat(written.facts(new ConfigurationFiles()))
                .extracting(fact -> ((Fact.Configured) fact).setting().at().toString())
                .containsExactly("pom.xml:3:1", SETTINGS + ":2:1");
    }

    @Test
    void a_name_that_no_property_has_is_left_to_the_framework() throws IOException {
        assertThat(settings(
                        pom("", resource("<filtering>true</filtering>")), "a=${PORT:80}\nb=@home@\nc=me@x.org@door@\n"))
                .isEqualTo("a=80 b=@home@ c=me@x.orgopen");
    }

    @Test
    void nothing_is_filled_where_the_build_does_not_filter() throws IOException {
        assertThat(settings(pom("", resource("<filtering>false</filtering>")), "a=${door}\nb=@door@\n"))
                .isEqualTo("a=${door} b=@door@");
        assertThat(settings(pom("", ""), "a=@door@\n")).isEqualTo("a=@door@");
    }

    @Test
    void includes_and_excludes_say_which_files_are_filtered() throws IOException {
        String other = "<filtering>true</filtering><includes><include>**/*.xml</include></includes>";
        String all = "<filtering>true</filtering><includes><include>**/*.properties</include></includes>";
        String none = "<filtering>true</filtering><excludes><exclude>application*</exclude></excludes>";

        assertThat(settings(pom("", resource(other)), "a=@door@\n")).isEqualTo("a=@door@");
        assertThat(settings(pom("", resource(all)), "a=@door@\n")).isEqualTo("a=open");
        assertThat(settings(pom("", resource(none)), "a=@door@\n")).isEqualTo("a=@door@");
    }

    @Test
    void spring_boots_parent_filters_the_application_files_between_at_signs_only() throws IOException {
        String parent = """
                <project><parent><groupId>org.springframework.boot</groupId>
                  <artifactId>spring-boot-starter-parent</artifactId><version>3.3.2</version></parent>
                  <artifactId>shop</artifactId><properties><door>open</door></properties></project>
                """;

        assertThat(settings(parent, "a=@door@\nb=${door}\n")).isEqualTo("a=open b=${door}");
    }

    @Test
    void a_profile_that_holds_without_being_named_goes_before_the_properties() throws IOException {
        String profiles = """
                <project><artifactId>shop</artifactId><properties><door>open</door><lock>none</lock></properties>
                  <build>%s</build>
                  <profiles>
                    <profile><id>a</id><activation><activeByDefault>true</activeByDefault></activation>
                      <properties><door>shut</door></properties></profile>
                    <profile><id>b</id><properties><lock>steel</lock></properties></profile>
                    <profile><id>c</id><activation><property><name>!plain</name></property></activation>
                      <properties><bell>loud</bell></properties></profile>
                  </profiles></project>
                """.formatted(resource("<filtering>true</filtering>"));

        assertThat(settings(profiles, "a=@door@\nb=@lock@\nc=@bell@\n")).isEqualTo("a=shut b=none c=loud");
    }

    @Test
    void delimiters_of_the_plugin_replace_the_usual_ones() throws IOException {
        String build = resource("<filtering>true</filtering>") + """
                <plugins><plugin><artifactId>maven-resources-plugin</artifactId><configuration>
                  <useDefaultDelimiters>false</useDefaultDelimiters>
                  <delimiters><delimiter>@</delimiter></delimiters></configuration></plugin></plugins>
                """;

        assertThat(settings(pom("", build), "a=@door@\nb=${door}\n")).isEqualTo("a=open b=${door}");
    }

    @Test
    void a_module_is_filtered_with_the_properties_of_its_parent() throws IOException {
        String module = """
                <project><parent><groupId>shop</groupId><artifactId>shop</artifactId><version>7</version></parent>
                  <artifactId>web</artifactId></project>
                """;
        Written written = new Written(root)
                .file("", "pom.xml", pom("", resource("<filtering>true</filtering>")))
                .file("web", "web/pom.xml", module)
                .file("web", "web/" + SETTINGS, "a=@door@\n");

        assertThat(settings(written)).isEqualTo("a=open");
    }
}
