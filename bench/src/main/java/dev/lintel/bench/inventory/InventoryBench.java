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
    /// Repositories that do not start without services of their own; people read their sources instead.
    private static final List<String> LISTED = List.of("mall", "apollo");

    private InventoryBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words);
        Results results = new Results("inventory");
        List<String> notes = new ArrayList<>();
        results.heads("backend", "asked as", "equal", "missing", "extra", "undecided", "unknown", "");
        for (Subject subject : Subject.all()) {
            Optional<Path> folder = folder(arguments, notes, subject.checkout(), subject.name());
            if (folder.isPresent()) {
                measure(results, notes, subject, Checkout.named(subject.checkout()), folder.get());
            }
        }
        for (String name : LISTED) {
            Optional<Path> folder = folder(arguments, notes, name, name);
            if (folder.isPresent()) {
                HandList.of(Checkout.named(name)).compare(results, notes, folder.get());
            }
        }
        results.say("");
        results.say(
                "The first row of a backend compares routes; the others who is let in, on the routes that are equal:");
        results.say(
                "`missing` was let in and the map says not, `extra` was refused and the map says let in, `unknown`");
        results.say("the map leaves open. `undecided`: the request was no good before anybody asked who may.");
        results.say("A running backend does not list its management endpoints; the map's were asked for and answered.");
        results.say(
                "`(who may)`: the map beside what people read in the sources (bench/truth), `missing` are different.");
        notes.forEach(note -> results.say("\n" + note));
        if (arguments.records()) {
            results.append();
        }
    }

    private static Optional<Path> folder(Arguments arguments, List<String> notes, String checkout, String name)
            throws IOException {
        if (!arguments.wants(checkout)) {
            return Optional.empty();
        }
        Optional<Path> folder = Checkout.named(checkout).folder();
        if (folder.isEmpty()) {
            notes.add("skipped: " + name + " (no checkout under LINTEL_CORPUS)");
        }
        return folder;
    }

    private static void measure(Results results, List<String> notes, Subject subject, Checkout checkout, Path folder)
            throws IOException, InterruptedException {
        try (Running running = Running.start(subject, checkout, folder);
                Doors doors = new Doors(running.port())) {
            Map<String, String> theirs = Mappings.of(running);
            Map<String, Mapped> ours = Mapped.all(running.source());
            List<String> equal =
                    theirs.keySet().stream().filter(ours::containsKey).toList();
            List<String> missing = theirs.keySet().stream()
                    .filter(each -> !ours.containsKey(each))
                    .toList();
            List<String> extra = new ArrayList<>();
            for (Map.Entry<String, Mapped> each : ours.entrySet()) {
                if (!theirs.containsKey(each.getKey())
                        && !(each.getValue().management() && doors.exists(each.getKey()))) {
                    extra.add(each.getKey());
                }
            }
            results.row(
                    subject.name(),
                    "(routes)",
                    equal.size(),
                    missing.size(),
                    extra.size(),
                    "",
                    "",
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
