package dev.lintel.read.java;

import dev.lintel.code.Body;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Every body of the main sources, and in which of them methods of which names are called.
///
/// @param bodies by file and place
/// @param places by name, the indices of the bodies that call it
record CalledNames(List<Body> bodies, Map<String, BitSet> places) {
    private record Called(Body body, Set<String> names) {}

    /// Walks all code once, on all processors.
    static CalledNames of(List<SourceType> types, Bodies resolved) {
        List<List<Called>> found = new ArrayList<>();
        types.forEach(_ -> found.add(List.of()));
        BigStack.each(types.size(), index -> found.set(index, called(resolved.of(types.get(index)))));
        List<Body> bodies = new ArrayList<>();
        Map<String, BitSet> places = new HashMap<>();
        for (List<Called> ofType : found) {
            for (Called each : ofType) {
                each.names()
                        .forEach(name ->
                                places.computeIfAbsent(name, _ -> new BitSet()).set(bodies.size()));
                bodies.add(each.body());
            }
        }
        return new CalledNames(List.copyOf(bodies), places);
    }

    private static List<Called> called(List<Body> bodies) {
        List<Called> called = new ArrayList<>(bodies.size());
        for (Body body : bodies) {
            Set<String> names = new HashSet<>();
            Walk.calls(body.block()).forEach(call -> names.add(call.name()));
            called.add(new Called(body, names));
        }
        return called;
    }

    Stream<Body> calling(Set<String> names) {
        BitSet any = new BitSet();
        names.forEach(name -> any.or(places.getOrDefault(name, new BitSet())));
        return any.stream().mapToObj(bodies::get);
    }
}
