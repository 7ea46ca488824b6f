package dev.lintel.flow.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One abstract object's state.
public final class Thing {
    /// Lists longer than this lose the positions of their elements.
    private static final int LONGEST = 24;
    /// Maps with more constant keys than this lose them.
    private static final int MOST_SLOTS = 64;

    private static final ObjectId[] NOBODY = new ObjectId[0];

    private final String type;
    private final boolean exact;
    private final boolean single;
    private final Slots slots;
    private final @Nullable List<Value> sequence;
    private final Value rest;
    private final @Nullable Closure closure;
    private int hash;
    private ObjectId @Nullable [] named;

    private Thing(
            String type,
            boolean exact,
            boolean single,
            Slots slots,
            @Nullable List<Value> sequence,
            Value rest,
            @Nullable Closure closure) {
        this.type = type;
        this.exact = exact;
        this.single = single;
        this.slots = slots;
        this.sequence = sequence;
        this.rest = rest;
        this.closure = closure;
    }

    /// An object that the code made: what was not written is `null`.
    public static Thing fresh(String type) {
        return new Thing(type, true, true, Slots.NONE, null, Value.constant(null), null);
    }

    /// A list or array that the code made, with these elements.
    public static Thing sequence(String type, List<Value> elements) {
        Thing empty = new Thing(type, true, true, Slots.NONE, List.of(), Value.constant(null), null);
        return empty.withSequence(elements);
    }

    /// An object that came from outside: what was not written is `rest`.
    public static Thing given(String type, Value rest) {
        return new Thing(type, false, true, Slots.NONE, null, rest, null);
    }

    public static Thing of(Closure closure, String type) {
        return new Thing(type, true, true, Slots.NONE, null, Value.constant(null), closure);
    }

    // ---- asking

    public String type() {
        return type;
    }

    /// Whether the type is the very class and no subtype.
    public boolean isExact() {
        return exact;
    }

    /// Whether it stands for one object, so that writing replaces what was there.
    public boolean isSingle() {
        return single;
    }

    public @Nullable Closure closure() {
        return closure;
    }

    public Map<Slot, Value> slots() {
        return slots;
    }

    public Value rest() {
        return rest;
    }

    /// All elements by position; `null` when positions are not known.
    public @Nullable List<Value> sequence() {
        return sequence;
    }

    public boolean has(Slot slot) {
        return slots.containsKey(slot);
    }

    /// What a slot holds. An entry that was never written is what was written under unknown keys, or the rest.
    public Value read(Slot slot) {
        Value value = slots.get(slot);
        if (value != null) {
            return value;
        }
        return slot instanceof Slot.Key ? rest.or(slots.getOrDefault(Slot.ELEMENTS, Value.NOTHING)) : rest;
    }

    /// Everything that the elements, entries or content can be.
    public Value elements() {
        Value all = slots.getOrDefault(Slot.ELEMENTS, Value.NOTHING);
        if (sequence != null) {
            for (Value each : sequence) {
                all = all.or(each);
            }
        }
        for (Map.Entry<Slot, Value> each : slots.entrySet()) {
            if (each.getKey() instanceof Slot.Key) {
                all = all.or(each.getValue());
            }
        }
        return rest.isNull() ? all : all.or(rest);
    }

    /// Everything that a map's keys can be.
    public Value keys() {
        Value all = slots.getOrDefault(Slot.KEYS, Value.NOTHING);
        for (Slot each : slots.keySet()) {
            if (each instanceof Slot.Key key) {
                all = all.or(Value.constant(key.constant()));
            }
        }
        return rest.isNull() ? all : all.or(rest);
    }

    // ---- changing

    public Thing write(Slot slot, Value value) {
        if (!single) {
            return put(slot, read(slot).or(value));
        }
        return put(slot, value);
    }

    /// As [#write], for a shared object that nobody else writes meanwhile.
    public Thing replace(Slot slot, Value value) {
        return exact && !single ? write(slot, value) : put(slot, value);
    }

    /// Adds to what is there, whether it is one object or many.
    public Thing writeToo(Slot slot, Value value) {
        Value before = slots.get(slot);
        return put(slot, before == null ? (slot instanceof Slot.Any ? value : rest.or(value)) : before.or(value));
    }

    private Thing put(Slot slot, Value value) {
        Value before = slots.get(slot);
        if (before == value) {
            return this;
        }
        if (slots.size() >= MOST_SLOTS && !slots.containsKey(slot) && slot instanceof Slot.Key) {
            return writeToo(Slot.ELEMENTS, value).writeToo(Slot.KEYS, Value.ANY);
        }
        return new Thing(type, exact, single, slots.with(slot, value), sequence, rest, closure);
    }

    public Thing remove(Slot slot) {
        if (!slots.containsKey(slot)) {
            return this;
        }
        return new Thing(type, exact, single, slots.only(each -> !each.equals(slot)), sequence, rest, closure);
    }

    /// Positions as given; too many are one heap of elements.
    public Thing withSequence(List<Value> elements) {
        if (elements.size() <= LONGEST && single) {
            return new Thing(type, exact, true, slots, List.copyOf(elements), rest, closure);
        }
        Value all = sequence == null ? slots.getOrDefault(Slot.ELEMENTS, Value.NOTHING) : Value.NOTHING;
        for (Value each : elements) {
            all = all.or(each);
        }
        if (!single) {
            all = all.or(elements());
        }
        return new Thing(type, exact, single, slots, null, rest, closure).put(Slot.ELEMENTS, all);
    }

