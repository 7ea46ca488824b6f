package dev.lintel.bench.ask;

import dev.lintel.agent.Architect;
import dev.lintel.agent.route.Example;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a stranger may expect: the sentences of each hand go to a router that learned from all the others. A random
/// part of all sentences would flatter it, for a hand repeats its own words.
final class HandsPart {
    private HandsPart() {}

    static void run(Results results) throws IOException, UsageProblem {
        Architect architect = AskBench.architect();
        Map<String, List<Example>> hands =
                Example.byHand(Place.bench().resolveSibling("agent").resolve("src/main/examples"));
        results.say(
                "- each hand's examples, by a router that learned from those of the others alone, on examples/shop");
        results.say("");
        results.heads(
                "hand", "number", "answered at once %", "right of those %", "choice holds it %", "refused rightly %");
        Tally all = new Tally();
        for (String hand : hands.keySet()) {
            List<Example> others = new ArrayList<>();
            hands.forEach((name, examples) -> others.addAll(name.equals(hand) ? List.of() : examples));
            Architect taught = architect.learnedFrom(others);
            Tally one = new Tally();
            for (Example example : hands.get(hand)) {
                one.add(example, taught.route(example.sentence()));
                all.add(example, taught.route(example.sentence()));
            }
            row(results, hand, one);
        }
        row(results, "all", all);
    }

    private static void row(Results results, String name, Tally tally) {
        results.row(
                name,
                tally.size(),
                tally.answeredAtOnce(),
                tally.rightOfThose(),
                tally.choiceHolds(),
                tally.refusedRightly());
    }
}
