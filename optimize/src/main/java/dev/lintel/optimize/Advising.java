package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.optimize.report.DatabaseReport.Worded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The search for indexes and for other words on a clone without rows, within `--budget` and `--time`.
///
/// @param sample is asked how columns repeat together
record Advising(CommandLine line, Console console, RowSample sample) {
    private static final int MOST_PLANS = 6000;

    /// @param worded statements that would cost less in other words
    record Found(Advice advice, List<Worded> worded) {}

    /// @param asIs queries whose text is the one that the application sends, so that it can be said otherwise
    /// @param gaps takes what the clone could not copy
    Found advise(Snapshot snapshot, List<Query> queries, List<Query> asIs, List<String> gaps)
            throws UsageProblem, IOException {
        Limits limits = new Limits(budget(snapshot), time(), MOST_PLANS);
        try (Progress _ = Progress.start(console, "planning on a clone without rows");
                SparseClone clone = SparseClone.of(snapshot, sample)) {
            Advice advice = Advisor.advise(snapshot.catalog(), queries, clone, limits);
            gaps.addAll(clone.gaps());
            return new Found(advice, Rewording.of(asIs, snapshot, advice, clone));
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
