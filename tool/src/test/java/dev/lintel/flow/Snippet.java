package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.graph.Backend;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A servlet written by a test. Lines that write to the response end in `// bad` when untrusted data must arrive
/// there and in `// good` when it must not; anything else is a mistake of the engine.
final class Snippet {
    private static final String HEAD = """
            package shop;
            import java.io.*;
            import java.util.*;
            import java.util.function.*;
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.*;
            @WebServlet("/search")
            public class Search extends HttpServlet {
            """;

    private final Path root;

    private Snippet(Path root) {
        this.root = root;
    }

    /// The body of `doGet`, in which `in` is a parameter of the request and `out` the response's writer.
    static Snippet body(Path root, String statements) {
        return members(root, """
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    PrintWriter out = response.getWriter();
                    String in = request.getParameter("q");
                    %s
                }
                """.formatted(statements));
    }

    /// As [#body], with further members of the servlet's class.
    static Snippet body(Path root, String statements, String members) {
        return members(root, """
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    PrintWriter out = response.getWriter();
                    String in = request.getParameter("q");
                    %s
                }
                %s
                """.formatted(statements, members));
    }

    private static Snippet members(Path root, String members) {
        return new Snippet(root).file("src/main/java/shop/Search.java", HEAD + members + "}\n");
    }

    Snippet file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Flows flows() {
        try {
            Reading reading = Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE);
            Backend backend = reading.backends().getFirst();
            return reading.flowing().apply(backend);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Holds what arrives at the response against the marks.
    void holds() {
        holds("html");
    }

    void holds(String kind) {
        List<Arrival> arrivals = flows().arrivals(kind);
        assertThat(lines(arrivals, true)).as("untrusted data arrives").isEqualTo(marked("// bad"));
        assertThat(lines(arrivals, false)).as("the line is reached").containsAll(marked("// good"));
    }

    private static Set<String> lines(List<Arrival> arrivals, boolean onlyTainted) {
        return arrivals.stream()
                .filter(each -> !onlyTainted || each.tainted())
                .map(each -> each.at().file().path() + ":" + each.at().line())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> marked(String mark) {
        Set<String> lines = new TreeSet<>();
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                List<String> text = Files.readAllLines(file);
                for (int i = 0; i < text.size(); i++) {
                    if (text.get(i).stripTrailing().endsWith(mark)) {
                        lines.add(root.relativize(file) + ":" + (i + 1));
                    }
                }
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
