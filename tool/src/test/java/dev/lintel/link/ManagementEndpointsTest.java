package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.config.BuildFiles;
import dev.lintel.read.config.ConfigurationFiles;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.spring.web.SpringWeb;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManagementEndpointsTest {
    @TempDir
    private Path folder;

    private Backend shop(String boot, String starter, String properties) throws IOException {
        new Target(folder)
                .file("pom.xml", """
                        <project><parent><groupId>org.springframework.boot</groupId>
                        <artifactId>spring-boot-starter-parent</artifactId><version>%s</version></parent>
                        <groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
                        <dependencies><dependency><groupId>org.springframework.boot</groupId>
                        <artifactId>%s</artifactId></dependency></dependencies></project>
                        """.formatted(boot, starter))
                .file("src/main/resources/application.properties", properties)
                .java(
                        "Ping",
                        "import org.springframework.web.bind.annotation.*;"
                                + "@RestController class Ping { @GetMapping(\"/ping\") String ping() { return \"\"; } }");
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        List<Fact> facts = Stream.of(new BuildFiles(), new ConfigurationFiles(), new SpringWeb())
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
        return Linker.link(program, facts, Linker.Edge.UNKNOWN, tasks -> tasks.forEach(Runnable::run))
                .getFirst();
    }

    private List<Endpoint> management(String boot, String properties) throws IOException {
        return shop(boot, "spring-boot-starter-actuator", properties).endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.MANAGEMENT)
                .toList();
    }

    private List<String> labels(String boot, String properties) throws IOException {
        return management(boot, properties).stream().map(Endpoint::label).toList();
    }

    @Test
    void only_health_is_exposed_when_nobody_asks_for_more() throws IOException {
        List<Endpoint> endpoints = management("3.4.1", "");
        assertThat(endpoints)
                .extracting(Endpoint::label)
                .containsExactly("GET /actuator/health", "GET /actuator/health/{*path}");
        assertThat(endpoints.getFirst().at().file().path()).isEqualTo("pom.xml");
    }

    @Test
    void without_the_starter_there_is_none() throws IOException {
        Backend shop = shop("3.4.1", "spring-boot-starter-web", "management.endpoints.web.exposure.include=*");
        assertThat(shop.endpoints()).extracting(Endpoint::label).containsExactly("GET /ping");
    }

    @Test
    void a_star_exposes_all_that_are_not_excluded_at_the_line_that_says_so() throws IOException {
        List<Endpoint> endpoints = management("3.4.1", """
                management.endpoints.web.base-path=/manage
                management.endpoints.web.exposure.include=*
                management.endpoints.web.exposure.exclude=beans,loggers
                """);
        assertThat(endpoints)
                .extracting(Endpoint::label)
                .contains("GET /manage/env", "GET /manage/heapdump", "GET /manage/metrics")
                .doesNotContain(
                        "GET /manage/beans", "GET /manage/loggers", "POST /manage/shutdown", "GET /manage/prometheus");
        assertThat(endpoints.getFirst().at().file().path()).endsWith("application.properties");
        assertThat(endpoints.getFirst().at().line()).isEqualTo(2);
    }

    @Test
    void the_heap_is_closed_by_default_since_spring_boot_3_5_and_shutdown_always_was() throws IOException {
        String star = "management.endpoints.web.exposure.include=*\n";
        assertThat(labels("3.5.0", star))
                .doesNotContain("GET /actuator/heapdump")
                .contains("GET /actuator/env");
        assertThat(labels("3.5.0", star + "management.endpoint.heapdump.access=unrestricted\n"))
                .contains("GET /actuator/heapdump");
        assertThat(labels("2.7.18", star + "management.endpoint.shutdown.enabled=true\n"))
                .contains("GET /actuator/heapdump", "POST /actuator/shutdown");
    }

    @Test
    void what_is_switched_off_or_read_only_stays_so() throws IOException {
        assertThat(labels("3.4.1", """
                management.endpoints.web.exposure.include=env,loggers,info
                management.endpoint.env.enabled=false
                management.endpoint.loggers.access=read-only
                """))
                .containsExactly("GET /actuator/info", "GET /actuator/loggers", "GET /actuator/loggers/{name}");
    }

    @Test
    void the_context_path_stands_before_them_unless_they_have_a_port_of_their_own() throws IOException {
        assertThat(labels("3.4.1", "server.servlet.context-path=/shop\n")).contains("GET /shop/actuator/health");
        List<Endpoint> apart = management("3.4.1", """
                server.servlet.context-path=/shop
                management.server.port=9001
                """);
        assertThat(apart.getFirst().label()).isEqualTo("GET /actuator/health");
        assertThat(apart.getFirst().route().conditions()).containsExactly("port=9001");
        assertThat(labels("3.4.1", "management.server.port=-1\n")).isEmpty();
    }

    @Test
    void an_exposure_that_comes_from_outside_is_a_gap() throws IOException {
        Backend shop =
                shop("3.4.1", "spring-boot-starter-actuator", "management.endpoints.web.exposure.include=${EXPOSED}\n");
        assertThat(shop.endpoints()).extracting(Endpoint::label).containsExactly("GET /ping");
        assertThat(shop.gaps()).extracting(gap -> gap.consequence()).contains("management endpoints are missing");
    }
}
