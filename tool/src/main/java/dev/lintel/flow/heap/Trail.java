package dev.lintel.flow.heap;

import dev.lintel.flow.Hop;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way that untrusted data came, newest step first; shared between values. Never part of what makes values equal,
/// so that a loop settles.
///
/// @param sure whether each step is known
public record Trail(@Nullable Trail before, Span at, String says, int length, boolean sure) {
    private static final int LONGEST = 40;

    public static Trail from(Span at, String says) {
        return new Trail(null, at, says, 1, true);
    }

    public Trail then(Span there, String what) {
        boolean same = there.equals(at) && what.equals(says);
        return same || length >= LONGEST ? this : new Trail(this, there, what, length + 1, sure);
    }

    public Trail unsure() {
        return sure ? new Trail(before, at, says, length, false) : this;
    }

    /// The better of two ways: sure before unsure, short before long.
    public static Trail better(Trail one, Trail two) {
        if (one.sure != two.sure) {
            return one.sure ? one : two;
        }
        return two.length < one.length ? two : one;
    }

    public List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        for (Trail each = this; each != null; each = each.before) {
            hops.add(new Hop(each.at, each.says));
        }
        return hops.reversed();
    }
}
