package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several backends of one repository, which share what the bodies say.
class SeveralBackendsTest {
    /// In both together more than a call is followed into when nothing is known of the object.
    private static final int CONTROLLERS = 5;

    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void application(String name) throws IOException {
        write(name + "/pom.xml", "<project><artifactId>" + name + "</artifactId></project>");
        write(name + "/src/main/java/shop/" + name + "/Main.java", """
                package shop.%s;
                @org.springframework.boot.autoconfigure.SpringBootApplication
                public class Main { }
                """.formatted(name));
        for (int i = 0; i < CONTROLLERS; i++) {
            write(name + "/src/main/java/shop/" + name + "/Search" + i + ".java", """
                    package shop.%1$s;
                    import java.util.regex.Pattern;
                    import org.springframework.web.bind.annotation.*;
                    @RestController
                    public class Search%2$d extends shop.common.Search {
                        @GetMapping("/%1$s/%2$d")
                        public int find(@RequestParam String in) { return search(in); }
                        @Override
                        protected int matching(String in) { return Pattern.compile(in).flags(); }
                    }
                    """.formatted(name, i));
        }
    }

    @Test
    void each_follows_its_own_objects_through_code_that_both_inherit() throws IOException {
        write("pom.xml", """
                <project><artifactId>all</artifactId>
                    <modules><module>common</module><module>orders</module><module>users</module></modules>
                </project>
                """);
        write("common/pom.xml", "<project><artifactId>common</artifactId></project>");
        write("common/src/main/java/shop/common/Search.java", """
                package shop.common;
                public abstract class Search {
                    protected int search(String in) { return matching(in); }
                    protected abstract int matching(String in);
                }
                """);
        application("orders");
        application("users");
        Reading reading = Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE);

        assertThat(reading.backends()).hasSize(2);
        for (Backend each : reading.backends()) {
            List<String> found = reading.flowing().apply(each).arrivals("regex").stream()
                    .map(Arrival::entry)
                    .flatMap(Optional::stream)
                    .map(Entry::label)
                    .toList();
            String name = each.application().name();
            assertThat(found).hasSize(CONTROLLERS).allMatch(label -> label.startsWith("GET /" + name + "/"));
        }
    }
}
