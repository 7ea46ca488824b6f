package dev.lintel.guard.load;

import dev.lintel.limits.policy.PathPattern;
import java.util.List;
import java.util.Locale;

/// Which requests weigh more and which less, by `METHOD /path/**` or `/path/**`.
public final class Weights {
    private final List<Match> low;
    private final List<Match> critical;

    public Weights(List<String> low, List<String> critical) {
        this.low = low.stream().map(Match::of).toList();
        this.critical = critical.stream().map(Match::of).toList();
    }

    Weight of(String method, String path) {
        if (critical.stream().anyMatch(each -> each.fits(method, path))) {
            return Weight.CRITICAL;
        }
        return low.stream().anyMatch(each -> each.fits(method, path)) ? Weight.LOW : Weight.NORMAL;
    }

    private record Match(String method, PathPattern path) {
        static Match of(String text) {
            String[] parts = text.strip().split("\\s+");
            if (parts.length > 2) {
                throw new IllegalArgumentException("\"" + text + "\" is no `METHOD /path/**`");
            }
            String method = parts.length == 2 ? parts[0].toUpperCase(Locale.ROOT) : "";
            return new Match(method, PathPattern.of(parts[parts.length - 1]));
        }

        boolean fits(String method, String path) {
            return (this.method.isEmpty() || this.method.equals(method)) && this.path.fits(path);
        }
    }
}
