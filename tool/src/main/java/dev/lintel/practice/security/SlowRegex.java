package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.regex.Backtracking;
import dev.lintel.practice.regex.Backtracking.Cost;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A regular expression that keeps a thread busy: because the caller wrote it, or because the caller's text makes it
/// try more ways than there is time for.
public final class SlowRegex implements Injection {
    static final Guide GUIDE = new Guide(
            "val-regex-redos",
            Risk.MEDIUM,
            "no super-linear or caller-supplied regex runs on input",
            """
            A matcher that goes back and tries again can need cubic or exponential time, and nothing stops it: some \
            requests of a few hundred characters hold as many threads for minutes.""",
            "Worst where nobody has to log in; a text whose length is checked before is left alone where the cost is cubic.",
            """
            Since Java 9 a repeated group remembers where it failed, and `(a+)+b` is only quadratic; a back reference in \
            the expression takes that away. What is told here was tried on the matcher of the JDK that runs this, the \
            characters that it looked at counted. A possessive `++` or an atomic group does not go back.""",
            """
            ```java
            Pattern.compile(Pattern.quote(searched), Pattern.CASE_INSENSITIVE);
            if (line.length() > 200) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            ```""",
            List.of(
                    "CWE-1333",
                    "CWE-400",
                    "OWASP API4:2023",
                    "Weideman et al. 2016, Ambiguity of NFA and matching time"));

    private static final String MATCHER = "java.util.regex.Matcher#";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("regex");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("regex");
    }

    /// Told where the expression is compiled; databases have a matcher and limits of their own.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return !arrival.sink().startsWith("java.") || arrival.sink().startsWith(MATCHER);
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words(
                "keep a thread busy for as long as they like",
                "becomes a regular expression",
                "is compiled as an expression");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Search for the text as it is.", """
                - Pattern.compile(searched)
                + Pattern.compile(Pattern.quote(searched))""", List.of()));
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        Map<String, Optional<Cost>> known = new HashMap<>();
        Stream<Finding> slow = flows.arrivals("regex").stream()
                .filter(each -> each.sink().startsWith("java."))
                .flatMap(each -> slow(each, paths, known).stream());
        return Stream.concat(Injection.super.examine(backend, paths, flows), slow);
    }

    private static Optional<Finding> slow(Arrival arrival, Paths paths, Map<String, Optional<Cost>> known) {
        Observed regex = arrival.value();
        boolean one = regex.onlyConstants() && regex.constants().size() == 1;
        if (!one || !(regex.constants().getFirst() instanceof String text)) {
            return Optional.empty();
        }
        return input(arrival).taints().stream()
                .filter(each -> OUTSIDERS.contains(each.label()))
                .filter(each -> each.encodings().stream().noneMatch(Set.of("any", "hash")::contains))
                .findFirst()
                .flatMap(taint -> known.computeIfAbsent(
                                text + " " + whole(arrival), _ -> Backtracking.of(text, whole(arrival)))
                        .filter(cost ->
                                cost.harmsWithinALine() || !taint.encodings().contains("short"))
                        .map(cost -> finding(arrival, paths, taint, text, cost)));
    }

    private static boolean whole(Arrival arrival) {
        return arrival.sink().endsWith("#matches");
    }

    /// The text that is searched.
    private static Observed input(Arrival arrival) {
        if (arrival.sink().startsWith(MATCHER)) {
            return arrival.receiver().part("input");
        }
        return arrival.sink().startsWith("java.lang.String#")
                ? arrival.receiver()
                : arrival.sink().equals("java.util.regex.Pattern#matches")
                                && arrival.arguments().size() == 2
                        ? arrival.arguments().get(1)
                        : Observed.NOTHING;
    }

    private static Finding finding(Arrival arrival, Paths paths, Taint taint, String regex, Cost cost) {
        Judgement judgement = arrival.entry()
                .map(entry -> Judgement.from(GUIDE.risk()).by(entry, paths))
                .orElseGet(() -> Judgement.from(GUIDE.risk()).loweredIf(true, "no route to this code is known"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                Chain.subject(arrival),
                String.format(
                        Locale.ROOT,
                        "A text of %d characters keeps a thread busy: on %s the matcher goes back again and again.",
                        cost.length(),
                        Attack.named(taint)),
                judgement.reasons(),
                arrival.in() + " " + regex,
                Chain.routes(arrival),
                Chain.of(
                                arrival,
                                taint,
                                String.format(
                                        Locale.ROOT,
                                        "%d characters cost the matcher %,d looks or more, twice as many %d times that",
                                        cost.length(),
                                        cost.steps(),
                                        cost.growth()))
                        .guilty(arrival.at()),
                Optional.of(new Fix(
                        "Say what stands between, take possessive counts, or bound the length first.",
                        "- .*a.*b.*c\n+ [^a]*+a[^b]*+b[^c]*+c",
                        List.of())));
    }
}
