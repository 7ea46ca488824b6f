package dev.lintel.read.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.SettingName;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
    private static final String RESOURCES = "src/main/resources/";

    @TempDir
    private Path root;

    @Test
    void properties_have_their_line_and_their_canonical_key() throws IOException {
        Settings settings = properties("# note\nspring.datasource.driverClassName = org.h2.Driver\n");

        Settings.Setting driver =
                settings.get("spring.datasource.driver-class-name").orElseThrow();
        assertThat(driver.value()).isEqualTo("org.h2.Driver");
        assertThat(driver.written()).isEqualTo("spring.datasource.driverClassName");
        assertThat(driver.at().line()).isEqualTo(2);
    }

    @Test
    void a_continued_line_and_escapes_are_one_value() throws IOException {
        Settings settings = properties("a\\:b=one,\\\n    two\nc=\\u0041\\tB\n");

        assertThat(value(settings, "a:b")).contains("one,two");
        assertThat(value(settings, "c")).contains("A\tB");
    }

    @Test
    void documents_of_a_properties_file_have_their_own_profile() throws IOException {
        Settings settings = properties("port=1\n#---\nspring.config.activate.on-profile=prod\nport=2\n");

        assertThat(value(settings, "port")).contains("1");
        assertThat(settings.in("port", "prod").map(Settings.Setting::value)).contains("2");
    }

    @Test
    void yaml_documents_have_their_own_profiles() throws IOException {
        Settings settings = yaml(
                "server:\n  port: 80\n---\nspring:\n  config:\n    activate:\n      on-profile: dev, test\nserver:\n  port: 81\n");

        assertThat(value(settings, "server.port")).contains("80");
        assertThat(settings.in("server.port", "dev").map(Settings.Setting::value))
                .contains("81");
        assertThat(settings.in("server.port", "test").orElseThrow().at().line()).isEqualTo(9);
    }

    @Test
    void a_yaml_list_is_given_by_index_and_joined() throws IOException {
        Settings settings = yaml("open:\n  paths:\n    - /a/**\n    - /b\n");

        assertThat(value(settings, "open.paths")).contains("/a/**,/b");
        assertThat(value(settings, "open.paths[1]")).contains("/b");
        assertThat(settings.get("open.paths[1]").orElseThrow().at().line()).isEqualTo(4);
    }

    @Test
    void placeholders_take_the_profiles_own_values_first() throws IOException {
        Written written = new Written(root)
                .file("", RESOURCES + "application.yml", "host: db\nurl: jdbc:${host}/${name:shop}${PATH_X}\n")
                .file("", RESOURCES + "application-prod.properties", "host=cluster\nurl=jdbc:${host}/${name:live}\n");
        Settings settings = settings(written);

        assertThat(value(settings, "url")).contains("jdbc:db/shop${PATH_X}");
        assertThat(settings.in("url", "prod").map(Settings.Setting::value)).contains("jdbc:cluster/live");
    }

    @Test
    void placeholders_that_name_each_other_end() throws IOException {
        Settings settings = properties("a=${b}\nb=${a}\n");

        assertThat(value(settings, "a")).get().asString().contains("${");
    }

    @Test
    void maven_filters_in_yaml_are_no_error() throws IOException {
        Settings settings = yaml("app:\n  version: @project.version@\n  mail: a@b.example\n");

        assertThat(value(settings, "app.version")).contains("@project.version@");
        assertThat(value(settings, "app.mail")).contains("a@b.example");
    }

    @Test
    void quarkus_keys_stay_and_their_profile_is_taken_off() throws IOException {
        Settings settings = properties("quarkus.http.cors.accessControl=1\n%prod.quarkus.http.port=9\n");

        assertThat(value(settings, "quarkus.http.cors.accessControl")).contains("1");
        assertThat(settings.in("quarkus.http.port", "prod").map(Settings.Setting::value))
                .contains("9");
    }

    @Test
    void a_later_place_of_loading_wins() throws IOException {
        Settings settings = settings(new Written(root)
                .file("", "config/application.yml", "port: 3\n")
                .file("", RESOURCES + "application.yml", "port: 1\n")
                .file("", RESOURCES + "application.properties", "port=2\n"));

        assertThat(value(settings, "port")).contains("3");
    }

    @Test
    void broken_yaml_is_a_gap_at_its_line_and_earlier_documents_are_kept() throws IOException {
        List<Fact> facts = new Written(root)
                .file("", RESOURCES + "application.yml", "a: 1\n---\nb: 2\nc: [\n")
                .facts(new ConfigurationFiles());

        assertThat(facts).filteredOn(Fact.Configured.class::isInstance).hasSize(1);
        assertThat(facts)
                .filteredOn(Fact.Unread.class::isInstance)
                .singleElement()
                .satisfies(fact ->
                        assertThat(((Fact.Unread) fact).gap().at().line()).isGreaterThanOrEqualTo(4));
    }

    @Test
    void a_yaml_bomb_is_cut_off() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ",").repeat(8))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        List<Fact> facts = new Written(root)
                .file("", RESOURCES + "application.yml", bomb.toString())
                .facts(new ConfigurationFiles());

        assertThat(facts).hasSizeLessThan(40_000).anyMatch(Fact.Unread.class::isInstance);
    }

    @Test
    void a_file_of_another_name_is_not_configuration() throws IOException {
        assertThat(new Written(root)
                        .file("", RESOURCES + "messages.properties", "a=1\n")
                        .file("", "docs/application.yml", "a: 1\n")
                        .facts(new ConfigurationFiles()))
                .isEmpty();
    }

    @Test
    void names_are_spelled_in_one_way() {
        assertThat(SettingName.canonical("spring.jpa.showSQL")).isEqualTo("spring.jpa.show-sql");
        assertThat(SettingName.canonical("secure.ignored_urls[0].baseURLPath"))
                .isEqualTo("secure.ignored-urls[0].base-url-path");
        assertThat(SettingName.canonical("map.[/Api/**]")).isEqualTo("map.[/Api/**]");
    }

    private Settings properties(String text) throws IOException {
        return settings(new Written(root).file("", RESOURCES + "application.properties", text));
    }

    private Settings yaml(String text) throws IOException {
        return settings(new Written(root).file("", RESOURCES + "application.yaml", text));
    }

    private static Settings settings(Written written) {
        return new Settings(
                written.facts(new ConfigurationFiles()).stream()
                        .filter(Fact.Configured.class::isInstance)
                        .map(fact -> ((Fact.Configured) fact).setting())
                        .toList(),
                List.of());
    }

    private static Optional<String> value(Settings settings, String key) {
        return settings.get(key).map(Settings.Setting::value);
    }
}
