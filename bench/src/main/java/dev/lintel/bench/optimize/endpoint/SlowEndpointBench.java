package dev.lintel.bench.optimize.endpoint;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.optimize.demo.Client;
import dev.lintel.optimize.demo.Latency;
import dev.lintel.optimize.demo.ShopFolder;
import dev.lintel.optimize.demo.ShopJar;
import dev.lintel.optimize.demo.ShopScene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `bench/slow-endpoint [--only shop,petclinic] [--orders 2000000] [--calls 100] [--no-record]`.
final class SlowEndpointBench {
    private static final double TIMES_FASTER = 10;
    /// Of a foreign service, whose other costs are its own: clearly, and not by chance.
    private static final double FASTER = 1.5;

    private SlowEndpointBench() {}

    public static void main(String[] words) throws Exception {
        Arguments arguments = Arguments.of(words, "orders", "calls");
        int orders = Integer.parseInt(arguments.value("orders", "2000000"));
        int calls = Integer.parseInt(arguments.value("calls", "100"));
        Results results = new Results("slow endpoint");
        if (arguments.wants("shop")) {
            shop(orders, calls, results);
        }
        if (arguments.wants("petclinic")) {
            petclinic(orders / 4, calls, results);
        }
        if (arguments.records()) {
            results.append();
        }
    }

    private static void shop(int orders, int calls, Results results) throws Exception {
        try (ShopFolder folder =
                ShopFolder.copy(Place.bench().resolveSibling("examples").resolve("shop"))) {
            Path jar = ShopJar.of(folder).orElseThrow(() -> new IOException("Maven could not build the shop"));
            try (ShopScene scene = ShopScene.start(folder, Optional.of(jar), orders)) {
                results.say("- the shop up to its third migration, with " + orders + " orders; " + calls
                        + " calls of each endpoint, one at a time; what was written is applied by the shop's Flyway");
                List<Latency> before = scene.ask(calls);
                Advised advised = Advised.of(scene.server(), ShopScene.DATABASE, folder.path(), true);
                long start = System.nanoTime();
                scene.restart();
                double seconds = (System.nanoTime() - start) / 1e9;
                advised.indexes().forEach(each -> results.say("  - `" + each + "`"));
                results.say("- looked at in %.1f s, started anew with %d new indexes in %.1f s"
                        .formatted(advised.seconds(), advised.indexes().size(), seconds));
                told(Client.compared(before, scene.ask(calls)), "GET /api/orders", TIMES_FASTER, results);
            }
        }
    }

    private static void petclinic(int owners, int calls, Results results) throws Exception {
        try (Petclinic clinic = Petclinic.start(owners)) {
            results.say("");
            results.say("- spring-petclinic-rest as it is on GitHub, on PostgreSQL with its own schema in a database"
                    + " sorted for English, " + owners + " owners; " + calls
                    + " calls of each endpoint, one at a time");
            List<Latency> before = clinic.ask(calls);
            Advised advised = Advised.of(clinic.server(), Petclinic.DATABASE, clinic.sources(), true);
            clinic.apply(advised.indexes());
            advised.indexes().forEach(each -> results.say("  - `" + each + "`"));
            advised.lines().forEach(each -> results.say("  - `" + each + "`"));
            List<Latency.Change> changes = Client.compared(before, clinic.ask(calls));
            told(changes, changes.getFirst().before().endpoint(), FASTER, results);
        }
    }

    /// @param wanted the endpoint that must become faster
    /// @param times so many times
    private static void told(List<Latency.Change> changes, String wanted, double times, Results results) {
        results.heads(
                "endpoint", "p95 before, ms", "after", "times", "median before, ms", "after", "failures", "answers");
        for (Latency.Change each : changes) {
            results.row(
                    each.before().endpoint(),
                    each.before().p95Ms(),
                    each.after().p95Ms(),
                    each.p95Factor(),
                    each.before().medianMs(),
                    each.after().medianMs(),
                    each.before().failures() + each.after().failures(),
                    each.sameAnswers() ? "same" : "OTHER");
        }
        results.heads("to reach", "measured", "wanted", "");
        double factor = changes.stream()
                .filter(each -> each.before().endpoint().equals(wanted))
                .mapToDouble(Latency.Change::p95Factor)
                .findFirst()
                .orElse(0);
        results.target("p95 of " + wanted + ", times lower", factor, "≥", times);
        results.target(
                "endpoints whose answers changed",
                changes.stream().filter(each -> !each.sameAnswers()).count(),
                "≤",
                0);
        results.target(
                "failed calls",
                changes.stream()
                        .mapToInt(
                                each -> each.before().failures() + each.after().failures())
                        .sum(),
                "≤",
                0);
        results.target(
                "endpoints slower by a tenth and 20 ms",
                changes.stream().filter(SlowEndpointBench::slower).count(),
                "≤",
                0);
    }

    private static boolean slower(Latency.Change each) {
        double before = each.before().medianMs();
        double after = each.after().medianMs();
        return after > before * 1.1 && after > before + 20;
    }
}
