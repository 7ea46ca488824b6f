package dev.lintel.flow.run;

import dev.lintel.code.MethodId;
import dev.lintel.code.TypeDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From where methods are reached in one backend: by the calls that the bodies make, and by the overriding methods that
/// these may run, which depends on the objects that its ways in begin on.
final class Reach {
    private final World world;
    private final Index index;
    private final Set<String> begun;
    /// Who may run an overriding method by calling the one of the target's own that it overrides.
    private final Map<MethodId, Set<MethodId>> callers = new HashMap<>();
    /// The same by a method of a library.
    private final Map<MethodId, Set<MethodId>> users = new HashMap<>();

    /// @param begun the types on whose objects ways in begin
    Reach(World world, Index index, Set<String> begun) {
        this.world = world;
        this.index = index;
        this.begun = begun;
        world.program().types().stream().filter(TypeDeclaration::isMain).forEach(this::overriding);
    }

    /// Calling a method may run those that override it, where so few do that a call is followed into them.
    private void overriding(TypeDeclaration type) {
        Index.overridden(world, type, (method, other) -> {
            if (isFollowed(type.name(), method, other)) {
                (world.types().isSource(other.owner()) ? callers : users)
                        .computeIfAbsent(method, _ -> new HashSet<>())
                        .add(other);
            }
        });
    }

    /// Whether a call of the declared method can run this one: by the declared type, or by one between the two that
    /// some object is known to be of.
    private boolean isFollowed(String type, MethodId method, MethodId declared) {
        for (String each : world.supertypes(type)) {
            boolean below = each.equals(declared.owner()) || index.mentions(each) || begun.contains(each);
            if (below && world.types().inherits(each, declared.owner()) && isFollowedFrom(each, method, declared)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFollowedFrom(String receiver, MethodId method, MethodId declared) {
        if (!world.dispatch().of(receiver, declared, "").isEmpty()) {
            return true;
        }
        return index.namesOf(receiver).stream()
                .anyMatch(name -> world.dispatch().of(receiver, declared, name).contains(method));
    }

    /// All methods that call one of some, on whatever way.
    Set<MethodId> closure(Set<MethodId> from) {
        return closure(from, List.of(index.callers(), callers));
    }

    /// All methods that may have one of some run; what is run by reflection can be any.
    Set<MethodId> leadingTo(Set<MethodId> some) {
        Set<MethodId> from = new HashSet<>(some);
        from.addAll(index.reflective());
        return closure(from, List.of(index.callers(), index.users(), callers, users));
    }

    private static Set<MethodId> closure(Set<MethodId> from, List<Map<MethodId, Set<MethodId>>> edges) {
        Set<MethodId> reached = new HashSet<>(from);
        Deque<MethodId> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            MethodId next = open.removeFirst();
            for (Map<MethodId, Set<MethodId>> each : edges) {
                for (MethodId caller : each.getOrDefault(next, Set.of())) {
                    if (reached.add(caller)) {
                        open.add(caller);
                    }
                }
            }
        }
        return reached;
    }
}
