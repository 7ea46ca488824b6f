package dev.lintel.guard.limit;

import dev.lintel.limits.Limit;
import java.util.List;

/// What one rule wants to take for one subject.
///
/// @param key rule and subject; what is counted together
/// @param limits all of which must admit
/// @param cost units to take; 0 only looks
public record Ask(String key, List<Limit> limits, long cost) {
    public Ask {
        limits = List.copyOf(limits);
    }
}
