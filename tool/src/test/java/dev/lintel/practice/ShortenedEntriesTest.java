package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.review.Parts;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Who follows less of an entry may say less of it, and never more: that a limit, a check or an owner is missing in
/// the part that was followed proves nothing.
class ShortenedEntriesTest {
    private static final List<Integer> BOUNDS = List.of(0, 1, 2, 3, 5, 8, 13, 21);

    @TestFactory
    Stream<DynamicTest> what_was_not_followed_is_never_held_against_a_backend() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Practice practice : Practices.all()) {
            if (practice instanceof FlowPractice) {
                continue;
            }
            String id = practice.guide().id();
            for (Path folder :
                    PracticeCasesTest.folders(PracticeCasesTest.root().resolve(id))) {
                tests.add(DynamicTest.dynamicTest(
                        id + "/" + folder.getFileName(), () -> less(practice, folder.resolve("before"))));
            }
        }
        return tests.stream();
    }

    private static void less(Practice practice, Path folder) throws IOException {
        Parts parts = Wiring.parts().withPractices(List.of(practice));
        Reading reading = Review.read(Workspace.of(folder), parts, ProjectSettings.NONE);
        for (Backend backend : reading.backends()) {
            Map<String, Risk> whole = found(practice, backend.paths(), backend);
            for (int most : BOUNDS) {
                found(practice, backend.paths(most), backend)
                        .forEach((line, risk) -> assertThat(whole)
                                .as("%s: %s at %s with %d ways followed", folder, risk, line, most)
                                .hasEntrySatisfying(
                                        line,
                                        all -> assertThat(all.atLeast(risk)).isTrue()));
            }
        }
    }

    /// The lines that are found, each with the worst that is said of it.
    private static Map<String, Risk> found(Practice practice, Paths paths, Backend backend) {
        Map<String, Risk> lines = new TreeMap<>();
        practice.examine(backend, paths)
                .forEach(each -> lines.merge(
                        each.at().file().path() + ":" + each.at().line(),
                        each.risk(),
                        (one, other) -> one.atLeast(other) ? one : other));
        return lines;
    }
}
