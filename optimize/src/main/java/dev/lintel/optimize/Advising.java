package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advisor;
import dev.lintel.optimize.advise.Limits;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.server.Unavailable;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.optimize.postgres.tune.Tuning;
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

    /// @param changes of tables, beside indexes
    /// @param worded statements that would cost less in other words
    record Found(Advice advice, List<TableChange> changes, List<Worded> worded) {}

    /// @param asIs queries whose text is the one that the application sends, so that it can be said otherwise
    /// @param gaps takes what the clone could not copy
    Found advise(Snapshot snapshot, List<Query> queries, List<Query> asIs, List<String> gaps)
            throws UsageProblem, IOException {
        int own = snapshot.major();
        try {
            return advise(snapshot, own, queries, asIs, gaps);
        } catch (Unavailable missing) {
            if (own == Server.bundled()) {
                return nothing(missing, snapshot, queries, gaps);
            }
            try {
                Found found = advise(snapshot, Server.bundled(), queries, asIs, gaps);
                gaps.add(("how PostgreSQL %d plans: %s. PostgreSQL %d planned in its place, which may choose and reckon"
                                + " otherwise: prove what is proposed on a copy, or run this again where that can be"
                                + " fetched")
                        .formatted(own, missing.getMessage(), Server.bundled()));
                return found;
            } catch (Unavailable none) {
                return nothing(none, snapshot, queries, gaps);
            }
        }
    }

    /// What the server itself counts and says is told all the same.
    private static Found nothing(Unavailable missing, Snapshot snapshot, List<Query> queries, List<String> gaps) {
        gaps.add("what other indexes and other words would do, since nothing here can plan: " + missing.getMessage());
        return new Found(Advice.none(), Tuning.counted(snapshot, queries), List.of());
    }

    private Found advise(Snapshot snapshot, int major, List<Query> queries, List<Query> asIs, List<String> gaps)
            throws UsageProblem, IOException {
        Limits limits = new Limits(budget(snapshot), time(), MOST_PLANS);
        try (Progress _ = Progress.start(console, "planning on a clone without rows");
                SparseClone clone = SparseClone.of(snapshot, sample, major)) {
            Advice advice = Advisor.advise(snapshot.catalog(), queries, clone, limits);
            gaps.addAll(clone.gaps());
            List<Worded> worded = Rewording.of(asIs, snapshot, advice, clone);
            return new Found(advice, Tuning.in(snapshot, queries, clone), worded);
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
