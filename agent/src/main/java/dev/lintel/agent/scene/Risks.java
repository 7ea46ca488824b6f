package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Claim;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reported;
import dev.lintel.source.Span;
import java.util.List;
import java.util.stream.Stream;

/// Findings of the review as claims.
final class Risks {
    private Risks() {}

    static List<Claim> of(Stream<Reported> findings) {
        return findings.map(Risks::claim).distinct().toList();
    }

    static Claim claim(Reported reported) {
        Finding finding = reported.finding();
        List<Span> places = Stream.concat(
                        Stream.of(finding.at()),
                        finding.evidence().chain().stream().map(Evidence.Link::at))
                .distinct()
                .toList();
        String fix = finding.fix().map(Fix::example).orElse("");
        return Claim.risk(
                finding.headline() + " (" + finding.risk().label() + ", " + finding.practice() + ", "
                        + reported.fingerprint() + ")",
                finding.subject(),
                places,
                fix);
    }
}
