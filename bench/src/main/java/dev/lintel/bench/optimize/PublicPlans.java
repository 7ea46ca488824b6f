package dev.lintel.bench.optimize;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.Results;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.Symptoms;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.optimize.report.PlanDrawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Plans that others published: the test data of two plan viewers and the expected output of two extensions,
/// whatever version, format and terminal they come from. Every plan must be read, with as many nodes as its text
/// has marks of nodes, and drawn.
final class PublicPlans {
    /// A name in `bench/corpus.tsv`, the folder in it, and the files that hold one plan each.
    private record Collection(String name, String folder, Pattern files) {}

    private static final List<Collection> ALL = List.of(
            new Collection("pev2", "src/services/__tests__", Pattern.compile(".*plan")),
            new Collection("pg-explain", "t", Pattern.compile(".*(plan|\\.xml|\\.json|\\.yaml)")),
            new Collection("pg_hint_plan", "expected", Pattern.compile(".*\\.out")),
            new Collection("timescaledb", "", Pattern.compile(".*\\.out")));

    private static final Pattern TITLE = Pattern.compile("\\s*(?:--- )?QUERY PLAN(?: ---)?\\s*");
    private static final Pattern END = Pattern.compile("\\(\\d+ rows?\\)");
    private static final Pattern ARROW = Pattern.compile("(?m)^[\\s\"'|│║¦]*->\\s");
    /// The first node, which has an arrow only where somebody cut a part out of a plan.
    private static final Pattern FIRST = Pattern.compile("(?m)^.*  \\([ca].*$");
    private static final Pattern MARK = Pattern.compile("\"?\\bNode Type\\b\"?\\s*:|<Node-Type>");
    private static final int SHOWN = 40;

    private final boolean shown;
    private int plans;
    private int read;
    private int whole;
    private final Map<String, Integer> reasons = new TreeMap<>();

    private PublicPlans(boolean shown) {
        this.shown = shown;
    }

    /// @param shown whether what cannot be read is printed
    static void run(Results results, boolean shown) throws IOException {
        results.say("- plans that others published, read and drawn");
        results.heads("collection", "files", "plans", "read", "every node");
        PublicPlans total = new PublicPlans(shown);
        for (Collection each : ALL) {
            Optional<Path> folder = Checkout.named(each.name()).folder();
            if (folder.isEmpty()) {
                results.row(each.name(), "not here", "", "", "");
                continue;
            }
            PublicPlans one = new PublicPlans(shown);
            List<Path> files = files(folder.get().resolve(each.folder()), each.files());
            for (Path file : files) {
                one.file(file);
            }
            results.row(each.name(), files.size(), one.plans, one.read, one.whole);
            total.add(one);
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target("public plans read, %", 100.0 * total.read / Math.max(1, total.plans), "≥", 100);
        results.target("of these with every node, %", 100.0 * total.whole / Math.max(1, total.read), "≥", 100);
        total.reasons.forEach((reason, times) -> results.say("- not read, " + times + ": " + reason));
    }

    private void add(PublicPlans other) {
        plans += other.plans;
        read += other.read;
        whole += other.whole;
        other.reasons.forEach((reason, times) -> reasons.merge(reason, times, Integer::sum));
    }

    private static List<Path> files(Path folder, Pattern names) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> names.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void file(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (!file.toString().endsWith(".out")) {
            plan(text, file.toString());
            return;
        }
        int number = 0;
        for (String each : blocks(text)) {
            plan(each, file + " #" + ++number);
        }
    }

    /// What psql prints from `QUERY PLAN` on.
    private static List<String> blocks(String text) {
        List<String> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (TITLE.matcher(lines.get(i)).matches()) {
                List<String> block = new ArrayList<>();
                block.add(lines.get(i));
                for (int j = i + 1; j < lines.size() && !ends(lines.get(j)); j++) {
                    block.add(lines.get(j));
                }
                found.add(String.join("\n", block));
            }
        }
        return found;
    }

    /// The count of rows, where psql prints it, or the line that is left empty.
    private static boolean ends(String line) {
        return line.isBlank() || END.matcher(line).matches();
    }

    private void plan(String text, String where) {
        plans++;
        try {
            List<Plan> found = Explained.read(text);
            for (Plan each : found) {
                Symptoms.of(each);
                PlanDrawing.of(each, true);
            }
            read++;
            long nodes =
                    found.stream().mapToLong(each -> each.root().all().count()).sum();
            long marks = marks(text, found.size());
            if (nodes == marks) {
                whole++;
            } else {
                say(where + ": " + nodes + " of " + marks + " nodes", text);
            }
        } catch (Unreadable reason) {
            reasons.merge(String.valueOf(reason.getMessage()), 1, Integer::sum);
            say(where + ": " + reason.getMessage(), text);
        } catch (RuntimeException broken) {
            reasons.merge(broken.toString(), 1, Integer::sum);
            say(where + ": " + broken, text);
        }
    }

    /// Nodes by their marks alone: an arrow each but for the roots, or the name of the attribute.
    private static long marks(String text, int roots) {
        long named = MARK.matcher(text).results().count();
        long arrows = ARROW.matcher(text).results().count();
        Matcher first = FIRST.matcher(text);
        boolean cut = first.find() && first.group().contains("->");
        return named > 0 ? named : arrows + (cut ? 0 : roots);
    }

    private void say(String what, String text) {
        if (shown) {
            System.out.println("== " + what);
            text.lines().limit(SHOWN).forEach(System.out::println);
        }
    }
}
