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
/// the parts are `verify review probes campaign roundtrip charges lint shop-campaign`, and by their names alone
/// `variations`, which verifies and reviews each of them, and `peer`, which runs JHipster's equivalent beside `orders`.
/// Probes and campaign need the jar that `verify`
/// builds; `shop-campaign` runs the campaign against the example shop, whose faults it has to find.
public final class DesignBench {
    private static final String BRIEFS = "registration,orders,projects";
    private static final List<String> PARTS =
            List.of("generate", "verify", "review", "probes", "campaign", "roundtrip", "charges", "lint");

    private final Arguments arguments;
    private final Results results = new Results("design");
    private final List<Bar> bars = new ArrayList<>();

    private DesignBench(Arguments arguments) throws IOException {
        this.arguments = arguments;
    }

    private record Bar(String what, double figure, String sign, double wanted) {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        new DesignBench(Arguments.of(words, "briefs", "seed", "requests", "kills")).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        if (arguments.wants("shop-campaign")) {
            planted();
        }
        if (arguments.names("variations")) {
            variations();
        }
        Map<String, Draft> drafts = PARTS.stream().anyMatch(arguments::wants)
                ? generate(briefs(arguments.value("briefs", BRIEFS)))
                : Map.of();
        if (arguments.wants("verify")) {
            int green = verify(drafts);
            bars.add(new Bar(
                    "services green under their own mvn verify, of " + drafts.size(), green, "≥", drafts.size()));
        }
        if (arguments.wants("review")) {
            review(drafts);
        }
        if (arguments.wants("roundtrip")) {
            roundTrips(drafts);
        }
        if (arguments.wants("lint")) {
            Linters.measure(results, drafts);
        }
        if (arguments.wants("probes") || arguments.wants("campaign")) {
            for (Map.Entry<String, Draft> each : drafts.entrySet()) {
                ask(each.getKey(), each.getValue());
            }
        }
        if (arguments.wants("charges") && drafts.containsKey("orders")) {
            int kills = Integer.parseInt(arguments.value("kills", "20"));
            long seed = Long.parseLong(arguments.value("seed", "1"));
            Charges.measure(results, drafts.get("orders"), secret(), kills, seed);
        }
        if (arguments.names("peer")) {
            Draft orders = Draft.of("orders");
            orders.generate();
            Beside.measure(results, orders, secret());
        }
        if (!bars.isEmpty()) {
            results.heads("to reach", "measured", "wanted", "");
            bars.forEach(each -> results.target(each.what(), each.figure(), each.sign(), each.wanted()));
        }
        if (arguments.records()) {
            results.append();
        }
    }

    private Map<String, Draft> generate(List<String> briefs) throws IOException, InterruptedException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        results.heads("brief", "files", "main lines", "test lines", "generated, CPU s");
        for (String each : briefs) {
            Draft draft = Draft.of(each);
            Cost cost = draft.generate();
            drafts.put(each, draft);
            results.row(each, draft.files(), draft.lines("src/main"), draft.lines("src/test"), cost.cpu());
        }
        return drafts;
    }

    private void review(Map<String, Draft> drafts) throws IOException, InterruptedException {
        results.heads("brief", "findings at medium or above");
        long all = 0;
        for (Map.Entry<String, Draft> each : drafts.entrySet()) {
            long findings = each.getValue().findings();
            all += findings;
            results.row(each.getKey(), findings);
        }
        bars.add(new Bar("findings at medium or above in what was generated", all, "≤", 0));
    }

    private static List<String> briefs(String names) throws IOException {
        return names.equals("variations") ? List.copyOf(Variations.read().names()) : List.of(names.split(","));
    }

    private void planted() throws IOException, InterruptedException, SQLException {
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

    private void variations() throws IOException, InterruptedException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (String each : Variations.read().names()) {
            Draft draft = Draft.of(each);
            draft.generate();
            drafts.put(each, draft);
        }
        int green = verify(drafts);
        bars.add(
                new Bar("variations green under their own mvn verify, of " + drafts.size(), green, "≥", drafts.size()));
        review(drafts);
    }

    /// @return how many are green
    private int verify(Map<String, Draft> drafts) throws IOException, InterruptedException {
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

    private void roundTrips(Map<String, Draft> drafts) throws IOException, InterruptedException {
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
            bars.add(new Bar(
                    each.getKey() + ": keys that came back from the sources, %",
                    100.0 * trip.kept() / trip.all(),
                    "≥",
                    95));
        }
        results.say("");
        trips.forEach((name, trip) -> trip.lost().forEach(each -> results.say("- lost of " + name + ": " + each)));
    }

    private void ask(String name, Draft draft) throws IOException, InterruptedException, SQLException {
        try (Running running = Running.start(draft, secret());
                Connection database = running.database()) {
            Accounts accounts = new Accounts(draft.brief(), database, running.secret());
            Contract contract = Contract.of(draft.contract());
            if (arguments.wants("probes")) {
                probe(name, new Scene(draft.brief(), contract, running.client(), database, accounts::in));
            }
            if (arguments.wants("campaign")) {
                long seed = Long.parseLong(arguments.value("seed", "1"));
                long requests = Long.parseLong(arguments.value("requests", "10000"));
                told(
                        name,
                        seed,
                        Campaign.run(contract, running.client(), draft.brief().roles(), accounts, seed, requests));
            }
        }
    }

    private static String secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private void probe(String name, Scene scene) {
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
        bars.add(new Bar(name + ": probes answered wrongly, of " + (right + wrong.size()), wrong.size(), "≤", 0));
    }

    private void told(String name, long seed, Outcome outcome) {
        results.say("");
        results.say("Campaign against " + name + ", seed " + seed + ": " + outcome.requests() + " requests, answered "
                + outcome.statuses() + "; " + outcome.findings().size() + " findings");
        outcome.findings()
                .forEach(each -> results.say("- " + each.kind() + " " + each.operation() + ": "
                        + each.says().replace('\n', ' ')));
        bars.add(new Bar(
                name + ": findings of the hostile campaign", outcome.findings().size(), "≤", 0));
    }
}
