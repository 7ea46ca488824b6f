package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.Standing;
import dev.lintel.limits.Limit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/// The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-11: structured lists (RFC
/// 9651) with one member per limit. `r` units are left, and after `t` seconds all are back.
final class RateLimitFields {
    private static final String SEEN = RateLimitFields.class.getName();

    private RateLimitFields() {}

    /// Adds standings to those of earlier stages and writes all of them.
    static void write(HttpServletRequest request, HttpServletResponse response, List<Standing> standings) {
        if (standings.isEmpty()) {
            return;
        }
        StringBuilder policy = new StringBuilder(128);
        StringBuilder state = new StringBuilder(96);
        if (request.getAttribute(SEEN) instanceof Seen seen) {
            policy.append(seen.policy()).append(", ");
            state.append(seen.state()).append(", ");
        }
        for (int i = 0; i < standings.size(); i++) {
            Standing each = standings.get(i);
            policy.append(i == 0 ? "" : ", ").append(each.named().field());
            state(state.append(i == 0 ? "" : ", "), each);
        }
        Seen all = new Seen(policy.toString(), state.toString());
        request.setAttribute(SEEN, all);
        response.setHeader("RateLimit-Policy", all.policy());
        response.setHeader("RateLimit", all.state());
    }

    private static void state(StringBuilder out, Standing standing) {
        out.append('"')
                .append(standing.named().name())
                .append("\";r=")
                .append(standing.decision().remaining())
                .append(";t=")
                .append(seconds(standing.decision().resetAfter()));
    }

    /// Rounded up: a client that comes a second early comes in vain.
    static long seconds(long micros) {
        return (micros + Limit.SECOND - 1) / Limit.SECOND;
    }

    private record Seen(String policy, String state) {}
}
