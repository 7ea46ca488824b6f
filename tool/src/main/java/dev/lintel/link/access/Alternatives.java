package dev.lintel.link.access;

import dev.lintel.graph.Access.How;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact.Decision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Settles several verdicts of which one will decide at run time.
///
/// An alternative that opens the application as a whole beside others that close it is the one for developers (no
/// profile, security switched off): what is deployed is judged by the others. Among those, the weakest
/// requirement is what an attacker meets in any case. Everything else that differs is unknown.
final class Alternatives {
    private Alternatives() {}

    static Verdict settle(List<Verdict> verdicts) {
        Verdict certain = verdicts.getLast();
        List<Verdict> distinct = distinct(verdicts);
        if (distinct.size() == 1) {
            return verdicts.stream()
                    .filter(each -> each.opens() && each.how() == How.EXPLICIT)
                    .findFirst()
                    .orElse(certain);
        }
        List<Verdict> closing = distinct.stream()
                .filter(each -> !(each.opens() && each.wholesale()))
                .toList();
        if (closing.isEmpty()) {
            return certain;
        }
        if (closing.size() == 1 && closing.getFirst().wholesale()) {
            return closing.getFirst();
        }
        return weakest(closing).filter(_ -> allWholesale(closing)).orElseGet(() -> unknown(verdicts));
    }

    private static boolean allWholesale(List<Verdict> verdicts) {
        return verdicts.stream().allMatch(each -> each.wholesale() || each.decision() instanceof Decision.Require);
    }

    private static List<Verdict> distinct(List<Verdict> verdicts) {
        Set<String> labels = new LinkedHashSet<>();
        return verdicts.stream()
                .filter(each -> labels.add(Decisions.label(each.decision())))
                .toList();
    }

    private static Optional<Verdict> weakest(List<Verdict> closing) {
        if (!closing.stream().allMatch(each -> each.decision() instanceof Decision.Require)) {
            return Optional.empty();
        }
        Optional<Verdict> login = closing.stream()
                .filter(each -> ((Decision.Require) each.decision())
                        .all().stream().allMatch(Requirement.Authenticated.class::isInstance))
                .findFirst();
        return login.or(() -> anyOfTheRoles(closing));
    }

    private static Optional<Verdict> anyOfTheRoles(List<Verdict> closing) {
        Set<String> roles = new TreeSet<>();
        for (Verdict each : closing) {
            List<Requirement> all = ((Decision.Require) each.decision()).all();
            if (all.size() != 1 || !(all.getFirst() instanceof Requirement.AnyRole role)) {
                return Optional.empty();
            }
            roles.addAll(role.roles());
        }
        Verdict first = closing.getFirst();
        return Optional.of(new Verdict(
                new Decision.Require(List.of(new Requirement.AnyRole(roles, first.at()))),
                How.OMISSION,
                first.rule(),
                true,
                Optional.empty(),
                first.at()));
    }

    private static Verdict unknown(List<Verdict> verdicts) {
        Verdict doubtful = verdicts.stream()
                .filter(each -> each.doubt().isPresent())
                .findFirst()
                .orElse(verdicts.getFirst());
        return new Verdict(
                new Decision.Unknown(doubtful.doubt()
                        .orElseGet(() -> ChainRules.gap(doubtful.at(), "several configurations decide differently"))),
                How.OMISSION,
                doubtful.rule(),
                false,
                Optional.empty(),
                doubtful.at());
    }
}
