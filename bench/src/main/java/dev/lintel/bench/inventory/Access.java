package dev.lintel.bench.inventory;

import dev.lintel.bench.Results;
import dev.lintel.bench.inventory.Doors.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is let in by the running backend, beside who is by the map.
///
/// @param reachable routes that the map gives to this caller, for sure or perhaps
/// @param labels of all routes
record Access(Subject subject, String caller, Map<String, Mapped> reachable, Map<String, Mapped> labels) {
    void compare(Results results, List<String> notes, List<String> routes, Doors doors, Optional<String> authorization)
            throws IOException, InterruptedException {
        int equal = 0;
        int undecided = 0;
        int unknown = 0;
        List<String> missing = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        for (String route : routes) {
            Answer answer = doors.knock(address(route), subject.body(route), authorization);
            Optional<Mapped> mapped = Optional.ofNullable(labels.get(route));
            boolean said = reachable.containsKey(route);
            if (said && mapped.filter(Mapped::isOpen).isPresent()) {
                unknown++;
            } else if (answer == Answer.UNDECIDED) {
                undecided++;
            } else if (said == (answer == Answer.LET_IN)) {
                equal++;
            } else {
                (said ? extra : missing)
                        .add(route
                                + mapped.map(each -> " (" + each.access() + ")").orElse(""));
            }
        }
        results.row(
                subject.name(),
                caller,
                equal,
                missing.size(),
                extra.size(),
                undecided,
                unknown,
                equal > 0 && missing.isEmpty() && extra.isEmpty() && unknown * 5 <= routes.size() ? "met" : "missed");
        missing.forEach(each -> notes.add(subject.name() + ", " + caller + " is let in, the map says not: " + each));
        extra.forEach(each -> notes.add(subject.name() + ", " + caller + " is refused, the map says not: " + each));
    }

    /// The container itself redirects from the context path to its root, before the backend is asked.
    private String address(String route) {
        return route.endsWith(" " + subject.contextPath()) ? route + "/" : route;
    }
}
