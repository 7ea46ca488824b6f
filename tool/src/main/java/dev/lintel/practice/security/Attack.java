package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Hop;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.practice.security.Injection.Words;
import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Untrusted data that arrives at a place where it does harm, and how that is told: who can do it, what it does,
/// each step from the request to the place, and the rule that lets the caller in.
///
/// @param harmful the data that nothing made harmless, never empty
record Attack(Injection practice, Backend backend, Paths paths, Arrival arrival, List<Taint> harmful) {
    /// What the flow says where data becomes part of a text: there the repair has to be made, also when one method
    /// runs the texts of many callers.
    private static final String ASSEMBLED = "becomes part of a text";
    /// A store in a folder, in a bucket, on a server: one of them is in use.
    private static final int SEVERAL = 3;

    private static final String OPERATED = "whoever may call it runs the whole installation anyway";
    private static final int LONGEST_CHAIN = 9;
    private static final int LONGEST_TEXT = 80;

    Attack {
        harmful = List.copyOf(harmful);
    }

    static Optional<Attack> of(Injection practice, Backend backend, Paths paths, Arrival arrival) {
        List<Taint> harmful = arrival.value().taints().stream()
                .filter(taint -> practice.labels().contains(taint.label()))
                .filter(taint -> !isExcused(practice, taint) && !practice.harmless(backend, paths, arrival, taint))
                .toList();
        return harmful.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attack(practice, backend, paths, arrival, harmful));
    }

    /// A number, a digest, or what was encoded for this place.
    private static boolean isExcused(Injection practice, Taint taint) {
        return taint.encodings().stream()
                .anyMatch(each -> each.equals("any")
                        || each.equals("hash")
                        || practice.excuses().contains(each));
    }

    /// What several attacks come to. Where one text goes to several places, or one place serves many routes, there
    /// is one repair and so one finding. Places of one method that read alike are told apart: each has to be
    /// repaired, unless the practice names a cause of them all.
    static Stream<Finding> findings(List<Attack> all) {
        Set<Span> routed = all.stream()
                .filter(each -> each.arrival().entry().isPresent())
                .map(Attack::guilty)
                .collect(Collectors.toSet());
        List<Attack> attacks = all.stream()
                .filter(each -> each.arrival().entry().isPresent()
                        || each.arrival().beforeLogin()
                        || !routed.contains(each.guilty()))
                .toList();
        Map<Span, String> roots = attacks.stream()
                .collect(Collectors.toMap(
                        Attack::guilty, Attack::root, (one, other) -> one.compareTo(other) < 0 ? one : other));
        Map<String, List<Attack>> alike = attacks.stream()
                .collect(Collectors.groupingBy(
                        each -> roots.getOrDefault(each.guilty(), each.root()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.entrySet().stream().flatMap(each -> numbered(each.getKey(), each.getValue()));
    }

    private static Stream<Finding> numbered(String root, List<Attack> alike) {
        List<Span> places =
                alike.stream().map(Attack::guilty).distinct().sorted().toList();
        return alike.stream().map(each -> {
            if (each.cause().isPresent()) {
                return each.withWhatItComesWith(root, places.size(), alike);
            }
            int before = places.indexOf(each.guilty());
            return each.finding(before == 0 ? root : root + " #" + (before + 1), 1);
        });
    }

    /// Of attacks with one cause what does more speaks for what does less, unless that is the greater risk: whoever
    /// can delete a folder gains nothing by asking whether it is there.
    private Finding withWhatItComesWith(String root, int places, List<Attack> alike) {
        Finding own = finding(root, places);
        return alike.stream()
                .filter(each -> each.mildness() < mildness() && each.cause().isPresent())
                .sorted(Comparator.comparingInt(Attack::mildness))
                .map(each -> each.finding(root, places))
                .filter(each -> each.risk().atLeast(own.risk()))
                .findFirst()
                .map(each -> each.over(own.routes(), own.applications()))
                .orElse(own);
    }

    private int mildness() {
        return practice.mildness(arrival);
    }

    /// @param places how many places one repair mends
    private Finding finding(String root, int places) {
        Judgement judgement = practice.weigh(judged(), backend, arrival, harmful)
                .notingIf(places > 1, "one repair mends all " + places + " places where it arrives");
        if (!first().sure()) {
            judgement = judgement.atMost(Risk.MEDIUM);
        }
        if (onlyOperators()) {
            judgement = judgement.atMost(practice.riskByOperators()).noting(OPERATED);
        }
        int ways = spread();
        judgement = judgement.loweredIf(
                ways >= SEVERAL, "a call on the way has " + ways + " implementations; which of them runs is a setting");
        Optional<String> look = OwnCheck.on(first());
        if (look.isPresent()) {
            judgement = judgement
                    .atMost(Risk.MEDIUM)
                    .noting(look.get() + " looks at it first; whether that refuses all that harms is not known");
        }
        return new Finding(
                practice.guide(),
                judgement.risk(),
                confidence(),
                subject(),
                headline(),
                judgement.reasons(),
                root,
                arrival.entry().map(Entry::label).stream().toList(),
                evidence(),
                practice.fix(arrival, harmful));
    }

    private boolean onlyOperators() {
        return arrival.entry().filter(Endpoint.class::isInstance).map(Endpoint.class::cast).stream()
                .anyMatch(endpoint ->
                        paths.access(endpoint) instanceof Access.Restricted restricted && restricted.onlyOperators());
    }

    /// How many could have answered the call on the way that is known least.
    private int spread() {
        return Stream.concat(arrival.calls().stream(), first().hops().stream())
                .mapToInt(hop -> paths.spread(hop.at()))
                .max()
                .orElse(1);
    }

    private Judgement judged() {
        Judgement start = Judgement.from(practice.guide().risk())
                .loweredIf(!first().sure(), "what a library on the way makes of it is not known");
        return arrival.entry()
                .map(entry -> start.by(entry, paths))
                .orElseGet(() -> arrival.beforeLogin()
                        ? start.raisedIf(true, "a filter does it before anyone is asked for a login")
                        : start.loweredIf(true, "no route to this code is known"));
    }

    private Confidence confidence() {
        return (arrival.entry().isPresent() || arrival.beforeLogin()) && first().sure()
                ? Confidence.SURE
                : Confidence.LIKELY;
    }

    private String subject() {
        return arrival.entry().map(Entry::label).orElse(arrival.in().shortName());
    }

    private Taint first() {
        return harmful.stream().filter(Taint::sure).findFirst().orElse(harmful.getFirst());
    }

    private String headline() {
        Words words = practice.words(arrival);
        return caller() + " can " + words.harm() + ": " + named(first()) + " " + words.reaches() + ".";
    }

    private String caller() {
        if (arrival.entry().isEmpty()) {
            return arrival.beforeLogin() ? "Anyone" : "Whoever reaches this code";
        }
        return switch (arrival.entry().get()) {
            case Endpoint endpoint ->
                switch (paths.access(endpoint)) {
                    case Access.Public _ -> "Anyone";
                    case Access.Restricted restricted
                    when restricted.beyondLogin() -> "A caller " + restricted.ofCallers();
                    case Access.Restricted _ -> "Anyone who is logged in";
                    case Access.FromData _, Access.Denied _, Access.Unknown _ -> "A caller";
                };
            case Entry.Listener listener -> "Whoever can send to " + listener.channel();
            case Entry.Schedule _ -> "Whoever controls what this job reads";
        };
    }

    /// For people: `sort`, the header `X-Tenant`, the request body.
    static String named(Taint taint) {
        String name = taint.name().isEmpty() || taint.name().startsWith("[") ? "" : " `" + taint.name() + "`";
        return switch (taint.label()) {
            case "header" -> "the header" + name;
            case "cookie" -> "the cookie" + name;
            case "media-type" -> "the upload's content type";
            case "upload" -> "the upload" + name;
            case "archive" -> "a name inside an archive";
            case "message" -> "the message";
            case "stored" -> "the stored value" + name;
            case "body" -> name.isEmpty() ? "the request body" : name.strip();
            case "path" -> name.isEmpty() ? "the request's path" : name.strip();
            default -> name.isEmpty() ? "a request parameter" : name.strip();
        };
    }

    /// What has to change: the statement, as far as it is known, in its method.
    private String root() {
        return cause().orElseGet(this::statement);
    }

    private Optional<String> cause() {
        return practice.cause(arrival).or(this::madeElsewhere);
    }

    /// A text whose parts are not known and that another file put together: whatever runs it, the repair is there.
    private Optional<String> madeElsewhere() {
        Optional<Hop> last = first().hops().stream()
                .filter(hop -> !hop.at().equals(arrival.at()))
                .reduce((_, later) -> later);
        boolean known = arrival.value().pieces().stream()
                .anyMatch(piece -> piece instanceof Piece.Fixed(String text) && !text.isBlank());
        return last.filter(hop -> !known && !hop.at().file().equals(arrival.at().file()))
                .map(hop -> named(first()) + " " + first().at().file() + " " + hop.says());
    }

    private String statement() {
        String text = arrival.value().pieces().stream()
                .map(piece -> piece instanceof Piece.Fixed(String fixed) ? fixed : "?")
                .collect(Collectors.joining());
        String said = text.isEmpty()
                ? harmful.stream().map(Attack::named).distinct().collect(Collectors.joining(" "))
                : text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        return arrival.in() + " " + arrival.sink() + " " + said;
    }

    private Evidence evidence() {
        List<Hop> hops = first().hops();
        Trail trail = hops.isEmpty()
                ? Trail.start(first().at(), "comes from the request")
                : Trail.start(hops.getFirst().at(), hops.getFirst().says());
        for (int i = 1; i < hops.size(); i++) {
            boolean told = hops.size() <= LONGEST_CHAIN || i < 3 || i > hops.size() - LONGEST_CHAIN + 3;
            if (told || hops.get(i).says().equals(ASSEMBLED)) {
                trail.then(hops.get(i).at(), hops.get(i).says());
            }
        }
        trail.then(arrival.at(), practice.words(arrival).place());
        letIn().ifPresent(rule -> trail.then(rule, "no login is required here"));
        return trail.guilty(guilty());
    }

    private Optional<Span> letIn() {
        return arrival.entry()
                .filter(Endpoint.class::isInstance)
                .map(entry -> paths.access((Endpoint) entry))
                .filter(Access.Public.class::isInstance)
                .map(Access::at);
    }

    private Span guilty() {
        boolean answers = Set.of("return", "view", "json").contains(arrival.sink());
        if (!practice.repairedWhereAssembled() && !answers) {
            return arrival.at();
        }
        return first().hops().stream()
                .filter(hop -> hop.says().equals(ASSEMBLED))
                .reduce((_, last) -> last)
                .map(Hop::at)
                .orElse(arrival.at());
    }
}
