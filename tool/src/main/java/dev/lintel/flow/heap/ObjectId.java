package dev.lintel.flow.heap;

import org.jspecify.annotations.Nullable;

/// Names the objects that one place makes, apart by the calls that led there. Made by [ObjectIds] only, so that the
/// same name is the same instance.
public final class ObjectId implements Comparable<ObjectId> {
    private final int number;
    private final int depth;
    private final ObjectIds.Key key;

    ObjectId(int number, int depth, ObjectIds.Key key) {
        this.number = number;
        this.depth = depth;
        this.key = key;
    }

    /// How many calls or fields lie between the place and this name.
    public int depth() {
        return depth;
    }

    int number() {
        return number;
    }

    ObjectIds.Key key() {
        return key;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /// The same name is the same instance.
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this;
    }

    @Override
    public int compareTo(ObjectId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "o" + number;
    }
}
