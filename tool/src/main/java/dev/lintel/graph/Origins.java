package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What values are made of in the end, as numbers that are equal where the origins are the same. Objects hold
/// objects, and written out as trees a few dozen of them have millions of leaves; here every object is looked into
/// once, and a walk that compares values at every step compares numbers. One for each walk.
final class Origins {
    /// More than so many are told apart no better than these.
    private static final int MOST = 64;
    /// Of values that come from nowhere that matters.
    static final int NONE = 0;

    private final boolean exact;
    private final Map<Object, Integer> leaves = new HashMap<>();
    /// Those of the leaves that say who calls.
    private final BitSet looking = new BitSet();
    /// Those that the caller chose.
    private final BitSet chosen = new BitSet();

    private final Map<Leaves, Integer> known = new HashMap<>();
    /// What two of them are together.
    private final Pairs unions = new Pairs();
    /// Whether a function's name says that it gives the caller, as far as that was asked.
    private final Map<String, Boolean> named = new HashMap<>();
    private final List<Leaves> sets = new ArrayList<>();
    private final IdentityHashMap<Source, Integer> made = new IdentityHashMap<>();

    /// Who calls, by a function that says so and is handed nothing that the caller chose.
    private enum Caller {
        NAMED
    }

    private record Site(String what, Span at) {}

    /// @param exact whether constants, functions and places count; else values are alike that come from the same
    ///     inputs, rows and identities
    Origins(boolean exact) {
        this.exact = exact;
        number(new Leaves());
    }

    List<Integer> of(Iterable<List<Source>> values) {
        List<Integer> all = new ArrayList<>();
        for (List<Source> each : values) {
            all.add(of(each));
        }
        return all;
    }

    int of(List<Source> sources) {
        if (sources.isEmpty()) {
            return NONE;
        }
        int first = of(sources.getFirst());
        for (int i = 1; i < sources.size(); i++) {
            first = both(first, of(sources.get(i)));
        }
        return first;
    }

    /// Whether a proven identity is among them, a row that may have been asked for by it, or what a function gives
    /// that says who calls. Which of them it is, is for those to say who know the project's words.
    boolean lookAtCaller(int origins) {
        return sets.get(origins).meet(looking);
    }

    private int of(Source source) {
        return switch (source) {
            case Source.Principal _, Source.Row _ -> leaf(source, true);
            case Source.Input _, Source.Request _, Source.Answered _ -> leaf(source, false);
            case Source.Constant _, Source.Setting _, Source.State _, Source.Fresh _, Source.Unknown _ ->
                exact ? leaf(source, false) : NONE;
            case Source.Derived derived -> {
                Integer found = made.get(derived);
                yield found == null ? derived(derived) : found;
            }
            case Source.Made object -> {
                Integer found = made.get(object);
                yield found == null ? object(object) : found;
            }
        };
    }

    private int derived(Source.Derived derived) {
        int all = of(derived.from());
        if (exact) {
            all = both(leaf(new Site(derived.function(), derived.at()), false), all);
        } else if (named.computeIfAbsent(derived.function(), CallerNames::isCaller)
                && !sets.get(all).meet(chosen)) {
            all = both(leaf(Caller.NAMED, true), all);
        }
        made.put(derived, all);
        return all;
    }

    private int object(Source.Made object) {
        int all = exact ? leaf(new Site(object.type(), object.at()), false) : NONE;
        for (List<Source> each : object.properties().values()) {
            all = both(all, of(each));
        }
        made.put(object, all);
        return all;
    }

    private int leaf(Object origin, boolean looks) {
        Integer found = leaves.get(origin);
        if (found != null) {
            return found;
        }
        int leaf = leaves.size();
        chosen.set(leaf, origin instanceof Source.Input);
        looking.set(leaf, looks);
        int number = number(new Leaves(leaf));
        leaves.put(origin, number);
        return number;
    }

    private int both(int one, int other) {
        if (one == other || other == NONE) {
            return one;
        }
        if (one == NONE) {
            return other;
        }
        int found = unions.get(one, other);
        if (found == Pairs.UNKNOWN) {
            found = sets.get(one).size() > MOST ? one : number(sets.get(one).and(sets.get(other)));
            unions.put(one, other, found);
        }
        return found;
    }

    private int number(Leaves origins) {
        Integer found = known.putIfAbsent(origins, sets.size());
        if (found != null) {
            return found;
        }
        sets.add(origins);
        return sets.size() - 1;
    }
}
