package dev.lintel.review;

import dev.lintel.finding.Standard;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Validated.Mode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The seven quality standards as shares of what was read. What the graph does not know yet is "not judged",
/// never met.
final class Standards {
    private static final Set<Endpoint.Input.Kind> CARRY_DATA =
            Set.of(Endpoint.Input.Kind.BODY, Endpoint.Input.Kind.MODEL, Endpoint.Input.Kind.FORM);

    private Standards() {}

    private enum Answer {
        MET,
        MISSED,
        UNKNOWN
    }

    static List<Standard> of(List<Backend> backends) {
        return List.of(
                share(
                        "endpoints with validated input",
                        endpoints(backends).filter(Standards::takesData),
                        Standards::validated),
                share("endpoints authenticated or public on purpose", endpoints(backends), Standards::guarded),
                Standard.notJudged("queries safe from injection"),
                share("outbound clients with both timeouts", clients(backends), Standards::limited),
                Standard.notJudged("outcomes mapped to statuses"),
                Standard.notJudged("errors that leak nothing"),
                Standard.notJudged("writes that are idempotent or keyed"));
    }

    private static <T> Standard share(String name, Stream<T> all, Function<T, Answer> ask) {
        List<Answer> answers = all.map(ask).toList();
        int met = (int) answers.stream().filter(Answer.MET::equals).count();
        int unknown = (int) answers.stream().filter(Answer.UNKNOWN::equals).count();
        return new Standard(name, met, answers.size(), unknown, true);
    }

    private static Stream<Endpoint> endpoints(List<Backend> backends) {
        return backends.stream()
                .flatMap(backend -> backend.endpoints().stream())
                .filter(endpoint -> endpoint.exposure() == Exposure.API);
    }

    private static Stream<Client> clients(List<Backend> backends) {
        return backends.stream()
                .flatMap(backend -> backend.clients().stream())
                .filter(client -> client.kind() == Client.Kind.HTTP || client.kind() == Client.Kind.RPC);
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

    private static Answer limited(Client client) {
        List<Client.Timeout.State> states =
                List.of(client.connect().state(), client.response().state());
        if (states.contains(Client.Timeout.State.UNLIMITED)) {
            return Answer.MISSED;
        }
        return states.contains(Client.Timeout.State.UNKNOWN) ? Answer.UNKNOWN : Answer.MET;
    }
}
