package dev.lintel.bench.flow;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// `bench/flow [--only PART,..] [--seed N] [--git FOLDER] [--pairs ID,..] [--runs N] [--no-record]`; the parts are
/// `owasp transformed securibench juliet vulnerableapp javaseccode webgoat pairs cost`.
///
/// `--git` names the folder of the bare repositories that the pairs are laid out of, `OWNER+NAME/repo` each; so does
/// `LINTEL_MIRRORS`. Without a seed a new one is drawn, and it is part of what is recorded.
public final class FlowBench {
    private FlowBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words, "seed", "git", "pairs");
        long seed = Long.parseLong(arguments.value(
                "seed", Long.toString(ThreadLocalRandom.current().nextLong(1, 1_000_000_000))));
        Results results = new Results("flow");
        results.say("- seed " + seed);
        if (arguments.wants("owasp")) {
            Owasp.original(results);
        }
        if (arguments.wants("transformed")) {
            Owasp.transformed(results, seed);
        }
        if (arguments.wants("securibench")) {
            SecuriBench.measure(results);
        }
        if (arguments.wants("juliet")) {
            Juliet.measure(results, seed);
        }
        if (arguments.wants("vulnerableapp")) {
            VulnerableApp.measure(results);
        }
        if (arguments.wants("javaseccode")) {
            JavaSecCode.measure(results);
        }
        if (arguments.wants("webgoat")) {
            Smoke.measure(results, "WebGoat");
        }
        if (arguments.wants("pairs")) {
            Pairs.measure(
                    results,
                    arguments.value("git", System.getenv().getOrDefault("LINTEL_MIRRORS", "")),
                    Set.of(
                            arguments.value("pairs", "").isEmpty()
                                    ? new String[0]
                                    : arguments.value("pairs", "").split(",")));
        }
        if (arguments.wants("cost")) {
            OwaspCost.measure(results, arguments.runs(3));
        }
        if (arguments.records()) {
            results.append();
        }
    }
}
