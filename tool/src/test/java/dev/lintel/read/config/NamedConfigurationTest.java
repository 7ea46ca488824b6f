package dev.lintel.read.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedConfigurationTest {
    private static final String RESOURCES = "src/main/resources/";

    @TempDir
    private Path root;

    private Target target;

    @BeforeEach
    void write() {
        target = new Target(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SpringApplication.run(App.class, \"--spring.config.name=hotel\");",
                "SpringApplication.run(App.class, KEY + \"=\" + \"hotel\");",
                "System.setProperty(\"spring.config.name\", \"hotel\"); SpringApplication.run(App.class);",
                "new SpringApplicationBuilder(App.class).properties(\"spring.config.name:hotel\").run();",
                "new SpringApplicationBuilder(App.class).properties(Map.of(\"spring.config.name\", \"app,hotel\")).run();",
            })
    void a_main_gives_its_configuration_a_name(String start) throws IOException {
        target.java("App", """
                        import java.util.Map;
                        import org.springframework.boot.SpringApplication;
                        import org.springframework.boot.builder.SpringApplicationBuilder;
                        class App {
                            private static final String KEY = "--spring.config.name";
                            public static void main(String[] args) { %s }
                        }""".formatted(start))
                .file(RESOURCES + "hotel.yml", "server:\n  port: 81\n")
                .file(RESOURCES + "hotel-prod.yml", "server:\n  port: 82\n")
                .file(RESOURCES + "hostel.yml", "server:\n  port: 83\n");

        assertThat(value("server.port")).contains("81");
        assertThat(settings().in("server.port", "prod").map(Settings.Setting::value))
                .contains("82");
    }

    @Test
    void names_of_two_applications_in_one_module_are_nobodys() throws IOException {
        for (String each : List.of("Hotel", "Kitchen")) {
            target.java(each, """
                            class %s {
                                public static void main(String[] args) { System.setProperty("spring.config.name", "%s"); }
                            }""".formatted(each, each.toLowerCase(Locale.ROOT)))
                    .file(RESOURCES + each.toLowerCase(Locale.ROOT) + ".properties", "server.port=81\n");
        }

        assertThat(settings().all()).isEmpty();
    }

    @Test
    void nor_are_their_sources() throws IOException {
        for (String each : List.of("Hotel", "Kitchen")) {
            target.java(each, """
                            import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
                            import org.springframework.context.annotation.PropertySource;
                            @EnableAutoConfiguration @PropertySource("%s.properties") class %s {}""".formatted(each, each)).file(RESOURCES + each + ".properties", "server.port=81\n");
        }

        assertThat(settings().all()).isEmpty();
    }

    @Test
    void a_name_that_no_main_gives_is_none() throws IOException {
        target.java("Notes", "class Notes { String text = \"--spring.config.name=hotel\"; }")
                .file(RESOURCES + "hotel.yml", "server:\n  port: 81\n");

        assertThat(settings().all()).isEmpty();
    }

    @Test
    void all_other_files_go_before_what_a_class_names_as_a_source() throws IOException {
        target.java("Mail", """
                        import org.springframework.context.annotation.*;
                        @PropertySources({@PropertySource("classpath:/mail/mail.properties"), @PropertySource("rooms.properties")})
                        class Mail {}""")
                .file(RESOURCES + "mail/mail.properties", "mail.host=a\nmail.port=25\n")
                .file(RESOURCES + "rooms.properties", "rooms=7\n")
                .file(RESOURCES + "application.properties", "mail.port=587\n");

        assertThat(value("mail.host")).contains("a");
        assertThat(value("mail.port")).contains("587");
        assertThat(value("rooms")).contains("7");
    }

    @Test
    void an_imported_file_goes_before_the_one_that_imports_it() throws IOException {
        target.file(RESOURCES + "application.yml", """
                        spring.config.import: ["optional:classpath:store.yml", "vault://", "more/queue.yml"]
                        port: 1
                        """)
                .file(RESOURCES + "store.yml", "port: 2\nspring.config.import: classpath:application.yml\n")
                .file(RESOURCES + "more/queue.yml", "queue: q\n");

        assertThat(value("port")).contains("2");
        assertThat(value("queue")).contains("q");
    }

    private Settings settings() throws IOException {
        return new Settings(
                target.facts(Fact.Configured.class, new ConfigurationFiles()).stream()
                        .map(Fact.Configured::setting)
                        .toList(),
                List.of());
    }

    private Optional<String> value(String key) throws IOException {
        return settings().get(key).map(Settings.Setting::value);
    }
}
