package dev.lintel.link.access;

import dev.lintel.graph.Access.How;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.UrlRule;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries the rules of filter chains in their order. The first rule that surely takes all of an endpoint's requests
/// decides; one before it that may take them is kept as a doubt. A rule that takes a part only decides other
/// requests.
record ChainRules(MatchFit matches, Conditions conditions, Breadth breadth) {
    private static final String UNCLEAR = "its access is unknown";

    /// What the chain says, the doubtful first and the certain last.
    List<Verdict> of(Fact.SecurityChain chain, Requested requested) {
        List<Verdict> verdicts = new ArrayList<>();
        for (UrlRule rule : chain.rules()) {
            Optional<Verdict> verdict = of(rule, requested);
            verdict.ifPresent(verdicts::add);
            if (verdict.isPresent() && verdict.get().doubt().isEmpty()) {
                return verdicts;
            }
        }
        verdicts.add(
                new Verdict(chain.otherwise(), How.OMISSION, "no rule matches", true, Optional.empty(), chain.at()));
        return verdicts;
    }

    /// What one rule says when it applies to all requests of the endpoint, or may do so.
    Optional<Verdict> of(UrlRule rule, Requested requested) {
        Fit fit = matches.of(rule.match(), requested);
        Conditions.Truth truth = conditions.of(rule.when());
        if (fit == Fit.NONE || fit == Fit.PART || truth == Conditions.Truth.NO) {
            return Optional.empty();
        }
        Verdict verdict = new Verdict(
                rule.decision(),
                breadth.of(rule.match(), matches, requested),
                matches.text(rule.match()),
                rule.match() instanceof RequestMatch.Any,
                Optional.empty(),
                rule.at());
        if (fit == Fit.UNKNOWN) {
            return Optional.of(verdict.doubted(MatchFit.reason(rule.match())
                    .orElseGet(() -> gap(rule.at(), "which paths this rule is for could not be read"))));
        }
        return Optional.of(
                truth == Conditions.Truth.YES ? verdict : verdict.doubted(undecided(rule.when(), rule.at())));
    }

    static Gap undecided(Fact.Condition condition, Span at) {
        return Conditions.reason(condition)
                .orElseGet(() -> gap(at, "whether this holds depends on configuration from outside"));
    }

    static Gap gap(Span at, String what) {
        return new Gap(at, what, UNCLEAR);
    }
}
