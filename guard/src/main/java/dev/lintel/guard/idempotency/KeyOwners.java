package dev.lintel.guard.idempotency;

import dev.lintel.guard.client.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;

/// Says whose keys a request uses: a user's, a session's or an address'.
///
/// @param addresses for [Anonymous#ADDRESS]
public record KeyOwners(Anonymous anonymous, ClientAddress addresses) {
    /// Empty if nobody can be named; such a request is refused. Names carry their kind, for a user may be called like
    /// an address.
    Optional<String> of(HttpServletRequest request) {
        Principal user = request.getUserPrincipal();
        if (user != null) {
            return Optional.of("user:" + user.getName());
        }
        return switch (anonymous) {
            case SESSION -> {
                HttpSession session = request.getSession(false);
                yield session == null ? Optional.empty() : Optional.of("session:" + session.getId());
            }
            case ADDRESS -> Optional.of("address:" + addresses.of(request).subject());
            case REFUSE -> Optional.empty();
        };
    }
}
