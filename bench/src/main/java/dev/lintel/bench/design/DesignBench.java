package dev.lintel.bench.design;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Cost;
import dev.lintel.bench.Results;
import dev.lintel.bench.design.probe.Probe;
import dev.lintel.bench.design.probe.Probes;
import dev.lintel.bench.design.probe.Scene;
import dev.lintel.design.verify.Campaign;
import dev.lintel.design.verify.Contract;
import dev.lintel.design.verify.Outcome;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `bench/design [--only PART,..] [--briefs NAME,..|variations] [--seed N] [--requests N] [--kills N] [--no-record]`;
/// the parts are `verify review probes campaign roundtrip charges lint shop-campaign`, and by its name alone
/// `variations`, which verifies each of them and counts the green ones. Probes and campaign need the jar that `verify`
/// builds; `shop-campaign` runs the campaign against the example shop, whose faults it has to find.
public final class DesignBench {
    private static final String BRIEFS = "registration,orders,projects";
    private static final List<String> PARTS =
            List.of("generate", "verify", "review", "probes", "campaign", "roundtrip", "charges", "lint");

    private DesignBench() {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        Arguments arguments = Arguments.of(words, "briefs", "seed", "requests", "kills");
        Results results = new Results("design");
        if (arguments.wants("shop-campaign")) {
            planted(results, arguments);
        }
        if (arguments.names("variations")) {
            variations(results);
        }
        List<String> briefs = PARTS.stream().anyMatch(arguments::wants)
                ? briefs(arguments.value("briefs", BRIEFS))
                : List.of();
        Map<String, Draft> drafts = new LinkedHashMap<>();
        if (!briefs.isEmpty()) {
            results.heads("brief", "files", "main lines", "test lines", "generated, CPU s");
        }
        for (String each : briefs) {
            Draft draft = Draft.of(each);
            Cost cost = draft.generate();
            drafts.put(each, draft);
            results.row(each, draft.files(), draft.lines("src/main"), draft.lines("src/test"), cost.cpu());
        }
        if (arguments.wants("verify")) {
            verify(results, drafts);
        }
        if (arguments.wants("review")) {
            results.heads("brief", "findings at medium or above");
            for (Map.Entry<String, Draft> each : drafts.entrySet()) {
                results.row(each.getKey(), each.getValue().findings());
            }
        }
        if (arguments.wants("roundtrip")) {
            roundTrips(results, drafts);
        }
        if (arguments.wants("lint")) {
            Linters.measure(results, drafts);
        }
        if (arguments.wants("probes") || arguments.wants("campaign")) {
            for (Map.Entry<String, Draft> each : drafts.entrySet()) {
                ask(results, each.getKey(), each.getValue(), arguments);
            }
        }
        if (arguments.wants("charges") && drafts.containsKey("orders")) {
            int kills = Integer.parseInt(arguments.value("kills", "20"));
            long seed = Long.parseLong(arguments.value("seed", "1"));
            Charges.measure(results, drafts.get("orders"), secret(), kills, seed);
        }
        if (arguments.records()) {
            results.append();
        }
    }

    private static List<String> briefs(String names) throws IOException {
        return names.equals("variations") ? List.copyOf(Variations.read().names()) : List.of(names.split(","));
    }

    private static void planted(Results results, Arguments arguments)
            throws IOException, InterruptedException, SQLException {
        long seed = Long.parseLong(arguments.value("seed", "1"));
        long requests = Long.parseLong(arguments.value("requests", "10000"));
        try (Shop shop = Shop.start()) {
            Outcome outcome = shop.campaign(seed, requests);
            results.heads("planted in the shop", "at", "seen by the campaign");
            int seen = 0;
            for (Planted each : Planted.ALL) {
                Optional<Outcome.Finding> finding = each.shownBy(outcome);
                seen += finding.isPresent() ? 1 : 0;
                results.row(
                        each.practice(),
                        each.operation().isEmpty() ? "anywhere" : each.operation(),
                        finding.map(found -> found.kind() + " at " + found.operation())
                                .orElse("no"));
            }
            results.say("");
            results.say("Campaign against the example shop, seed " + seed + ": " + outcome.requests()
                    + " requests, answered "
                    + outcome.statuses() + "; " + seen + " of " + Planted.ALL.size()
                    + " planted faults that requests can show were seen; "
                    + outcome.findings().size() + " findings in all");
        }
    }

