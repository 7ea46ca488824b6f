package dev.lintel.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Findings on one endpoint that are worse together than apart become one, at the higher risk: a slow query is a
/// nuisance, a slow query that anybody may call is an outage for hire.
public final class Compounding {
    /// @param leads practices of which the one that speaks must be
    /// @param raisedBy practices of which at least one has to be on the same endpoint
    /// @param because what they are together, one clause
    record Rule(Set<String> leads, Set<String> raisedBy, String because) {}

    private static final Set<String> OPEN = Set.of("auth-endpoint-public", "auth-matcher-gap");

    static final List<Rule> RULES = List.of(
            new Rule(
                    Set.of(
                            "db-query-unindexed",
                            "db-n-plus-one-loop",
                            "db-n-plus-one-lazy",
                            "db-n-plus-one-serializer"),
                    Set.of("api-collection-unpaged"),
                    "the cost grows with every row, and nothing bounds the rows"),
            new Rule(
                    Set.of(
                            "db-query-unindexed",
                            "db-n-plus-one-loop",
                            "db-n-plus-one-lazy",
                            "db-n-plus-one-serializer",
                            "api-collection-unpaged"),
                    OPEN,
                    "anybody can cause this load without a login"),
            new Rule(Set.of("resp-entity-leak"), OPEN, "anybody can read these fields without a login"),
            new Rule(
                    Set.of("auth-object-not-owned"),
                    Set.of("resp-entity-leak"),
                    "another user's row is answered with every column"),
            new Rule(
                    Set.of("data-check-then-insert"),
                    Set.of("abuse-auth-no-limit"),
                    "without a limit the race is easy to win"));

    private Compounding() {}

    /// Applies each rule once to each finding that may lead. A finding is taken up only when the lead covers all
    /// its routes; else it also stays on its own.
    public static List<Reported> compound(List<Reported> findings) {
        List<Reported> result = new ArrayList<>(findings);
        for (Rule rule : RULES) {
            result = apply(rule, result);
        }
        return List.copyOf(result);
    }

    private static List<Reported> apply(Rule rule, List<Reported> findings) {
        Set<String> taken = new LinkedHashSet<>();
        List<Reported> raised = new ArrayList<>();
        for (Reported each : findings) {
            raised.add(raise(rule, each, findings, taken).orElse(each));
        }
        raised.removeIf(each -> taken.contains(each.fingerprint()));
        return raised;
    }

    private static Optional<Reported> raise(Rule rule, Reported lead, List<Reported> all, Set<String> taken) {
        if (!rule.leads.contains(lead.finding().practice())) {
            return Optional.empty();
        }
        List<Reported> with = all.stream()
                .filter(other -> rule.raisedBy.contains(other.finding().practice()))
                .filter(other -> shareRoute(lead.finding(), other.finding()))
                .toList();
        if (with.isEmpty()) {
            return Optional.empty();
        }
        List<Reported> parts = new ArrayList<>(lead.parts());
        for (Reported other : with) {
            if (lead.finding().routes().containsAll(other.finding().routes())) {
                taken.add(other.fingerprint());
                other.all()
                        .map(part -> new Reported(part.finding(), part.fingerprint(), List.of()))
                        .forEach(parts::add);
            }
        }
        return Optional.of(new Reported(worse(lead.finding(), with, rule), lead.fingerprint(), parts));
    }

    private static boolean shareRoute(Finding one, Finding other) {
        return one.routes().stream().anyMatch(other.routes()::contains);
    }

    private static Finding worse(Finding lead, List<Reported> with, Rule rule) {
        List<String> impact = new ArrayList<>(lead.impact());
        impact.add(rule.because);
        List<Evidence.Link> chain = new ArrayList<>(lead.evidence().chain());
        Risk worst = lead.risk();
        for (Reported other : with) {
            worst = worst.atLeast(other.finding().risk())
                    ? worst
                    : other.finding().risk();
            for (Evidence.Link link : other.finding().evidence().chain()) {
                if (chain.stream().noneMatch(known -> known.at().equals(link.at()))) {
                    chain.add(link);
                }
            }
        }
        return lead.with(worst, impact, new Evidence(lead.evidence().guilty(), chain));
    }
}
