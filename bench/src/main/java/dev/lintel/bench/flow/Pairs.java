package dev.lintel.bench.flow;

import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Shell;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Real faults: the tree before the repair and the tree after it. Caught is a finding of the weakness near what the
/// repair changed; cleared is that the repair made it go away.
final class Pairs {
    private static final Set<String> INJECTION = Set.of("P01", "P08", "P28", "P29", "P30", "P32", "P33", "P34", "P49");
    /// Their repair is a list of forbidden words: a strict tool still has reason to speak.
    private static final Set<String> CAUGHT_ONLY = Set.of("P33", "P34");
    private static final Pattern LINE = Pattern.compile("(\\w\\d+) .*(caught|MISSED) ?(cleared)?\\s*");
    private static final double CAUGHT = 8;
    private static final double CLEARED = 6;

    private Pairs() {}

    /// @param mirrors folder of the bare repositories; empty when nobody named one
    static void measure(Results results, String mirrors, Set<String> only) throws IOException {
        Path table = Place.bench().resolve("scorers/open-pairs.tsv");
        Path reports = Files.createTempDirectory(Place.cache("flow"), "pairs");
        List<String> skipped = new ArrayList<>();
        for (List<String> row : Tsv.rows(table)) {
            if (!only.isEmpty() && !only.contains(row.getFirst())) {
                continue;
            }
            Path git = Path.of(mirrors).resolve(row.get(2).replace('/', '+')).resolve("repo");
            if (mirrors.isBlank() || !Files.isDirectory(git)) {
                skipped.add(row.getFirst());
                continue;
            }
            review(git, row.get(3), reports, row.getFirst() + ".before");
            review(git, row.get(4), reports, row.getFirst() + ".after");
        }
        if (!skipped.isEmpty()) {
            results.say("\nskipped pairs: " + skipped + " (no repository below --git)");
        }
        if (!mirrors.isBlank()) {
            results.say("\nPairs of real faults, within 25 lines of a changed place:");
            judge(results, Scan.score(results, "score_pairs.py", table, reports, "--git", mirrors));
        }
    }

    private static void judge(Results results, List<String> lines) {
        int caught = 0;
        int cleared = 0;
        for (String line : lines) {
            Matcher pair = LINE.matcher(line);
            if (pair.matches() && INJECTION.contains(pair.group(1))) {
                caught += pair.group(2).equals("caught") ? 1 : 0;
                cleared += pair.group(3) != null && !CAUGHT_ONLY.contains(pair.group(1)) ? 1 : 0;
            }
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target("injection pairs caught, of 9", (double) caught, "≥", CAUGHT);
        results.target("injection pairs cleared, of 7", (double) cleared, "≥", CLEARED);
    }

    /// Lays a commit out without touching the repository, reviews it and takes it away.
    private static void review(Path git, String commit, Path reports, String name) throws IOException {
        Path tree = Files.createTempDirectory(Place.cache("laid"), name);
        Path index = tree.resolveSibling(tree.getFileName() + ".index");
        Path log = reports.resolve(name + ".log");
        Path base = Files.isDirectory(git.resolve(".git")) ? git.resolve(".git") : git;
        // objects that a snapshot left out must not be asked for: such files are missing then, and only they
        List<String> environment = List.of(
                "env", "GIT_DIR=" + base, "GIT_WORK_TREE=" + tree, "GIT_INDEX_FILE=" + index, "GIT_NO_LAZY_FETCH=1");
        Shell.run(with(environment, "git", "read-tree", commit), tree, log);
        Shell.runAllowing(1, with(environment, "git", "checkout-index", "-a", "-f", "-q"), tree, log);
        Files.copy(Scan.sarif(tree, "pair"), reports.resolve(name + ".sarif"));
        Files.delete(index);
        Shell.run(List.of("rm", "-rf", tree.toString()), reports, log);
    }

    private static List<String> with(List<String> environment, String... words) {
        List<String> command = new ArrayList<>(environment);
        command.addAll(List.of(words));
        return command;
    }
}
