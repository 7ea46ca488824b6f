package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What values are made of in the end, as flat sets that are cheap to compare: objects hold objects, and written out
/// as trees a few dozen of them have millions of leaves. One for each walk; every object is looked into once.
final class Origins {
    /// More than so many are told apart no better than these.
    private static final int MOST = 64;

    private final boolean exact;
    private final IdentityHashMap<Source, Set<Object>> known = new IdentityHashMap<>();

    /// Who calls, by a function that says so and is handed nothing that the caller chose.
    enum Caller {
        NAMED
    }

    private record Site(String what, Span at) {}

    /// @param exact whether constants, functions and places count; else values are alike that come from the same
    ///     inputs, rows and identities
    Origins(boolean exact) {
        this.exact = exact;
    }

    List<Set<Object>> of(Iterable<List<Source>> values) {
        List<Set<Object>> all = new ArrayList<>();
        values.forEach(each -> all.add(of(each)));
        return all;
    }

    Set<Object> of(List<Source> sources) {
        if (sources.isEmpty()) {
            return Set.of();
        }
        if (sources.size() == 1) {
            return of(sources.getFirst());
        }
        Set<Object> all = new HashSet<>();
        sources.forEach(each -> all.addAll(of(each)));
        return all;
    }

    private Set<Object> of(Source source) {
        return switch (source) {
            case Source.Input _, Source.Request _, Source.Principal _, Source.Row _, Source.Answered _ ->
                Set.of(source);
            case Source.Constant _, Source.Setting _, Source.State _, Source.Fresh _, Source.Unknown _ ->
                exact ? Set.of(source) : Set.of();
            case Source.Derived derived -> known(derived, derived.from());
            case Source.Made made ->
                known(
                        made,
                        made.properties().values().stream().flatMap(List::stream).toList());
        };
    }

    private Set<Object> known(Source source, List<Source> from) {
        Set<Object> found = known.get(source);
        if (found != null) {
            return found;
        }
        Set<Object> all = new HashSet<>();
        for (Source each : from) {
            if (all.size() > MOST) {
                break;
            }
            all.addAll(of(each));
        }
        switch (source) {
            case Source.Derived derived when exact -> all.add(new Site(derived.function(), derived.at()));
            case Source.Made made when exact -> all.add(new Site(made.type(), made.at()));
            case Source.Derived derived when tellsCaller(derived, all) -> all.add(Caller.NAMED);
            default -> {}
        }
        known.put(source, all);
        return all;
    }

    private static boolean tellsCaller(Source.Derived derived, Set<Object> from) {
        return from.stream().noneMatch(Source.Input.class::isInstance) && CallerNames.isCaller(derived.function());
    }
}
