package dev.lintel.link.access;

import dev.lintel.code.MethodId;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.UrlRule;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lists the rules of all chains with the endpoints that each decides, those of which it decides a part, and the
/// earlier rule that leaves nothing to it.
record RuleTable(List<Fact.SecurityChain> chains, ChainRules rules, Conditions conditions) {
    List<AccessRule> of(List<Endpoint> endpoints, Function<Endpoint, Requested> requested) {
        List<List<Row>> table = new ArrayList<>();
        for (Fact.SecurityChain chain : chains) {
            List<Row> rows = new ArrayList<>();
            chain.rules().forEach(_ -> rows.add(new Row(new ArrayList<>(), new ArrayList<>())));
            rows.add(new Row(new ArrayList<>(), new ArrayList<>()));
            table.add(rows);
        }
        for (Endpoint endpoint : endpoints) {
            enter(endpoint.label(), requested.apply(endpoint), table);
        }
        List<AccessRule> all = new ArrayList<>();
        for (int c = 0; c < chains.size(); c++) {
            for (int r = 0; r < table.get(c).size(); r++) {
                all.add(rule(c, r, table.get(c).get(r)));
            }
        }
        return all;
    }

    private record Row(List<String> decides, List<String> overlaps) {}

    private void enter(String label, Requested requested, List<List<Row>> table) {
        for (int c = 0; c < chains.size(); c++) {
            Fact.SecurityChain chain = chains.get(c);
            if (rules.matches().of(chain.applies(), requested) != Fit.ALL) {
                continue;
            }
            for (int r = 0; r < chain.rules().size(); r++) {
                Fit fit = rules.matches().of(chain.rules().get(r).match(), requested);
                if (fit == Fit.PART || fit == Fit.UNKNOWN) {
                    table.get(c).get(r).overlaps().add(label);
                } else if (fit == Fit.ALL) {
                    table.get(c).get(r).decides().add(label);
                    if (isCertain(chain.rules().get(r).when())) {
                        break;
                    }
                }
                if (r == chain.rules().size() - 1) {
                    table.get(c).getLast().decides().add(label);
                }
            }
            if (chain.rules().isEmpty()) {
                table.get(c).getLast().decides().add(label);
            }
            if (isCertain(chain.when())) {
                return;
            }
        }
    }

    private boolean isCertain(Fact.Condition condition) {
        return conditions.of(condition) == Conditions.Truth.YES;
    }

    private AccessRule rule(int c, int r, Row row) {
        Fact.SecurityChain chain = chains.get(c);
        if (r == chain.rules().size()) {
            return new AccessRule(
                    "any other request",
                    "*",
                    Decisions.label(chain.otherwise()),
                    c,
                    r,
                    AccessRule.Kind.FALL_THROUGH,
                    row.decides(),
                    row.overlaps(),
                    Optional.empty(),
                    chain.at());
        }
        UrlRule rule = chain.rules().get(r);
        return new AccessRule(
                rules.matches().text(rule.match()),
                MatchFit.method(rule.match()),
                Decisions.label(rule.decision()),
                c,
                r,
                rule.match() instanceof RequestMatch.Any ? AccessRule.Kind.ANY_REQUEST : AccessRule.Kind.WRITTEN,
                row.decides(),
                row.overlaps(),
                shadow(chain, r),
                rule.at());
    }

    /// The earlier rule of the chain that takes every path that this rule names.
    private Optional<Span> shadow(Fact.SecurityChain chain, int r) {
        List<RequestMatch.Path> named =
                rules.matches().named(chain.rules().get(r).match()).toList();
        if (named.isEmpty() || named.stream().anyMatch(path -> path.syntax() == Fact.Syntax.REGEX)) {
            return Optional.empty();
        }
        for (int earlier = 0; earlier < r; earlier++) {
            UrlRule rule = chain.rules().get(earlier);
            if (isCertain(rule.when()) && named.stream().allMatch(path -> takesAll(rule.match(), path))) {
                return Optional.of(rule.at());
            }
        }
        return Optional.empty();
    }

    private boolean takesAll(RequestMatch earlier, RequestMatch.Path path) {
        Requested requested = new Requested(
                path.method(), path.pattern(), new MethodId("", "", List.of()), "", Endpoint.Exposure.API);
        return rules.matches().of(earlier, requested) == Fit.ALL;
    }
}
