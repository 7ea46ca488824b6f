package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The search for indexes on a clone without rows, within `--budget` and `--time`.
record Advising(CommandLine line, Console console) {
    private static final int MOST_PLANS = 6000;

    /// @param gaps takes what the clone could not copy
    Advice advise(Snapshot snapshot, List<Query> queries, List<String> gaps) throws UsageProblem, IOException {
        Limits limits = new Limits(budget(snapshot), time(), MOST_PLANS);
        try (Progress _ = Progress.start(console, "planning on a clone without rows");
                SparseClone clone = SparseClone.of(snapshot)) {
            gaps.addAll(clone.gaps());
            return Advisor.advise(snapshot.catalog(), queries, clone, limits);
        }
    }

    private long budget(Snapshot snapshot) throws UsageProblem {
        Optional<String> said = line.value("budget");
        if (said.isEmpty()) {
            return Math.max(64L << 20, snapshot.catalog().bytes() / 2);
        }
        try {
            return Long.parseLong(said.get()) << 20;
        } catch (NumberFormatException _) {
            throw new UsageProblem("--budget " + said.get() + ": it is a number of megabytes");
        }
    }

    private Duration time() throws UsageProblem {
        try {
            return Duration.ofSeconds(Long.parseLong(line.value("time").orElse("60")));
        } catch (NumberFormatException _) {
            throw new UsageProblem("--time " + line.value("time").orElse("") + ": it is a number of seconds");
        }
    }
}
