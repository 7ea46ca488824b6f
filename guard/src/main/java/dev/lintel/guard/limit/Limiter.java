package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds requests against the policy. All rules that fit are asked together, and only if every one admits is anything
/// taken; rules that only report are asked afterwards and change nothing.
public final class Limiter {
    private final Counter counter;
    private final LimitEvents events;
    private final boolean reportOnly;
    private final InFlight inFlight = new InFlight();
    private volatile Rules rules;

    /// @param reportOnly treat every rule as one that only reports
    public Limiter(Policy policy, Counter counter, LimitEvents events, boolean reportOnly) {
        this.rules = new Rules(policy);
        this.counter = counter;
        this.events = events;
        this.reportOnly = reportOnly;
    }

    /// Puts another policy in place of the old. Counts stay: they lie in the store under the names of rules.
    public void use(Policy policy) {
        rules = new Rules(policy);
    }

    public Policy policy() {
        return rules.policy;
    }

    /// Asks the policy's rules of one stage.
    public Verdict check(Stage stage, LimitedRequest request) {
        return check(stage, request, rules.policy.cost(request.method(), request.path()));
    }

    /// Asks the policy's rules of one stage for so many units.
    public Verdict check(Stage stage, LimitedRequest request, long cost) {
        Rules current = rules;
        List<Prepared> candidates = current.at(stage);
        if (candidates.isEmpty() || current.policy.isExempt(request.path())) {
            return Verdict.UNLIMITED;
        }
        return check(current, candidates, request, cost);
    }

    /// Asks one rule that stands at a handler.
    public Verdict check(Prepared rule, LimitedRequest request, long cost) {
        return check(rules, List.of(rule), request, cost);
    }

    /// How a caller stands with all rules that count it and refuse, whatever their paths. Takes nothing.
    ///
    /// @return empty while the store is down
    public List<Standing> look(LimitedRequest request) {
        Rules current = rules;
        Tier tier = current.tier(request);
        List<Applied> all = new ArrayList<>();
        for (Prepared each : current.all) {
            Optional<String> subject = request.subject(each.rule().subject());
            if (subject.isPresent()
                    && !each.rule().report()
                    && !each.at(tier).limits().isEmpty()) {
                all.add(Applied.of(each, tier, subject.get(), 0)); // a cost of 0 only looks
            }
        }
        List<Decision> decisions = all.isEmpty()
                ? List.of()
                : counter.take(asks(all), tier.storeDown()).decisions();
        return decisions.isEmpty() ? List.of() : standings(all, decisions);
    }

    private Verdict check(Rules current, List<Prepared> candidates, LimitedRequest request, long cost) {
        Tier tier = current.tier(request);
        List<Applied> enforced = new ArrayList<>(candidates.size());
        List<Applied> reported = List.of();
        for (Prepared each : candidates) {
            Rule rule = each.rule();
            if (!rule.routes().fit(request.method(), request.path())) {
                continue;
            }
            Optional<String> subject = request.subject(rule.subject());
            if (subject.isEmpty()) {
                continue;
            }
            Applied applied = Applied.of(each, tier, subject.get(), cost);
            if (rule.report() || reportOnly) {
                reported = reported.isEmpty() ? new ArrayList<>() : reported;
                reported.add(applied);
            } else {
                enforced.add(applied);
            }
        }
        Verdict verdict = enforced.isEmpty() ? Verdict.UNLIMITED : enforce(enforced, tier);
        if (!reported.isEmpty() && verdict.refusal().isEmpty()) {
            for (Applied each : reported) {
                report(each, tier);
            }
        }
        return verdict;
    }

    private Verdict enforce(List<Applied> rules, Tier tier) {
        List<String> entered = List.of();
        for (Applied each : rules) {
            if (each.rule().concurrent() > 0) {
                if (!inFlight.enter(each.ask().key(), each.rule().concurrent())) {
                    InFlight.Lease.of(inFlight, entered).close();
                    return refuse(each.rule(), Verdict.Reason.CONCURRENCY, List.of(), List.of(), Limit.SECOND);
                }
                entered = entered.isEmpty() ? new ArrayList<>() : entered;
                entered.add(each.ask().key());
            }
        }
        InFlight.Lease lease = InFlight.Lease.of(inFlight, entered);
        Verdict verdict = count(rules, tier, lease);
        if (verdict.refusal().isPresent()) {
            lease.close();
        }
        return verdict;
    }

    private Verdict count(List<Applied> rules, Tier tier, InFlight.Lease lease) {
        Counter.Taken taken = counter.take(asks(rules), tier.storeDown());
        if (taken.by() != CountedBy.STORE) {
            events.uncounted(taken.by());
        }
        if (taken.by() == CountedBy.CLOSED) {
            return refuse(rules.get(0).rule(), Verdict.Reason.STORE_DOWN, List.of(), List.of(), Limit.SECOND);
        } else if (taken.decisions().isEmpty()) {
            return new Verdict(Optional.empty(), List.of(), lease);
        }
        List<Standing> standings = standings(rules, taken.decisions());
        int at = 0;
        for (Applied each : rules) {
            for (int i = 0; i < each.ask().limits().size(); i++) {
                if (!standings.get(at++).decision().admitted()) {
                    return refuse(each.rule(), Verdict.Reason.LIMIT, standings, violated(standings), wait(standings));
                }
            }
        }
        return new Verdict(Optional.empty(), standings, lease);
    }

    private static List<Ask> asks(List<Applied> rules) {
        if (rules.size() == 1) {
            return List.of(rules.get(0).ask());
        }
        List<Ask> asks = new ArrayList<>(rules.size());
        for (Applied each : rules) {
            asks.add(each.ask());
        }
        return asks;
    }

    private static List<Standing> standings(List<Applied> rules, List<Decision> decisions) {
        Standing[] standings = new Standing[decisions.size()];
        int at = 0;
        for (Applied each : rules) {
            for (Named named : each.shape().named()) {
                standings[at] = new Standing(named, decisions.get(at));
                at++;
            }
        }
        return List.of(standings);
    }

    private static List<String> violated(List<Standing> standings) {
        return standings.stream()
                .filter(each -> !each.decision().admitted())
                .map(each -> each.named().name())
                .toList();
    }

    /// The longest of the waits, for all limits must admit; 0 if one of them never will.
    private static long wait(List<Standing> standings) {
        long longest = 0;
        for (Standing each : standings) {
            if (each.decision().retryAfter() == Decision.NEVER) {
                return 0;
            }
            longest = Math.max(longest, each.decision().retryAfter());
        }
        return longest;
    }

    private Verdict refuse(
            Rule rule, Verdict.Reason reason, List<Standing> standings, List<String> violated, long wait) {
        events.refused(rule.name(), reason);
        Verdict.Refusal refusal = new Verdict.Refusal(reason, rule.name(), violated, wait);
        return new Verdict(Optional.of(refusal), standings, InFlight.Lease.NONE);
    }

    private void report(Applied rule, Tier tier) {
        boolean refused = counter.take(List.of(rule.ask()), tier.storeDown()).decisions().stream()
                .anyMatch(each -> !each.admitted());
        if (refused) {
            events.wouldHaveRefused(rule.rule().name());
        }
    }

    /// A rule that binds this request.
    private record Applied(Rule rule, Prepared.Shape shape, Ask ask) {
        static Applied of(Prepared rule, Tier tier, String subject, long cost) {
            Prepared.Shape shape = rule.at(tier);
            return new Applied(rule.rule(), shape, new Ask(shape.key() + subject, shape.limits(), cost));
        }
    }
}
