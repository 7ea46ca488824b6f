package dev.lintel.bench.inventory;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Results;
import dev.lintel.bench.inventory.Subject.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `bench/inventory [--only CHECKOUT,..] [--no-record]`
public final class InventoryBench {
    private InventoryBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words);
        Results results = new Results("inventory");
        List<String> notes = new ArrayList<>();
        results.heads("backend", "asked as", "equal", "missing", "extra", "undecided", "unknown", "");
        for (Subject subject : Subject.all()) {
            if (arguments.wants(subject.checkout())) {
                Checkout checkout = Checkout.named(subject.checkout());
                Optional<Path> folder = checkout.folder();
                if (folder.isEmpty()) {
                    notes.add("skipped: " + subject.name() + " (no checkout under LINTEL_CORPUS)");
                } else {
                    measure(results, notes, subject, checkout, folder.get());
                }
            }
        }
        results.say("");
        results.say("The first row of a backend compares routes; the others who is let in, on the routes that are equal:");
        results.say("`missing` was let in and the map says not, `extra` was refused and the map says let in, `unknown`");
        results.say("the map leaves open. `undecided`: the request was no good before anybody asked who may.");
        notes.forEach(note -> results.say("\n" + note));
        if (arguments.records()) {
            results.append();
        }
    }

    private static void measure(
            Results results, List<String> notes, Subject subject, Checkout checkout, Path folder)
            throws IOException, InterruptedException {
        try (Running running = Running.start(subject, checkout, folder);
                Doors doors = new Doors(running.port())) {
            Map<String, String> theirs = Mappings.of(running);
            Map<String, String> ours = Mapped.all(running.source());
            List<String> equal = theirs.keySet().stream().filter(ours::containsKey).toList();
            List<String> missing = theirs.keySet().stream().filter(each -> !ours.containsKey(each)).toList();
            List<String> extra = ours.keySet().stream().filter(each -> !theirs.containsKey(each)).toList();
            results.row(subject.name(), "(routes)", equal.size(), missing.size(), extra.size(), "", "",
                    !equal.isEmpty() && missing.isEmpty() && extra.isEmpty() ? "met" : "missed");
            missing.forEach(each -> notes.add(subject.name() + ", missing: " + each + " " + theirs.get(each)));
            extra.forEach(each -> notes.add(subject.name() + ", extra: " + each));
            Access nobody = new Access(subject, "public", Mapped.who(running.source(), "public"), ours);
            nobody.compare(results, notes, equal, doors, Optional.empty());
            for (Caller caller : subject.callers()) {
                String role = caller.role().isEmpty() ? "a login without a role" : caller.role();
                Access access = new Access(subject, role, Mapped.who(running.source(), role), ours);
                access.compare(results, notes, equal, doors, Optional.of(doors.authorization(caller)));
            }
        }
    }
}
