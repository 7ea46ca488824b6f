package dev.lintel.flow.heap;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the places inside one object hold, in the order in which they were first written. Immutable: a constructor
/// that sets twenty fields makes twenty of them, so that one is two arrays, and a place is looked for one after the
/// other.
final class Slots extends AbstractMap<Slot, Value> {
    static final Slots NONE = new Slots(new Slot[0], new Value[0]);

    private final Slot[] slots;
    private final Value[] values;

    private Slots(Slot[] slots, Value[] values) {
        this.slots = slots;
        this.values = values;
    }

    @Override
    public int size() {
        return slots.length;
    }

    private int index(@Nullable Object slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i].equals(slot)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Value get(@Nullable Object slot) {
        int index = index(slot);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object slot) {
        return index(slot) >= 0;
    }

    @Override
    public List<Value> values() {
        return Arrays.asList(values);
    }

    Slots with(Slot slot, Value value) {
        int index = index(slot);
        if (index >= 0) {
            if (values[index] == value) {
                return this;
            }
            Value[] changed = values.clone();
            changed[index] = value;
            return new Slots(slots, changed);
        }
        int size = slots.length;
        Slot[] more = Arrays.copyOf(slots, size + 1);
        Value[] held = Arrays.copyOf(values, size + 1);
        more[size] = slot;
        held[size] = value;
        return new Slots(more, held);
    }

    Slots only(Predicate<Slot> wanted) {
        Slot[] kept = new Slot[slots.length];
        Value[] held = new Value[slots.length];
        int size = 0;
        for (int i = 0; i < slots.length; i++) {
            if (wanted.test(slots[i])) {
                kept[size] = slots[i];
                held[size++] = values[i];
            }
        }
        return size == slots.length ? this : of(kept, held, size);
    }

    private static Slots of(Slot[] slots, Value[] values, int size) {
        return new Slots(Arrays.copyOf(slots, size), Arrays.copyOf(values, size));
    }

    /// Every value changed alike.
    Slots map(UnaryOperator<Value> change) {
        Value[] changed = values;
        for (int i = 0; i < values.length; i++) {
            Value after = change.apply(values[i]);
            if (after != values[i]) {
                changed = changed == values ? values.clone() : changed;
                changed[i] = after;
            }
        }
        return changed == values ? this : new Slots(slots, changed);
    }

    /// What either of two objects holds. What one of them never wrote is there what that gives for it, but for what
    /// stands at places that nobody knows.
    ///
    /// @param mine what the object gives whose slots these are
    /// @param theirs the same of the other
    Slots or(Slots other, Function<Slot, Value> mine, Function<Slot, Value> theirs) {
        if (this == other) {
            return this;
        }
        Value[] joined = new Value[slots.length + other.slots.length];
        boolean same = true;
        int met = 0;
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i];
            // Mostly both were written in the same order.
            int index = i < other.slots.length && slot.equals(other.slots[i]) ? i : other.index(slot);
            if (index >= 0) {
                joined[i] = values[i].or(other.values[index]);
                met++;
            } else {
                joined[i] = slot instanceof Slot.Any ? values[i] : values[i].or(theirs.apply(slot));
            }
            same &= joined[i] == values[i];
        }
        if (met == other.slots.length) {
            return same ? this : new Slots(slots, Arrays.copyOf(joined, slots.length));
        }
        Slot[] all = Arrays.copyOf(slots, joined.length);
        int size = slots.length;
        for (int i = 0; i < other.slots.length; i++) {
            Slot slot = other.slots[i];
            if (index(slot) < 0) {
                Value value = other.values[i];
                all[size] = slot;
                joined[size++] = slot instanceof Slot.Any ? value : value.or(mine.apply(slot));
            }
        }
        return of(all, joined, size);
    }

    @Override
    public Set<Map.Entry<Slot, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return slots.length;
            }

            @Override
            public Iterator<Map.Entry<Slot, Value>> iterator() {
                return IntStream.range(0, slots.length)
                        .mapToObj(index -> Map.entry(slots[index], values[index]))
                        .iterator();
            }
        };
    }

    /// As [AbstractMap#equals]: in whatever order they were written.
    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        if (!(other instanceof Slots that) || that.slots.length != slots.length) {
            return false;
        }
        for (int i = 0; i < slots.length; i++) {
            int index = slots[i].equals(that.slots[i]) ? i : that.index(slots[i]);
            if (index < 0 || !values[i].equals(that.values[index])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < slots.length; i++) {
            sum += slots[i].hashCode() ^ values[i].hashCode();
        }
        return sum;
    }
}