    /// Without known positions.
    public Thing shuffled() {
        if (sequence == null) {
            return this;
        }
        Value all = elements();
        return new Thing(type, exact, single, slots, null, rest, closure).put(Slot.ELEMENTS, all);
    }

    /// Nothing is left in it.
    public Thing cleared() {
        if (!single) {
            return this;
        }
        boolean list = sequence != null || rest.isNull();
        return new Thing(
                type,
                exact,
                true,
                slots.only(Slot.Field.class::isInstance),
                list && sequence != null ? List.of() : null,
                Value.constant(null),
                closure);
    }

    /// Stands for several objects from now on.
    public Thing several() {
        return single ? new Thing(type, exact, false, slots, sequence, rest, closure).shuffled() : this;
    }

    public Thing withRest(Value other) {
        return new Thing(type, exact, single, slots, sequence, other, closure);
    }

    public Thing withType(String other, boolean exactly) {
        return new Thing(other, exactly, single, slots, sequence, rest, closure);
    }

    /// Every value inside changed alike.
    public Thing map(UnaryOperator<Value> change) {
        Slots changed = slots.map(change);
        List<Value> elements = sequence;
        if (sequence != null) {
            elements = new ArrayList<>(sequence.size());
            boolean same = true;
            for (Value each : sequence) {
                Value after = change.apply(each);
                same &= after == each;
                elements.add(after);
            }
            elements = same ? sequence : List.copyOf(elements);
        }
        Value other = change.apply(rest);
        Closure held = closure;
        if (closure != null) {
            List<Value> values = closure.held().stream().map(change).toList();
            held = values.equals(closure.held()) ? closure : new Closure(closure.made(), values);
        }
        if (changed == slots && elements == sequence && other == rest && held == closure) {
            return this;
        }
        return new Thing(type, exact, single, changed, elements, other, held);
    }

    public void forEach(Consumer<Value> visit) {
        slots.values().forEach(visit);
        if (sequence != null) {
            sequence.forEach(visit);
        }
        visit.accept(rest);
        if (closure != null) {
            closure.held().forEach(visit);
        }
    }

    boolean any(Predicate<Value> condition) {
        for (Value each : slots.values()) {
            if (condition.test(each)) {
                return true;
            }
        }
        for (Value each : sequence == null ? List.<Value>of() : sequence) {
            if (condition.test(each)) {
                return true;
            }
        }
        return condition.test(rest)
                || closure != null && closure.held().stream().anyMatch(condition);
    }

    /// The objects that values inside name, perhaps more than once; not to be changed. Every call asks for what can
    /// be reached, so that neither a set nor an iterator is made for the many that name nothing.
    ObjectId[] named() {
        ObjectId[] known = named;
        if (known == null) {
            List<ObjectId> found = new ArrayList<>();
            forEach(value -> {
                if (!value.objects().isEmpty()) {
                    found.addAll(value.objects());
                }
            });
            known = found.isEmpty() ? NOBODY : found.toArray(NOBODY);
            named = known;
        }
        return known;
    }

    public Thing or(Thing other) {
        if (equals(other)) {
            return this;
        }
        boolean one = single && other.single;
        if (sequence != null && other.sequence != null && sequence.size() == other.sequence.size()) {
            List<Value> elements = new ArrayList<>(sequence.size());
            for (int i = 0; i < sequence.size(); i++) {
                elements.add(sequence.get(i).or(other.sequence.get(i)));
            }
            return joined(other, one, this.slots, other.slots, List.copyOf(elements));
        }
        return joined(other, one, shuffled().slots, other.shuffled().slots, null);
    }

    private Thing joined(Thing other, boolean one, Slots mine, Slots theirs, @Nullable List<Value> elements) {
        Slots all = mine.or(theirs, this::read, other::read);
        Closure held = closure;
        if (closure != null
                && other.closure != null
                && closure.held().size() == other.closure.held().size()) {
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < closure.held().size(); i++) {
                values.add(closure.held().get(i).or(other.closure.held().get(i)));
            }
            held = new Closure(closure.made(), values);
        }
        Thing joined = new Thing(
                type.equals(other.type) ? type : "",
                exact && other.exact && type.equals(other.type),
                one,
                all,
                elements,
                rest.or(other.rest),
                held);
        return one ? joined : joined.shuffled();
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Thing that
                        && hashCode() == that.hashCode()
                        && single == that.single
                        && exact == that.exact
                        && type.equals(that.type)
                        && rest.equals(that.rest)
                        && Objects.equals(sequence, that.sequence)
                        && slots.equals(that.slots)
                        && Objects.equals(closure, that.closure);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = 31 * (31 * (31 * type.hashCode() + slots.hashCode()) + Objects.hashCode(sequence))
                    + rest.hashCode()
                    + (single ? 1 : 0);
        }
        return hash;
    }

    @Override
    public String toString() {
        return type
                + (single ? "" : "*")
                + slots
                + (sequence == null ? "" : sequence.toString())
                + (rest.isNull() ? "" : "|" + rest);
    }
}
