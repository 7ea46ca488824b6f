package dev.lintel.bench.precision;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// `bench/precision/draw --only NAME [--seed N] [--count N]`: draws findings of high and critical risk of a
/// checkout into `bench/precision/NAME.tsv`, verdicts left open, and prints what a judge needs beside the code.
public final class Draw {
    private Draw() {}

    public static void main(String[] words) throws IOException {
        Arguments arguments = Arguments.of(words, "seed", "count");
        String name = arguments.value("only", "");
        Checkout checkout = Checkout.named(name);
        Path folder =
                checkout.folder().orElseThrow(() -> new IOException("no checkout of " + name + " under LINTEL_CORPUS"));
        if (checkout.otherCommit().isPresent()) {
            throw new IOException(
                    name + " stands at " + checkout.otherCommit().get() + ", not at " + checkout.commit());
        }
        long seed = Long.parseLong(arguments.value("seed", "1"));
        List<Found> grave = Found.in(folder).stream().filter(Found::isGrave).toList();
        List<Found> drawn = drawn(grave, seed, Integer.parseInt(arguments.value("count", "40")));
        List<String> rows = new ArrayList<>();
        rows.add("# drawn by seed " + seed + ": " + drawn.size() + " of " + grave.size());
        rows.add(Verdict.HEAD);
        for (Found each : drawn) {
            rows.add(
                    String.join("\t", checkout.repository(), checkout.commit(), each.practice(), each.place(), "", ""));
            System.out.println(each.risk() + "  " + each.practice() + "  " + each.place() + "\n  " + each.headline());
            each.chain().forEach(link -> System.out.println("    " + link));
        }
        Path table = Place.bench().resolve("precision").resolve(name + ".tsv");
        if (Files.exists(table)) {
            throw new IOException(table + " is there already: verdicts are never drawn over");
        }
        Files.write(table, rows);
        System.err.println("bench: " + table + ": write true, false or unclear, and why, in each row");
    }

    /// Independent of the report's order.
    static List<Found> drawn(List<Found> all, long seed, int count) {
        List<Found> shuffled = new ArrayList<>(all);
        shuffled.sort(Comparator.comparing(Found::fingerprint).thenComparing(Found::place));
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.stream()
                .limit(count)
                .sorted(Comparator.comparing(Found::practice).thenComparing(Found::place))
                .toList();
    }
}
