package dev.lintel.bench.design;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `bench/into [--repositories NAME,..] [--no-record]`: one resource added to each repository of `bench/into.tsv`
/// that
/// stands below `LINTEL_CORPUS`; its own build and tests before and after, the lines changed in files that were
/// there, and what a review of the difference says.
public final class IntoBench {
    private static final int MOST_LINES = 10;
    private static final int REPOSITORIES = 10;
    private static final int GOOD = 9;

    private IntoBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words, "repositories");
        List<String> wanted = List.of(arguments.value("repositories", "").split(","));
        Results results = new Results("into");
        results.heads(
                "repository", "Spring Boot", "rows", "tables by", "compiles before", "after", "tests before (red)",
                "after (red)", "lines changed in files that were there", "findings at medium or above");
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
            Guest guest = Guest.of(checkout.name(), folder.get(), row);
            Guest.Built before = guest.build("before.log");
            Optional<String> refused = guest.add();
            if (refused.isPresent()) {
                results.row(checkout.name(), row.get(3), row.get(4), row.get(5), told(before), "refused: " + refused.get(),
                        tests(before), "", "", "");
                continue;
            }
            Guest.Built after = guest.build("after.log");
            long lines = guest.changedLines();
            long findings = guest.findings();
            seen++;
            boolean kept = after.compiles() && after.red() <= before.red() && after.tests() >= before.tests();
            good += before.compiles() && kept && lines <= MOST_LINES && findings == 0 ? 1 : 0;
            results.row(checkout.name(), row.get(3), row.get(4), row.get(5), told(before), told(after),
                    tests(before), tests(after), lines, findings);
        }
        results.target("repositories of " + REPOSITORIES + " that are as good as before (" + seen + " seen)", good, ">=", GOOD);
        if (arguments.records()) {
            results.append();
        }
    }

    private static String told(Guest.Built built) {
        return built.compiles() ? "yes" : "no";
    }

    private static String tests(Guest.Built built) {
        return built.tests() + " (" + built.red() + ")";
    }
}
