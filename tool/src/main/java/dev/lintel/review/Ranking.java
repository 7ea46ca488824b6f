package dev.lintel.review;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The order in which findings are told. Of equally grave ones the one that strikes most often comes first: what
/// anyone may call, then what people read all day, then what they change now and then, then what only staff or a
/// job does; then what more endpoints share. A name decides last. More than a few of one practice at one risk wait
/// until a few of the others were told: the fourth of a kind teaches less than the first of another.
final class Ranking {
    /// How often ordinary use comes by, most often first.
    private enum Turn {
        /// Nobody has to log in; logins themselves are of this kind.
        ANYBODY,
        READ,
        /// Also where no request is known: a setting, a secret, a table.
        CHANGE,
        /// Also code that no request is known to lead to.
        STAFF
    }

    /// As subjects name a method, `Orders.pay`.
    private static final Pattern METHOD = Pattern.compile("[A-Z][\\w$]*\\.[\\w$<>]+");

    private static final int A_FEW = 3;
    private static final Set<String> READING = Set.of("GET", "HEAD", "QUERY", "*");

    private record Place(String application, String route) {}

    private final Map<Place, Turn> turns = new HashMap<>();

    Ranking(Collection<Backend> backends) {
        for (Backend backend : backends) {
            for (Entry entry : backend.entries()) {
                turns.merge(new Place(backend.application().name(), entry.label()), turn(entry), Ranking::oftener);
            }
        }
    }

    private static Turn turn(Entry entry) {
        return switch (entry) {
            case Endpoint endpoint -> turn(endpoint);
            case Entry.Listener _ -> Turn.CHANGE;
            case Entry.Schedule _ -> Turn.STAFF;
        };
    }

    private static Turn turn(Endpoint endpoint) {
        Turn open = READING.contains(endpoint.route().method()) ? Turn.READ : Turn.CHANGE;
        return switch (endpoint.access()) {
            case Access.Public _ -> Turn.ANYBODY;
            case Access.Restricted restricted -> restricted.beyondAccount() ? Turn.STAFF : open;
            case Access.Denied _ -> Turn.STAFF;
            case Access.FromData _, Access.Unknown _ -> open;
        };
    }

    private static Turn oftener(Turn one, Turn other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    List<Reported> ranked(List<Reported> findings) {
        record Kind(Risk risk, String practice) {}
        record Told(Reported finding, int round) {
            Risk risk() {
                return finding.finding().risk();
            }
        }
        Map<Kind, Integer> seen = new HashMap<>();
        return findings.stream()
                .sorted(Comparator.comparing(Reported::finding, worstFirst()))
                .map(each -> {
                    Finding finding = each.finding();
                    int before = seen.merge(new Kind(finding.risk(), finding.practice()), 1, Integer::sum) - 1;
                    return new Told(each, before / A_FEW);
                })
                .sorted(Comparator.comparing(Told::risk).thenComparingInt(Told::round))
                .map(Told::finding)
                .toList();
    }

    Comparator<Finding> worstFirst() {
        return Finding.WORST_FIRST
                .thenComparing(this::turn)
                .thenComparingInt(finding -> -finding.routes().size())
                .thenComparing(Finding.BY_NAME);
    }

    /// A method that no request is known to lead to, and no setting, table or application.
    private static boolean isOfUnreachedCode(Finding finding) {
        return finding.routes().isEmpty() && METHOD.matcher(finding.subject()).matches();
    }

    private Turn turn(Finding finding) {
        return finding.applications().stream()
                .flatMap(application -> finding.routes().stream().map(route -> new Place(application, route)))
                .flatMap(place -> Stream.ofNullable(turns.get(place)))
                .reduce(Ranking::oftener)
                .orElse(isOfUnreachedCode(finding) ? Turn.STAFF : Turn.CHANGE);
    }
}
