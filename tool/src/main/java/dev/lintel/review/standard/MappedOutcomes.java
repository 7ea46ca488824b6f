package dev.lintel.review.standard;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Failures.Answered;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The outcomes other than success that the code foresees: each exception type that it throws and lets leave the
/// handler, and each failing status that the handler sets itself. An exception meets the standard when a handler, or
/// the framework, turns it into a status that says what happened: neither 200 nor the 500 of a bug.
final class MappedOutcomes {
    private MappedOutcomes() {}

    static Stream<Answer> answers(Paths paths, Endpoint endpoint) {
        if (endpoint.route().isGraphQl()) {
            return Stream.empty();
        }
        Failures failures = paths.backend().failures();
        Set<String> leaving = new LinkedHashSet<>();
        for (Path path : paths.of(endpoint)) {
            if (path.step() instanceof Step.Throw thrown
                    && !path.later()
                    && failures.isOutcome(thrown)
                    && !failures.isCaught(path, thrown.exception())) {
                leaving.add(thrown.exception());
            }
        }
        Stream<Answer> thrown = leaving.stream().map(exception -> mapped(failures, exception, endpoint));
        // A status that an exception brings along is among those that the code names.
        boolean brought = leaving.stream()
                .flatMap(each -> failures.of(each, endpoint.handler()).stream())
                .anyMatch(each -> each.at().isEmpty() && each.statuses().isEmpty());
        Stream<Answer> set = endpoint.responds().statuses().stream()
                .filter(status -> !brought && status >= 400 && status < 500)
                .map(_ -> Answer.MET);
        Stream<Answer> rest = paths.isWhole(endpoint) ? Stream.empty() : Stream.of(Answer.UNKNOWN);
        return Stream.of(thrown, set, rest).flatMap(each -> each);
    }

    private static Answer mapped(Failures failures, String exception, Endpoint endpoint) {
        Optional<Answered> answer = failures.of(exception, endpoint.handler());
        boolean chosenLater = answer.filter(
                        each -> each.isGeneral() && each.statuses().isEmpty())
                .isPresent();
        if (chosenLater) {
            return Answer.UNKNOWN;
        }
        return answer.filter(Answered::isTold).isPresent() ? Answer.MET : Answer.MISSED;
    }
}
