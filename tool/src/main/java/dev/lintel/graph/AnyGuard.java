package dev.lintel.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether some guard of a path is such a one. The paths of one entry share nearly all their guards, and a large
/// entry has six thousand paths with a hundred guards each: every guard is asked once, however many paths it stands
/// before. For one thread, while one entry is looked at.
public final class AnyGuard implements Predicate<Path> {
    private final Predicate<Guard> asked;
    private final Map<Chain<Guard>, Boolean> known = new IdentityHashMap<>();

    public AnyGuard(Predicate<Guard> asked) {
        this.asked = asked;
    }

    @Override
    public boolean test(Path path) {
        List<Guard> guards = path.guards();
        return guards instanceof Chain<Guard> chain
                ? test(chain)
                : guards.stream().anyMatch(asked);
    }

    private boolean test(Chain<Guard> guards) {
        Boolean before = known.get(guards);
        return before != null ? before : ask(guards);
    }

    private boolean ask(Chain<Guard> guards) {
        Deque<Chain<Guard>> open = new ArrayDeque<>();
        @Nullable Boolean found = null;
        @Nullable Chain<Guard> each = guards;
        while (found == null && each != null && !each.isEmpty()) {
            found = known.get(each);
            if (found == null) {
                open.push(each);
                each = each.before();
            }
        }
        boolean any = Boolean.TRUE.equals(found);
        for (Chain<Guard> next : open) {
            any = any || asked.test(next.getLast());
            known.put(next, any);
        }
        return any;
    }
}
