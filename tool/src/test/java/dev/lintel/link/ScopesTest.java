package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.beans.ComponentScans;
import dev.lintel.read.config.BuildFiles;
import dev.lintel.read.config.MainClasses;
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

final class ScopesTest {
    @TempDir
    private Path folder;

    private static String pom(String name, String uses) {
        return """
                <project><groupId>shop</groupId><artifactId>%s</artifactId><version>1</version><dependencies>
                %s</dependencies></project>
                """.formatted(name, uses);
    }

    private static String uses(String name) {
        return "<dependency><groupId>shop</groupId><artifactId>%s</artifactId><version>1</version></dependency>\n"
                .formatted(name);
    }

    private static String main(String type, String scans) {
        return """
                package shop.%1$s;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                @SpringBootApplication%3$s public class %2$s { }
                """.formatted(type.toLowerCase(java.util.Locale.ROOT), type, scans);
    }

    private static String controller(String inPackage, String path) {
        return """
                package shop.%1$s;
                import org.springframework.web.bind.annotation.*;
                @RestController class Ping { @GetMapping("%2$s") String ping() { return ""; } }
                """.formatted(inPackage, path);
    }

    private List<String> routesOf(String application, String scans) throws IOException {
        return backend(application, scans).endpoints().stream()
                .map(Endpoint::label)
                .toList();
    }

    /// What the repository's own classes make of failures, by the exception.
    private List<String> mappedBy(String application, String scans) throws IOException {
        return backend(application, scans).failures().answers().stream()
                .filter(each -> each.at().isPresent())
                .map(each -> each.exception().substring(each.exception().lastIndexOf('.') + 1))
                .toList();
    }

    private Backend backend(String application, String scans) throws IOException {
        new Target(folder)
                .file("pom.xml", """
                        <project><groupId>shop</groupId><artifactId>all</artifactId><version>1</version>
                        <packaging>pom</packaging><modules><module>front</module><module>jobs</module>
                        <module>common</module></modules></project>
                        """)
                .file("front/pom.xml", pom("front", uses("jobs") + uses("common")))
                .file("front/src/main/java/shop/front/Front.java", main("Front", scans))
                .file("front/src/main/java/shop/front/Ping.java", controller("front", "/front"))
                .file("jobs/pom.xml", pom("jobs", uses("common")))
                .file("jobs/src/main/java/shop/jobs/Jobs.java", main("Jobs", ""))
                .file("jobs/src/main/java/shop/jobs/Ping.java", controller("jobs", "/jobs"))
                .file("common/pom.xml", pom("common", ""))
                .file("common/src/main/java/shop/common/Ping.java", controller("common", "/common"))
                .file("common/src/main/java/shop/common/Errors.java", """
                        package shop.common;
                        import org.springframework.web.bind.annotation.*;
                        @RestControllerAdvice class Errors {
                            @ExceptionHandler(IllegalStateException.class) String conflict() { return ""; }
                        }
                        """)
                .file("common/src/main/java/shop/common/Gone.java", """
                        package shop.common;
                        import org.springframework.web.bind.annotation.*;
                        import org.springframework.http.HttpStatus;
                        @ResponseStatus(HttpStatus.GONE) public class Gone extends RuntimeException { }
                        """);
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        List<Fact> facts = Stream.of(new BuildFiles(), new MainClasses(), new ComponentScans(), new SpringWeb())
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
        return Linker.link(program, facts, Linker.Edge.UNKNOWN, tasks -> tasks.forEach(Runnable::run)).stream()
                .filter(each -> each.application().name().equals(application))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_application_that_only_starts_another_one_does_not_answer_its_routes() throws IOException {
        assertThat(routesOf("front", "(scanBasePackages = {\"shop.front\", \"shop.common\"})"))
                .containsExactly("GET /common", "GET /front");
    }

    @Test
    void an_application_that_looks_for_beans_in_another_ones_packages_answers_its_routes() throws IOException {
        assertThat(routesOf("front", "(scanBasePackages = \"shop\")"))
                .containsExactly("GET /common", "GET /front", "GET /jobs");
    }

    @Test
    void an_application_runs_only_what_it_looks_for() throws IOException {
        assertThat(routesOf("front", "")).containsExactly("GET /front");
        assertThat(mappedBy("front", "")).containsExactly("Gone");
        assertThat(mappedBy("front", "(scanBasePackages = \"shop\")")).contains("IllegalStateException", "Gone");
        assertThat(mappedBy("front", " @org.springframework.context.annotation.ComponentScan(\"shop.common\")"))
                .contains("IllegalStateException");
    }

    @Test
    void an_advice_that_something_names_runs() throws IOException {
        assertThat(mappedBy("front", " @org.springframework.context.annotation.Import(shop.common.Errors.class)"))
                .contains("IllegalStateException");
        new Target(folder)
                .file(
                        "common/src/main/resources/META-INF/spring/"
                                + "org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                        "# what comes with it\nshop.common.Errors\n");
        assertThat(mappedBy("front", "")).contains("IllegalStateException");
    }

    @Test
    void an_application_whose_packages_cannot_be_read_runs_everything_of_its_modules() throws IOException {
        assertThat(routesOf("front", "(scanBasePackages = \"${beans.in}\")"))
                .containsExactly("GET /common", "GET /front");
    }
}