    private static void variations(Results results) throws IOException, InterruptedException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (String each : Variations.read().names()) {
            Draft draft = Draft.of(each);
            draft.generate();
            drafts.put(each, draft);
        }
        int green = verify(results, drafts);
        results.say("");
        results.say(green + " of " + drafts.size() + " variations are green");
    }

    /// @return how many are green
    private static int verify(Results results, Map<String, Draft> drafts) throws IOException, InterruptedException {
        results.heads("brief", "`mvn verify`", "tests", "red", "CPU s");
        int green = 0;
        for (Map.Entry<String, Draft> each : drafts.entrySet()) {
            Draft.Verified verified = each.getValue().verify();
            green += verified.green() ? 1 : 0;
            results.row(
                    each.getKey(),
                    verified.green() ? "green" : "red",
                    verified.tests(),
                    verified.red(),
                    verified.cost().cpu());
        }
        return green;
    }

    private static void roundTrips(Results results, Map<String, Draft> drafts)
            throws IOException, InterruptedException {
        results.heads("brief", "keys that code can carry", "came back from the sources", "share", "came on top");
        Map<String, RoundTrip> trips = new LinkedHashMap<>();
        for (Map.Entry<String, Draft> each : drafts.entrySet()) {
            RoundTrip trip = RoundTrip.of(each.getValue());
            trips.put(each.getKey(), trip);
            results.row(
                    each.getKey(),
                    trip.all(),
                    trip.kept(),
                    "%.1f %%".formatted(100.0 * trip.kept() / trip.all()),
                    trip.added().size());
        }
        results.say("");
        trips.forEach((name, trip) -> trip.lost().forEach(each -> results.say("- lost of " + name + ": " + each)));
    }

    private static void ask(Results results, String name, Draft draft, Arguments arguments)
            throws IOException, InterruptedException, SQLException {
        try (Running running = Running.start(draft, secret());
                Connection database = running.database()) {
            Accounts accounts = new Accounts(draft.brief(), database, running.secret());
            Contract contract = Contract.of(draft.contract());
            if (arguments.wants("probes")) {
                probe(results, name, new Scene(draft.brief(), contract, running.client(), database, accounts::in));
            }
            if (arguments.wants("campaign")) {
                long seed = Long.parseLong(arguments.value("seed", "1"));
                long requests = Long.parseLong(arguments.value("requests", "10000"));
                told(
                        results,
                        name + ", seed " + seed,
                        Campaign.run(contract, running.client(), draft.brief().roles(), accounts, seed, requests));
            }
        }
    }

    private static String secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static void probe(Results results, String name, Scene scene) {
        int right = 0;
        List<String> wrong = new ArrayList<>();
        List<String> nothing = new ArrayList<>();
        for (Probe each : Probes.all()) {
            switch (each.look().apply(scene)) {
                case Probe.Right() -> right++;
                case Probe.Wrong(String saw) -> wrong.add(each.number() + " (" + each.says() + "): " + saw);
                case Probe.Nothing(String missing) -> nothing.add(each.number() + " (" + missing + ")");
            }
        }
        results.say("");
        results.say("Probes of " + name + ": " + right + " of " + (right + wrong.size()) + " that can be asked"
                + (nothing.isEmpty() ? "" : "; not " + String.join(", ", nothing)));
        wrong.forEach(each -> results.say("- wrong: " + each));
    }

    private static void told(Results results, String name, Outcome outcome) {
        results.say("");
        results.say("Campaign against " + name + ": " + outcome.requests() + " requests, answered " + outcome.statuses()
                + "; " + outcome.findings().size() + " findings");
        outcome.findings()
                .forEach(each -> results.say("- " + each.kind() + " " + each.operation() + ": "
                        + each.says().replace('\n', ' ')));
    }
}
