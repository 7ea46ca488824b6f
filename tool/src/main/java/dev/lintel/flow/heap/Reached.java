package dev.lintel.flow.heap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Objects of one run, each once, in the order in which they were reached. Every call of the run gathers some,
/// which is why what is in it is told by their numbers and not by a hash table.
final class Reached {
    private final List<ObjectId> objects = new ArrayList<>();
    private final BitSet numbers = new BitSet();

    void add(ObjectId object) {
        if (!numbers.get(object.number())) {
            numbers.set(object.number());
            objects.add(object);
        }
    }

    boolean has(ObjectId object) {
        return numbers.get(object.number());
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    int size() {
        return objects.size();
    }

    ObjectId get(int index) {
        return objects.get(index);
    }
}
