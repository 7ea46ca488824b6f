package dev.lintel.bench.design;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `bench/into [--repositories NAME,..] [--resume MINUTES] [--no-record]`: one resource added to each repository of
/// `bench/into.tsv` that stands below `LINTEL_CORPUS`; its own build and tests before and after, the lines changed
/// in files that were there, and what a review of the difference says. The whole takes hours: what was built within
/// the last MINUTES is not built again.
public final class IntoBench {
    private static final int MOST_LINES = 10;
    private static final int REPOSITORIES = 10;
    private static final int GOOD = 9;

    private IntoBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words, "repositories", "resume");
        List<String> wanted = List.of(arguments.value("repositories", "").split(","));
        Duration fresh = Duration.ofMinutes(Long.parseLong(arguments.value("resume", "0")));
        Results results = new Results("into");
        results.heads(
                "repository",
                "Spring Boot",
                "rows",
                "tables by",
                "compiles before",
                "after",
                "tests before (red)",
                "after (red)",
                "lines changed in files that were there",
                "findings at medium or above");
        int good = 0;
        int seen = 0;
        for (List<String> row : Tsv.rows(Place.bench().resolve("into.tsv"))) {
            Checkout checkout = new Checkout(row.get(0), row.get(1), row.get(2));
            if (!wanted.equals(List.of("")) && !wanted.contains(checkout.name())) {
                continue;
            }
            Optional<Path> folder = checkout.folder();
            if (folder.isEmpty()) {
                results.say("- skipped, not below LINTEL_CORPUS: " + checkout.name());
                continue;
            }
            List<String> cells = measure(Guest.of(checkout.name(), folder.get(), row, fresh), row);
            results.row(cells.subList(1, cells.size()).toArray());
            seen++;
            good += cells.getFirst().equals("good") ? 1 : 0;
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target(
                "repositories of " + REPOSITORIES + " that are as good as before (" + seen + " seen)", good, "≥", GOOD);
        if (arguments.records()) {
            results.append();
        }
    }

    /// The cells of the table, after a word that says whether it is as it should be.
    private static List<String> measure(Guest guest, List<String> row) throws IOException, InterruptedException {
        Guest.Built before = guest.build("before.log");
        Optional<String> refused = guest.add();
        if (refused.isPresent()) {
            return List.of(
                    "bad",
                    guest.name(),
                    row.get(3),
                    row.get(4),
                    row.get(5),
                    told(before),
                    "refused: " + refused.get(),
                    tests(before),
                    "",
                    "",
                    "");
        }
        Guest.Built after = guest.build("after.log");
        long lines = guest.changedLines();
        long findings = guest.findings();
        boolean kept = after.compiles() && after.red() <= before.red() && after.tests() >= before.tests();
        boolean good = before.compiles() && kept && lines <= MOST_LINES && findings == 0;
        return List.of(
                good ? "good" : "bad",
                guest.name(),
                row.get(3),
                row.get(4),
                row.get(5),
                told(before),
                told(after),
                tests(before),
                tests(after),
                String.valueOf(lines),
                String.valueOf(findings));
    }

    private static String told(Guest.Built built) {
        return built.compiles() ? "yes" : "no";
    }

    private static String tests(Guest.Built built) {
        return built.tests() + " (" + built.red() + ")";
    }
}
