package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The cases of the practices, said in other words: the same lines must be found. Metamorphic testing in the sense of
/// Chen et al. 1998.
class RewordedCasesTest {
    @TestFactory
    Stream<DynamicTest> other_words_change_no_finding(@TempDir Path scratch) throws IOException {
        String only = System.getProperty("practice", "");
        List<DynamicTest> tests = new ArrayList<>();
        for (Practice practice : Practices.all()) {
            String id = practice.guide().id();
            if (!only.isEmpty() && !only.equals(id)) {
                continue;
            }
            for (Path folder :
                    PracticeCasesTest.folders(PracticeCasesTest.root().resolve(id))) {
                String name = id + "/" + folder.getFileName();
                tests.add(DynamicTest.dynamicTest(
                        name, () -> reworded(practice, folder.resolve("before"), scratch.resolve(name))));
            }
        }
        return tests.stream();
    }

    /// All rewritings at once, as that is one run; one by one when that fails, to tell which.
    private static void reworded(Practice practice, Path before, Path scratch) throws IOException {
        Set<String> expected =
                Marks.of(Workspace.of(before), practice.guide().id()).lines();
        Path all = write(before, scratch.resolve("all"), List.of(Rewriting.values()));
        if (found(practice, all).equals(expected)) {
            return;
        }
        for (Rewriting rewriting : Rewriting.values()) {
            Path one = write(before, scratch.resolve(rewriting.name()), List.of(rewriting));
            assertThat(byMethod(one, found(practice, one)))
                    .as("%s with %s", before, rewriting)
                    .isEqualTo(byMethod(one, expected));
        }
        assertThat(byMethod(all, found(practice, all)))
                .as("%s with all of them", before)
                .isEqualTo(byMethod(all, expected));
    }

    private static Set<String> found(Practice practice, Path folder) throws IOException {
        return PracticeCasesTest.found(practice, Workspace.of(folder), PracticeCasesTest.base(folder));
    }

    /// Where a body was moved, its endpoint answers where it calls the new method: lines in between are the same.
    private static Set<String> byMethod(Path folder, Set<String> places) throws IOException {
        Set<String> methods = new TreeSet<>();
        for (String place : places) {
            int colon = place.lastIndexOf(':');
            List<String> lines = Files.readAllLines(folder.resolve(place.substring(0, colon)));
            int line = Integer.parseInt(place.substring(colon + 1));
            int start = line;
            while (start > 1 && !lines.get(start - 1).contains("Inside(")) {
                start--;
            }
            methods.add(place.substring(0, colon) + ":" + (start > 1 ? start : line));
        }
        return methods;
    }

    /// @param to a folder of its own; what the case has changed is written beside it
    private static Path write(Path from, Path to, List<Rewriting> rewritings) throws IOException {
        Path base = from.resolveSibling("base");
        if (Files.isDirectory(base)) {
            copy(base, to.resolve("base"), rewritings);
        }
        return copy(from, to.resolve("before"), rewritings);
    }

    private static Path copy(Path from, Path to, List<Rewriting> rewritings) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (file.toString().endsWith(".java")) {
                    String text = Files.readString(file);
                    for (Rewriting rewriting : rewritings) {
                        text = rewriting.apply(text);
                    }
                    Files.writeString(target, text);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
