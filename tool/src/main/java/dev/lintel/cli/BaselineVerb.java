package dev.lintel.cli;

import dev.lintel.finding.Baseline;
import dev.lintel.finding.Verdict;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `lintel baseline PATH`: the first time it takes all that is found; afterwards it only drops what was mended.
final class BaselineVerb {
    private final CommandLine line;
    private final Console console;

    BaselineVerb(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run() throws UsageProblem, IOException {
        Target target = Target.of(line.operand());
        Request asked = new ReviewVerb(line, console).request(target);
        Verdict verdict = Review.of(asked.withoutBaseline());
        if (!verdict.failures().isEmpty() || verdict.backends().isEmpty()) {
            throw new UsageProblem(
                    "the review is not complete, so no baseline is made of it; see lintel review " + target.name());
        }
        Optional<Baseline> old = asked.baseline();
        Baseline next = old.map(known -> known.shrunkTo(verdict.findings())).orElse(Baseline.of(verdict.findings()));
        if (!line.has("write")) {
            console.out().print(next.text());
            console.note("nothing was written; --write stores this as "
                    + target.root().resolve(Baseline.FILE));
            return Exit.CLEAN;
        }
        Path file = target.root().resolve(Baseline.FILE);
        Files.writeString(file, next.text());
        console.note("wrote " + file + ": " + next.entries().size() + " known findings"
                + old.map(known ->
                                ", " + (known.entries().size() - next.entries().size()) + " dropped")
                        .orElse(""));
        return Exit.CLEAN;
    }
}
