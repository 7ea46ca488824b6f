package dev.lintel.review.standard;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Standard;
import dev.lintel.graph.Access;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Validated.Mode;
import dev.lintel.graph.Paths;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The seven quality standards as shares of what was read. What the graph does not know yet is "not judged",
/// never met.
public final class Standards {
    private static final Set<Endpoint.Input.Kind> CARRY_DATA =
            Set.of(Endpoint.Input.Kind.BODY, Endpoint.Input.Kind.MODEL, Endpoint.Input.Kind.FORM);

    private Standards() {}

    /// Each is counted by itself, side by side.
    ///
    /// @param applications the ways of each application, as the practices walked them
    /// @param findings what the practices said of them
    public static List<Standard> of(List<Paths> applications, List<Finding> findings) {
        List<Supplier<Standard>> counts = List.of(
                () -> Answer.share(
                        "endpoints with validated input",
                        each(
                                applications,
                                (_, endpoint) ->
                                        takesData(endpoint) ? Stream.of(validated(endpoint)) : Stream.empty())),
                () -> Answer.share(
                        "endpoints authenticated or public on purpose",
                        each(applications, (_, endpoint) -> Stream.of(guarded(endpoint)))),
                () -> SafeQueries.standard(applications, findings),
                () -> Answer.share(
                        "outbound calls with timeout, errors handled",
                        applications.stream().flatMap(HandledCalls::answers)),
                () -> Answer.share("outcomes mapped to statuses", each(applications, MappedOutcomes::answers)),
                () -> Answer.share(
                        "endpoints whose errors leak nothing",
                        each(applications, (paths, endpoint) -> Stream.of(SilentErrors.answer(paths, endpoint)))),
                () -> Answer.share(
                        "writes that are idempotent or keyed", each(applications, RepeatableWrites::answers)));
        return counts.parallelStream().map(Supplier::get).toList();
    }

    private static Stream<Answer> each(List<Paths> applications, BiFunction<Paths, Endpoint, Stream<Answer>> ask) {
        return applications.stream()
                .flatMap(paths -> paths.backend().endpoints().stream()
                        .filter(endpoint -> endpoint.exposure() == Exposure.API)
                        .flatMap(endpoint -> ask.apply(paths, endpoint)));
    }

    private static boolean takesData(Endpoint endpoint) {
        return endpoint.inputs().stream().anyMatch(input -> CARRY_DATA.contains(input.kind()));
    }

    private static Answer validated(Endpoint endpoint) {
        List<Mode> modes = endpoint.inputs().stream()
                .filter(input -> CARRY_DATA.contains(input.kind()))
                .map(input -> input.validated().mode())
                .toList();
        if (modes.contains(Mode.NO) || modes.contains(Mode.NO_CONSTRAINTS)) {
            return Answer.MISSED;
        }
        return modes.contains(Mode.UNKNOWN) ? Answer.UNKNOWN : Answer.MET;
    }

    private static Answer guarded(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case Access.Public open -> open.how() == Access.How.EXPLICIT ? Answer.MET : Answer.MISSED;
            case Access.Restricted _, Access.Denied _ -> Answer.MET;
            case Access.FromData data -> data.authenticated() ? Answer.MET : Answer.UNKNOWN;
            case Access.Unknown _ -> Answer.UNKNOWN;
        };
    }
}
