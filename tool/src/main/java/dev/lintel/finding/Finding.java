package dev.lintel.finding;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// One thing that is wrong, with the proof and the repair.
///
/// @param subject what it is about for people: the endpoint `GET /orders`, the table `orders`
/// @param headline one sentence with a consequence, no jargon
/// @param impact why it matters here: what raised or lowered the risk, a short clause each
/// @param root what has to change, as stable symbols and without lines (`orders.customer_id`,
///     `OrderService#pay`): findings of one practice with one root are one finding
/// @param routes labels of all endpoints that it touches
public record Finding(
        Guide guide,
        Risk risk,
        Confidence confidence,
        String subject,
        String headline,
        List<String> impact,
        String root,
        List<String> routes,
        Evidence evidence,
        Optional<Fix> fix) {
    public Finding {
        impact = List.copyOf(impact);
        routes = List.copyOf(routes);
    }

    public String practice() {
        return guide.id();
    }

    /// The line that a reader has to change.
    public Span at() {
        return evidence.guilty();
    }

    /// The same finding for these routes.
    public Finding withRoutes(List<String> all) {
        return new Finding(guide, risk, confidence, subject, headline, impact, root, all, evidence, fix);
    }

    /// The same finding at the risk that a project's settings give it.
    public Finding withRisk(Risk other) {
        return new Finding(guide, other, confidence, subject, headline, impact, root, routes, evidence, fix);
    }

    /// The same finding with more said about it.
    public Finding with(Risk higher, List<String> widerImpact, Evidence longer) {
        return new Finding(guide, higher, confidence, subject, headline, widerImpact, root, routes, longer, fix);
    }
}
