package dev.lintel.review.standard;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Repetition;
import java.util.stream.Stream;

/// Endpoints that write, of which a second delivery of the same request (a double click, a retry of a proxy) changes
/// nothing more.
final class RepeatableWrites {
    private RepeatableWrites() {}

    static Stream<Answer> answers(Paths paths, Endpoint endpoint) {
        return Repetition.of(paths, endpoint).stream().map(repetition -> switch (repetition.kind()) {
            case HARMLESS, KEYED -> Answer.MET;
            case DOUBLES -> Answer.MISSED;
            case UNKNOWN -> Answer.UNKNOWN;
        });
    }
}
