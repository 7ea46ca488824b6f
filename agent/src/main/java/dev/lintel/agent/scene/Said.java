package dev.lintel.agent.scene;

import static java.util.stream.Collectors.toSet;

import dev.lintel.agent.answer.Claim;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Reported;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What findings have said already, so that a look by hand does not say it again: a place that is the guilty one of a
/// finding is told once.
record Said(Set<Span> guilty, Set<String> practices) {
    private static final Set<String> OF_MODELS =
            Set.of("db-money-float", "db-enum-ordinal", "db-fk-no-index", "db-query-unindexed", "db-timestamp-no-tz");

    Said {
        guilty = Set.copyOf(guilty);
        practices = Set.copyOf(practices);
    }

    Said(List<Reported> findings) {
        this(
                guilty(findings),
                findings.stream()
                        .flatMap(Reported::all)
                        .map(each -> each.finding().practice())
                        .collect(toSet()));
    }

    boolean by(String practice) {
        return practices.contains(practice);
    }

    private static Set<Span> guilty(List<Reported> findings) {
        Set<Span> guilty = new HashSet<>();
        for (Reported reported : findings) {
            reported.all()
                    .map(Reported::finding)
                    .filter(finding -> OF_MODELS.contains(finding.practice()))
                    .forEach(finding -> guilty.addAll(places(finding)));
        }
        return guilty;
    }

    private static List<Span> places(Finding finding) {
        boolean everywhere = finding.practice().equals("db-money-float");
        return everywhere
                ? finding.evidence().chain().stream().map(Evidence.Link::at).toList()
                : List.of(finding.at());
    }

    List<Claim> without(List<Claim> claims) {
        return claims.stream()
                .distinct()
                .filter(claim -> !guilty.contains(claim.places().getFirst()))
                .toList();
    }
}
