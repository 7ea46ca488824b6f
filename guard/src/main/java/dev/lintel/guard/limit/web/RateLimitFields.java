package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.Standing;
import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/// The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-11: structured lists (RFC
/// 9651) with one member per limit. `q` units in `w` seconds; `r` units are left, and after `t` seconds all are back.
/// What a bucket gives at once is told by a parameter of ours.
final class RateLimitFields {
    private static final String SEEN = RateLimitFields.class.getName();

    private RateLimitFields() {}

    /// Adds standings to those of earlier stages and writes all of them.
    static void write(HttpServletRequest request, HttpServletResponse response, List<Standing> standings) {
        if (standings.isEmpty()) {
            return;
        }
        List<Standing> all = standings;
        if (request.getAttribute(SEEN) instanceof Seen seen) {
            all = new ArrayList<>(seen.standings());
            all.addAll(standings);
        }
        request.setAttribute(SEEN, new Seen(all));
        StringBuilder policy = new StringBuilder(48 * all.size());
        StringBuilder state = new StringBuilder(32 * all.size());
        for (Standing each : all) {
            policy(policy, each);
            state(state, each);
        }
        response.setHeader("RateLimit-Policy", policy.toString());
        response.setHeader("RateLimit", state.toString());
    }

    private static void policy(StringBuilder out, Standing standing) {
        Limit limit = standing.limit();
        name(out, standing).append(";q=").append(limit.quota());
        if (limit.period() % Limit.SECOND == 0) {
            out.append(";w=").append(limit.period() / Limit.SECOND);
        }
        if (limit instanceof Gcra bucket && bucket.burst() != bucket.limit()) {
            out.append(";lintel-burst=").append(bucket.burst());
        }
    }

    private static void state(StringBuilder out, Standing standing) {
        name(out, standing)
                .append(";r=")
                .append(standing.decision().remaining())
                .append(";t=")
                .append(seconds(standing.decision().resetAfter()));
    }

    /// Names of rules hold nothing that would need escaping; the policy's reader sees to that.
    private static StringBuilder name(StringBuilder out, Standing standing) {
        return out.append(out.length() == 0 ? "\"" : ", \"")
                .append(standing.name())
                .append('"');
    }

    /// Rounded up: a client that comes a second early comes in vain.
    static long seconds(long micros) {
        return (micros + Limit.SECOND - 1) / Limit.SECOND;
    }

    private record Seen(List<Standing> standings) {
        Seen {
            standings = List.copyOf(standings);
        }
    }
}
