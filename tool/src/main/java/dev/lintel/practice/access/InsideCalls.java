package dev.lintel.practice.access;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the ways of one endpoint do inside and after its calls, gathered once for all of them. For one thread, while
/// one endpoint is looked at.
final class InsideCalls {
    private final List<Path> paths;
    private final Set<Step.Call> looking = new HashSet<>();
    private final Set<Step.Call> throwing = new HashSet<>();
    private final Set<Step.Call> writing = new HashSet<>();
    private @Nullable Map<String, Integer> asked;

    /// @param paths all of one endpoint
    /// @param looksAtCaller whether a step is handed who the caller surely is
    InsideCalls(List<Path> paths, Predicate<Path> looksAtCaller) {
        this.paths = paths;
        // Neighbours mostly stand on the very same way.
        List<Step.Call> lastThrowing = List.of();
        List<Step.Call> lastLooking = List.of();
        for (Path path : paths) {
            if (path.via() != lastThrowing && path.step() instanceof Step.Throw) {
                lastThrowing = path.via();
                throwing.addAll(lastThrowing);
            }
            if (path.step() instanceof Step.Run run && run.query().shape().mutates()) {
                writing.addAll(path.via());
            }
            if (path.via() != lastLooking && looksAtCaller.test(path)) {
                lastLooking = path.via();
                looking.addAll(lastLooking);
            }
        }
    }

    /// Whether the caller is looked at inside of it.
    boolean looks(Step.Call call) {
        return looking.contains(call);
    }

    /// Whether something is thrown inside of it.
    boolean refuses(Step.Call call) {
        return throwing.contains(call);
    }

    /// Whether rows are written inside of it.
    boolean writes(Step.Call call) {
        return writing.contains(call);
    }

    /// Whether control depends, after it, on the answer of what this step calls.
    boolean decides(Path path, Step.Call call) {
        Map<String, Integer> last = asked();
        return call.targets().stream()
                .anyMatch(target -> last.getOrDefault(target.shortName(), Integer.MIN_VALUE) > path.order());
    }

    /// The last place where control depends on the answer of a function, by the function's name. Worked out when first
    /// asked, for which all steps have to be put in order.
    private Map<String, Integer> asked() {
        Map<String, Integer> known = asked;
        if (known == null) {
            Map<String, Integer> found = new HashMap<>();
            lastBehind()
                    .forEach((guard, order) -> guard.condition().sources().forEach(source -> {
                        if (source instanceof Source.Derived derived) {
                            found.merge(derived.function(), order, Math::max);
                        }
                    }));
            known = found;
            asked = found;
        }
        return known;
    }

    /// The last step that each guard stands before.
    private Map<Guard, Integer> lastBehind() {
        Map<Guard, Integer> last = new IdentityHashMap<>();
        int[] order = {0};
        AnyGuard unseen = new AnyGuard(guard -> {
            last.putIfAbsent(guard, order[0]);
            return false;
        });
        paths.stream().sorted(Comparator.comparingInt(Path::order).reversed()).forEach(path -> {
            order[0] = path.order();
            unseen.test(path);
        });
        return last;
    }
}
