package dev.lintel.finding;

import dev.lintel.source.Span;
import java.util.Comparator;
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
/// @param applications names of the applications in which it was found; a repository may hold several that answer
///     the same route
public record Finding(
        Guide guide,
        Risk risk,
        Confidence confidence,
        String subject,
        String headline,
        List<String> impact,
        String root,
        List<String> routes,
        List<String> applications,
        Evidence evidence,
        Optional<Fix> fix) {
    /// How the subject begins of what is said of a whole application.
    public static final String APPLICATION = "application ";

    /// By risk, then by what it costs when it strikes, then those that are sure.
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::risk)
            .thenComparing(finding -> finding.guide().harm())
            .thenComparing(Finding::confidence);

    /// Any order that stays the same, for findings of which none is worse.
    public static final Comparator<Finding> BY_NAME =
            Comparator.comparing(Finding::practice).thenComparing(Finding::at).thenComparing(Finding::root);

    public Finding {
        impact = List.copyOf(impact);
        routes = List.copyOf(routes);
        applications = List.copyOf(applications);
    }

    /// What a practice says, which looks at one application and need not name it.
    public Finding(
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
        this(guide, risk, confidence, subject, headline, impact, root, routes, List.of(), evidence, fix);
    }

    public String practice() {
        return guide.id();
    }

    /// The line that a reader has to change.
    public Span at() {
        return evidence.guilty();
    }

    /// Whether it is said of the whole application, and only shown at some place of it.
    boolean isOfAll() {
        return subject.startsWith(APPLICATION);
    }

    /// Whether both are about one endpoint of one application.
    boolean sharesRoute(Finding other) {
        return routes.stream().anyMatch(other.routes::contains)
                && (applications.isEmpty() && other.applications.isEmpty()
                        || applications.stream().anyMatch(other.applications::contains));
    }

    /// Whether all that the other one touches is touched by this one.
    boolean covers(Finding other) {
        return routes.containsAll(other.routes) && applications.containsAll(other.applications);
    }

    /// The same finding, found in this application.
    public Finding in(String application) {
        return with(risk, impact, routes, List.of(application), evidence);
    }

    /// The same finding for all of these.
    public Finding over(List<String> allRoutes, List<String> allApplications) {
        return with(risk, impact, allRoutes, allApplications, evidence);
    }

    /// The same finding at the risk that a project's settings give it.
    public Finding withRisk(Risk other) {
        return with(other, impact, routes, applications, evidence);
    }

    /// The same finding with more said about it.
    Finding with(Risk higher, List<String> widerImpact, Evidence longer) {
        return with(higher, widerImpact, routes, applications, longer);
    }

    private Finding with(Risk at, List<String> because, List<String> on, List<String> within, Evidence shown) {
        return new Finding(guide, at, confidence, subject, headline, because, root, on, within, shown, fix);
    }
}
