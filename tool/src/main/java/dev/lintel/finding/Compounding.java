package dev.lintel.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Findings on one endpoint that are worse together than apart become one, at a risk one step higher when a part of
/// it is graver: a slow query is a nuisance, a slow query that anybody may call is an outage for hire.
public final class Compounding {
    /// @param leads practices of which the one that speaks must be
    /// @param raisedBy practices of which at least one has to be on the same endpoint
    /// @param because what they are together, one clause
    /// @param most no worse than this: a slow answer is not a stolen one
    record Rule(Set<String> leads, Set<String> raisedBy, String because, Risk most) {}

    private static final Set<String> OPEN = Set.of("auth-endpoint-public", "auth-matcher-gap");

    static final List<Rule> RULES = List.of(
            new Rule(
                    Set.of(
                            "db-query-unindexed",
                            "db-n-plus-one-loop",
                            "db-n-plus-one-lazy",
                            "db-n-plus-one-serializer"),
                    Set.of("api-collection-unpaged"),
                    "the cost grows with every row, and nothing bounds the rows",
                    Risk.HIGH),
            // How many rows come is what decides here, and that was weighed already; who asks for them makes no more.
            new Rule(
                    Set.of(
                            "db-query-unindexed",
                            "db-n-plus-one-loop",
                            "db-n-plus-one-lazy",
                            "db-n-plus-one-serializer",
                            "api-collection-unpaged"),
                    OPEN,
                    "anybody can cause this load without a login",
                    Risk.MEDIUM),
            new Rule(Set.of("resp-entity-leak"), OPEN, "anybody can read these fields without a login", Risk.CRITICAL),
            new Rule(
                    Set.of("auth-object-not-owned"),
                    Set.of("resp-entity-leak"),
                    "another user's row is answered with every column",
                    Risk.CRITICAL),
            new Rule(
                    Set.of("data-check-then-insert"),
                    Set.of("abuse-auth-no-limit"),
                    "without a limit the race is easy to win",
                    Risk.HIGH));

    /// These practices and all that a rule may join with them, whatever they find: what is found by them reads the same
    /// with the others as without.
    public static Set<String> together(Set<String> practices) {
        Set<String> all = new TreeSet<>(practices);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Rule rule : RULES) {
                if (!Collections.disjoint(all, rule.leads) || !Collections.disjoint(all, rule.raisedBy)) {
                    grows |= all.addAll(rule.leads) | all.addAll(rule.raisedBy);
                }
            }
        }
        return Set.copyOf(all);
    }

    /// Risks of the findings before any rule was applied: several rules together still raise by one step.
    private final Map<String, Risk> before = new HashMap<>();

    private Compounding(List<Reported> findings) {
        findings.forEach(each -> before.put(each.fingerprint(), each.finding().risk()));
    }

    /// Applies each rule once to each finding that may lead. A finding is taken up only when the lead covers all
    /// its routes and is as grave; else it also stays on its own.
    public static List<Reported> compound(List<Reported> findings) {
        Compounding compounding = new Compounding(findings);
        List<Reported> result = new ArrayList<>(findings);
        for (Rule rule : RULES) {
            result = compounding.apply(rule, result);
        }
        return List.copyOf(result);
    }

    private List<Reported> apply(Rule rule, List<Reported> findings) {
        Set<String> taken = new LinkedHashSet<>();
        List<Reported> raised = new ArrayList<>();
        for (Reported each : findings) {
            raised.add(raise(rule, each, findings, taken).orElse(each));
        }
        raised.removeIf(each -> taken.contains(each.fingerprint()));
        return raised;
    }

    private Optional<Reported> raise(Rule rule, Reported lead, List<Reported> all, Set<String> taken) {
        if (!rule.leads.contains(lead.finding().practice()) || isTrifle(lead)) {
            return Optional.empty();
        }
        List<Reported> with = all.stream()
                .filter(other -> rule.raisedBy.contains(other.finding().practice()))
                .filter(other -> lead.finding().sharesRoute(other.finding()))
                .toList();
        if (with.isEmpty()) {
            return Optional.empty();
        }
        Finding worse = worse(lead, with, rule);
        List<Reported> parts = new ArrayList<>(lead.parts());
        for (Reported other : with) {
            if (worse.covers(other.finding())
                    && worse.risk().atLeast(other.finding().risk())) {
                taken.add(other.fingerprint());
                other.all()
                        .map(part -> new Reported(part.finding(), part.fingerprint(), List.of()))
                        .forEach(parts::add);
            }
        }
        return Optional.of(new Reported(worse, lead.fingerprint(), parts));
    }

    /// What matters little alone matters little in company: three staff members in a table stay three.
    private boolean isTrifle(Reported lead) {
        return !before(lead).atLeast(Risk.MEDIUM);
    }

    private Risk before(Reported reported) {
        return before.getOrDefault(reported.fingerprint(), reported.finding().risk());
    }

    /// Towards the gravest of the parts, by one step: an open door makes a slow query worse, it does not make it a
    /// theft.
    private Finding worse(Reported reported, List<Reported> with, Rule rule) {
        Finding lead = reported.finding();
        List<String> impact = new ArrayList<>(lead.impact());
        impact.add(rule.because);
        List<Evidence.Link> chain = new ArrayList<>(lead.evidence().chain());
        Risk worst = lead.risk();
        Risk highest =
                rule.most.atLeast(before(reported).raised()) ? before(reported).raised() : rule.most;
        for (Reported other : with) {
            if (!worst.atLeast(other.finding().risk()) && highest.atLeast(worst)) {
                worst = highest;
            }
            for (Evidence.Link link : other.finding().evidence().chain()) {
                if (chain.stream().noneMatch(known -> known.at().equals(link.at()))) {
                    chain.add(link);
                }
            }
        }
        return lead.with(worst, impact, new Evidence(lead.evidence().guilty(), chain));
    }
}
