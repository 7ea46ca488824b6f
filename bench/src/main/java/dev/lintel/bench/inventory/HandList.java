package dev.lintel.bench.inventory;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What people read in the sources of a repository, `bench/truth/NAME.tsv`, held against the map: every route with
/// its handler, and who may call it.
///
/// @param truth by application and route
record HandList(String name, Map<String, Map<String, Expected>> truth) {
    private static final String NOTHING = "-";

    /// @param access the labels of the map without the names of guards, joined by ` and `
    record Expected(String handler, String access) {}

    static HandList of(Checkout checkout) throws IOException {
        Map<String, Map<String, Expected>> truth = new TreeMap<>();
        for (List<String> row : Tsv.rows(Place.bench().resolve("truth").resolve(checkout.name() + ".tsv"))) {
            Map<String, Expected> routes = truth.computeIfAbsent(row.get(0), _ -> new TreeMap<>());
            if (!row.get(1).equals(NOTHING)) {
                routes.put(Mappings.plain(row.get(1) + " " + row.get(2)), new Expected(row.get(3), row.get(4)));
            }
        }
        return new HandList(checkout.name(), truth);
    }

    void compare(Results results, List<String> notes, Path folder) throws IOException {
        Map<String, Map<String, Mapped>> map = Mapped.byApplication(folder);
        TreeSet<String> applications = new TreeSet<>(truth.keySet());
        applications.addAll(map.keySet());
        for (String application : applications) {
            Map<String, Expected> theirs = truth.getOrDefault(application, Map.of());
            Map<String, Mapped> ours = map.getOrDefault(application, Map.of());
            if (!theirs.isEmpty() || !ours.isEmpty()) {
                routes(results, notes, application, theirs, ours);
                access(results, notes, application, theirs, ours);
            }
        }
    }

    private void routes(
            Results results,
            List<String> notes,
            String application,
            Map<String, Expected> theirs,
            Map<String, Mapped> ours) {
        List<String> missing = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        theirs.forEach((route, expected) -> {
            Mapped mapped = ours.get(route);
            if (mapped == null || !mapped.handler().equals(expected.handler())) {
                missing.add(route + " " + expected.handler());
            }
        });
        ours.forEach((route, mapped) -> {
            if (!theirs.containsKey(route)) {
                extra.add(route + " " + mapped.handler());
            }
        });
        int equal = theirs.size() - missing.size();
        results.row(
                name + "/" + application,
                "(routes)",
                equal,
                missing.size(),
                extra.size(),
                "",
                "",
                equal > 0 && missing.isEmpty() && extra.isEmpty() ? "met" : "missed");
        missing.forEach(each -> notes.add(name + "/" + application + ", missing: " + each));
        extra.forEach(each -> notes.add(name + "/" + application + ", extra: " + each));
    }

    private void access(
            Results results,
            List<String> notes,
            String application,
            Map<String, Expected> theirs,
            Map<String, Mapped> ours) {
        int equal = 0;
        int unknown = 0;
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, Expected> each : theirs.entrySet()) {
            Mapped mapped = ours.get(each.getKey());
            if (mapped == null) {
                continue;
            }
            String said = mapped.plainAccess();
            if (said.equals("unknown")) {
                unknown++;
            } else if (said.equals(each.getValue().access())) {
                equal++;
            } else {
                different.add(each.getKey() + ": read " + each.getValue().access() + ", mapped " + said);
            }
        }
        results.row(
                name + "/" + application,
                "(who may)",
                equal,
                different.size(),
                "",
                "",
                unknown,
                different.isEmpty() && unknown * 5 <= theirs.size() ? "met" : "missed");
        different.forEach(each -> notes.add(name + "/" + application + ", " + each));
    }
}
