package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Access;
import dev.lintel.graph.Endpoint;
import java.util.List;

/// Endpoints that are there to run what those write who may call them: a rule engine's trial run, a console for
/// queries. Who is trusted to write programs by a role is not attacking when she does; for everybody who can sign up
/// it is no feature.
final class Console {
    private Console() {}

    /// Whether all that is run was sent as a program, by the words of the input or of the endpoint, and a role stands
    /// before it.
    static boolean is(Arrival arrival, List<Taint> harmful) {
        return arrival.entry()
                .filter(Endpoint.class::isInstance)
                .map(Endpoint.class::cast)
                .filter(endpoint -> isForSome(endpoint.access()))
                .filter(endpoint -> isSaid(endpoint) || harmful.stream().allMatch(taint -> Words.program(taint.name())))
                .isPresent();
    }

    /// Whether the caller writes the text from its first character to its last.
    static boolean isWhole(Arrival arrival) {
        return arrival.value().pieces().stream()
                .noneMatch(piece -> piece instanceof Piece.Fixed(String text) && !text.isBlank());
    }

    private static boolean isSaid(Endpoint endpoint) {
        return Words.program(endpoint.handler().name())
                || Words.program(endpoint.handler().simpleOwner())
                || Words.program(endpoint.route().path());
    }

    private static boolean isForSome(Access access) {
        return switch (access) {
            case Access.Restricted restricted -> restricted.beyondAccount();
            case Access.FromData fromData -> fromData.authenticated();
            case Access.Denied _ -> true;
            case Access.Public _, Access.Unknown _ -> false;
        };
    }
}
