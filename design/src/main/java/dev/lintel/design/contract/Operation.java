package dev.lintel.design.contract;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import java.util.List;
import java.util.Optional;

/// One thing that the service can be asked over HTTP.
///
/// @param name `Order.create`, `login`, `psp.webhook`; as weights and rules name it
/// @param resource what it is about; empty for a system that calls back
/// @param path with parameters in braces, `/v1/orders/{orderId}`
/// @param who may call it; `create` through an owner is asked of the row in the address
/// @param keyed whether a request needs an Idempotency-Key
/// @param weight what it costs of its caller's allowance
/// @param patterns that say how often it is asked
/// @param state that it leads to
public record Operation(
        String name,
        Kind kind,
        Optional<Resource> resource,
        String path,
        List<Who> who,
        boolean keyed,
        int weight,
        List<AccessPattern> patterns,
        Optional<String> state) {
    public Operation {
        who = List.copyOf(who);
        patterns = List.copyOf(patterns);
    }

    public enum Kind {
        CREATE("POST"),
        /// a page of rows, by cursor
        LIST("GET"),
        /// all rows of a range, one a line
        EXPORT("GET"),
        READ("GET"),
        /// replaces what a caller may set; needs If-Match
        UPDATE("PUT"),
        DELETE("DELETE"),
        /// leads a row to a state
        MOVE("POST"),
        LOGIN("POST"),
        /// the token of the mail proves that the address is theirs
        CONFIRM("POST"),
        /// asks for that mail once more
        ASK_CONFIRM("POST"),
        /// a system outside tells what has become of a call
        WEBHOOK("POST");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        public String method() {
            return method;
        }
    }

    public boolean isPublic() {
        return who.stream().anyMatch(Who::isPublic);
    }

    /// Whether it names one row by its id in the address.
    public boolean isOfOneRow() {
        return kind == Kind.READ || kind == Kind.UPDATE || kind == Kind.DELETE || kind == Kind.MOVE;
    }

    /// Whether strangers open an account by it, which answers the same for a known and for an unknown address.
    public boolean isRegistration() {
        return kind == Kind.CREATE
                && isPublic()
                && resource.filter(Resource::isAccount).isPresent();
    }

    public boolean changes() {
        return !kind.method().equals("GET");
    }

    /// `POST /v1/orders`
    public String line() {
        return kind.method() + " " + path;
    }

    /// Requests a second, as far as patterns say.
    public double perSecond() {
        return patterns.stream().mapToDouble(AccessPattern::perSecond).sum();
    }
}
