package dev.lintel.bench.resolve;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/// `bench/resolve [--part shares|differential] [--runs N] [--only NAME,..] [--no-record]`
public final class ResolveBench {
    private ResolveBench() {}

    public static void main(String[] words) throws IOException, InterruptedException, ExecutionException {
        Arguments arguments = Arguments.of(words, "part");
        String part = arguments.value("part", "");
        int runs = arguments.runs(3);
        Results results = new Results("resolve");
        results.say(
                "- medians of " + runs + " cold runs, alternating; no jars of the projects but in the differential");
        if (!part.equals("differential")) {
            Shares.measure(results, arguments, runs);
        }
        if (!part.equals("shares")) {
            Differential.measure(results, arguments);
        }
        if (arguments.records()) {
            results.append();
        }
    }
}
