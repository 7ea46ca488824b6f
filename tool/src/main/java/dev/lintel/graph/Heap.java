package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was put into objects so far on one walk: of objects made on the way, by the place that made them; of
/// everything else (a request body, a row) as additions to what they already were.
final class Heap {
    private final Map<Site, Source.Made> made = new HashMap<>();
    private final Map<Source, Map<String, List<Source>>> added = new HashMap<>();

    private record Site(String type, Span at) {
        @Override
        public int hashCode() {
            return at.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Site site && site.at.equals(at) && site.type.equals(type);
        }
    }

    Source make(String type, Map<String, List<Source>> properties, Span at) {
        Source.Made object = new Source.Made(type, properties, at);
        made.put(new Site(type, at), object);
        return object;
    }

    /// A source as it is now.
    Source now(Source source) {
        return source instanceof Source.Made old ? made.getOrDefault(new Site(old.type(), old.at()), old) : source;
    }

    /// Sources as they are now; the same list when nothing in it can have changed.
    List<Source> now(List<Source> sources) {
        if (!anyMade(sources)) {
            return sources;
        }
        List<Source> now = new ArrayList<>(sources.size());
        for (Source source : sources) {
            now.add(now(source));
        }
        return now;
    }

    private static boolean anyMade(List<Source> sources) {
        for (Source source : sources) {
            if (source instanceof Source.Made) {
                return true;
            }
        }
        return false;
    }

    void put(Source target, String property, List<Source> value) {
        if (target instanceof Source.Made old) {
            Source.Made before = (Source.Made) now(old);
            Map<String, List<Source>> properties = new LinkedHashMap<>(before.properties());
            properties.put(property, value);
            made.put(new Site(old.type(), old.at()), new Source.Made(before.type(), properties, before.at()));
        } else {
            added.computeIfAbsent(target, _ -> new HashMap<>()).merge(property, value, Activation::union);
        }
    }

    /// A property of each.
    List<Source> read(List<Source> sources, String property) {
        if (sources.size() == 1) {
            return read(sources.getFirst(), property);
        }
        List<Source> all = new ArrayList<>();
        for (Source source : sources) {
            all.addAll(read(source, property));
        }
        return all;
    }

    /// A property as it is now: what was put there, and what it was before unless the object was made here.
    List<Source> read(Source source, String property) {
        if (now(source) instanceof Source.Made object) {
            return object.properties().getOrDefault(property, List.of(object));
        }
        List<Source> original = List.of(source.then(property));
        List<Source> put = added.getOrDefault(source, Map.of()).get(property);
        return put == null ? original : Activation.union(put, original);
    }
}
