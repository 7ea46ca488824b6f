package dev.lintel.bench.ask;

import dev.lintel.agent.route.Example;
import dev.lintel.agent.route.Intent;
import dev.lintel.agent.route.Route;

/// What became of the sentences of one half.
final class Tally {
    private int inScope;
    private int atOnce;
    private int right;
    private int asked;
    private int holds;
    private int outOfScope;
    private int refused;

    void add(Example example, Route route) {
        add(example.intent().map(Intent::word).orElse("none"), "", route);
    }

    /// @param intent the label; `none` for what is out of scope
    /// @param also a second intent that the sentence has as well; empty for none
    void add(String intent, String also, Route route) {
        if (intent.equals("none")) {
            outOfScope++;
            refused += route instanceof Route.OutOfScope ? 1 : 0;
            return;
        }
        inScope++;
        switch (route) {
            case Route.To(Intent found) -> {
                atOnce++;
                right += found.word().equals(intent) || found.word().equals(also) ? 1 : 0;
            }
            case Route.Either(Intent first, Intent second) -> {
                asked++;
                holds += first.word().equals(intent) || second.word().equals(intent) ? 1 : 0;
            }
            case Route.OutOfScope() -> {}
        }
    }

    double answeredAtOnce() {
        return share(atOnce, inScope);
    }

    double rightOfThose() {
        return share(right, atOnce);
    }

    double choiceHolds() {
        return share(holds, asked);
    }

    double refusedRightly() {
        return share(refused, outOfScope);
    }

    int size() {
        return inScope + outOfScope;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
