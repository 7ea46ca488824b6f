package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Confidence;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.review.Parts;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every practice on its tiny backends: the marked lines and no others are found, and nothing once the fix is
/// laid over.
class PracticeCasesTest {
    private static final Path CASES = Path.of("src/test/practices");

    @TestFactory
    Stream<DynamicTest> every_marked_line_is_found_and_no_other(@TempDir Path scratch) throws IOException {
        String only = System.getProperty("practice", "");
        List<DynamicTest> tests = new ArrayList<>();
        for (Practice practice : Practices.all()) {
            String id = practice.guide().id();
            if (!only.isEmpty() && !only.equals(id)) {
                continue;
            }
            for (Path folder : folders(root().resolve(id))) {
                String name = id + "/" + folder.getFileName();
                tests.add(DynamicTest.dynamicTest(name, () -> before(practice, folder.resolve("before"))));
                if (Files.isDirectory(folder.resolve("after"))) {
                    tests.add(DynamicTest.dynamicTest(
                            name + " mended", () -> after(practice, folder, scratch.resolve(name))));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void every_practice_has_at_least_six_guilty_lines_and_six_look_alikes() throws IOException {
        List<String> thin = new ArrayList<>();
        for (Practice practice : Practices.all()) {
            String id = practice.guide().id();
            int guilty = 0;
            int silent = 0;
            for (Path folder : folders(root().resolve(id))) {
                Workspace workspace = Workspace.of(folder.resolve("before"));
                guilty += Marks.of(workspace, id).lines().size();
                for (var file : workspace.files()) {
                    silent += (int) workspace
                            .text(file)
                            .lines()
                            .filter(line -> line.contains("silent: " + id + " because "))
                            .count();
                }
            }
            if (guilty < 6 || silent < 6) {
                thin.add(id + ": " + guilty + " guilty, " + silent + " silent");
            }
        }
        assertThat(thin).isEmpty();
    }

    static Path root() {
        return Files.isDirectory(CASES) ? CASES : Path.of("tool").resolve(CASES);
    }

    static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void before(Practice practice, Path folder) throws IOException {
        Workspace workspace = Workspace.of(folder);
        Marks marks = Marks.of(workspace, practice.guide().id());
        Map<String, Risk> found = risks(practice, workspace, base(folder));
        assertThat(found.keySet())
                .as("%s: lines found, against lines marked", folder)
                .isEqualTo(marks.lines());
        marks.risks()
                .forEach((line, risk) -> assertThat(found.get(line))
                        .as("%s: how bad it is at %s", folder, line)
                        .isEqualTo(Risk.valueOf(risk.toUpperCase(Locale.ROOT))));
    }

    private static void after(Practice practice, Path folder, Path mended) throws IOException {
        copy(folder.resolve("before"), mended);
        copy(folder.resolve("after"), mended);
        assertThat(found(practice, Workspace.of(mended)))
                .as("%s, mended", folder)
                .isEmpty();
    }

    static Set<String> found(Practice practice, Workspace workspace) throws IOException {
        return found(practice, workspace, Optional.empty());
    }

    static Set<String> found(Practice practice, Workspace workspace, Optional<Workspace> base) throws IOException {
        return risks(practice, workspace, base).keySet();
    }

    /// What a case of a change has changed: the folder beside it.
    static Optional<Workspace> base(Path before) throws IOException {
        Path base = before.resolveSibling("base");
        return Files.isDirectory(base) ? Optional.of(Workspace.of(base)) : Optional.empty();
    }

    /// The lines that are found, each with the worst that is said of it.
    private static Map<String, Risk> risks(Practice practice, Workspace workspace, Optional<Workspace> base)
            throws IOException {
        Parts parts = Wiring.parts().withPractices(List.of(practice));
        Map<String, Risk> lines = new TreeMap<>();
        Reading reading = Review.read(workspace, parts, ProjectSettings.NONE);
        List<Backend> old = base.map(
                        each -> Review.read(each, parts, ProjectSettings.NONE).backends())
                .orElse(List.of());
        for (Backend backend : reading.backends()) {
            Paths paths = backend.paths();
            Stream.concat(
                            practice.examine(backend, paths, reading.flowing().apply(backend)),
                            old.stream().flatMap(each -> practice.compare(each, backend)))
                    .filter(finding -> finding.confidence() != Confidence.POSSIBLE)
                    .forEach(each -> lines.merge(
                            each.at().file().path() + ":" + each.at().line(),
                            each.risk(),
                            (one, other) -> one.atLeast(other) ? one : other));
        }
        return lines;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
