package dev.lintel.cli;

import dev.lintel.report.inventory.Question;
import dev.lintel.report.inventory.Row;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Gap;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A small backend that a test writes, as `lintel map` tells it with everything that is wired.
final class Mapped {
    private final Path root;

    Mapped(Path root) {
        this.root = root;
    }

    Mapped file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /// A source in package `shop`.
    Mapped java(String type, String text) throws IOException {
        return file("src/main/java/shop/" + type + ".java", "package shop;\n" + text);
    }

    /// A build file with these libraries, each as `group:artifact:version`.
    Mapped with(String... libraries) throws IOException {
        StringBuilder pom = new StringBuilder("<project><groupId>shop</groupId><artifactId>shop</artifactId>"
                + "<version>1</version><dependencies>\n");
        for (String library : libraries) {
            String[] parts = library.split(":");
            pom.append(
                    "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n"
                            .formatted(parts[0], parts[1], parts[2]));
        }
        return file("pom.xml", pom.append("</dependencies></project>").toString());
    }

    /// What every Spring Boot application begins with.
    Mapped boot() throws IOException {
        return java("App", """
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                @SpringBootApplication public class App { public static void main(String[] a) { } }
                """);
    }

    /// One line an endpoint: `GET /orders | role ADMIN | reads orders, writes stock`.
    List<String> lines() throws IOException {
        return Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE).backends().stream()
                .flatMap(backend -> Row.of(backend).stream())
                .map(Mapped::line)
                .toList();
    }

    /// What the map leaves open.
    List<String> questions() throws IOException {
        return Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE).backends().stream()
                .flatMap(backend -> Question.of(backend).stream())
                .map(Question::text)
                .toList();
    }

    /// What could not be read.
    List<String> gaps() throws IOException {
        return Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE).gaps().stream()
                .map(Gap::what)
                .toList();
    }

    private static String line(Row row) {
        List<String> touched = new ArrayList<>();
        row.reads().stream().map(each -> "reads " + each).forEach(touched::add);
        row.writes().stream().map(each -> "writes " + each).forEach(touched::add);
        String access = row.accessLabel();
        return Stream.of(row.entry(), access, String.join(", ", touched))
                .filter(each -> !each.isEmpty())
                .reduce((left, right) -> left + " | " + right)
                .orElse("");
    }
}
