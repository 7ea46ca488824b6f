package dev.lintel.flow.heap;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The objects that are there at one point of a body, and what is known of texts from outside. Immutable; changing
/// gives another one.
public final class Store {
    public static final Store EMPTY = new Store(Trie.EMPTY, Facts.NONE);

    private final Trie things;
    private final Facts facts;

    private Store(Trie things, Facts facts) {
        this.things = things;
        this.facts = facts;
    }

    public Facts facts() {
        return facts;
    }

    /// The same where more is known.
    public Store knowing(Facts more) {
        Facts all = facts.plus(more);
        return all.equals(facts) ? this : new Store(things, all);
    }

    /// The objects alone.
    public Store objects() {
        return facts.isEmpty() ? this : new Store(things, Facts.NONE);
    }

    public @Nullable Thing get(ObjectId object) {
        return things.get(object);
    }

    public boolean has(ObjectId object) {
        return things.get(object) != null;
    }

    public void forEach(BiConsumer<ObjectId, Thing> visit) {
        things.forEach(cell -> visit.accept(cell.object(), cell.thing()));
    }

    public Store with(ObjectId object, Thing thing) {
        if (things.get(object) == thing) {
            return this;
        }
        return new Store(things.with(object, thing), facts);
    }

    public Store change(ObjectId object, UnaryOperator<Thing> change) {
        Thing before = things.get(object);
        return before == null ? this : with(object, change.apply(before));
    }

    /// A place makes an object: a second one at the same place and with the first still there means several.
    public Store make(ObjectId object, Thing fresh) {
        Thing before = things.get(object);
        return with(object, before == null ? fresh : before.or(fresh).several());
    }

    public Store or(Store other) {
        Trie joined = things.and(other.things, Trie.Join.EITHER);
        Facts known = facts.or(other.facts);
        return joined == things && known == facts ? this : new Store(joined, known);
    }

    /// This store and further objects.
    public Store plus(Store more) {
        Trie joined = things.and(more.things, Trie.Join.EITHER);
        return joined == things ? this : new Store(joined, facts);
    }

    /// The objects that can be reached from some values, with their states.
    public Store reachable(Collection<Value> from) {
        Reached reached = new Reached();
        for (Value value : from) {
            if (!value.objects().isEmpty()) {
                value.objects().forEach(reached::add);
            }
        }
        if (reached.isEmpty() && facts.isEmpty()) {
            return EMPTY;
        }
        for (int i = 0; i < reached.size(); i++) {
            Thing thing = things.get(reached.get(i));
            if (thing != null) {
                for (ObjectId object : thing.named()) {
                    reached.add(object);
                }
            }
        }
        Trie slice = things.only(reached);
        Facts known = facts.isEmpty() ? facts : facts.of(origins(from, slice)::contains);
        return slice.size() == things.size() && known == facts ? this : new Store(slice, known);
    }

    private static Set<Facts.Origin> origins(Collection<Value> values, Trie slice) {
        Set<Facts.Origin> origins = new HashSet<>();
        values.forEach(value -> origins(value, origins));
        slice.forEach(cell -> cell.thing().forEach(value -> origins(value, origins)));
        return origins;
    }

    private static void origins(Value value, Set<Facts.Origin> into) {
        value.marks().list().forEach(mark -> into.add(mark.origin()));
    }

    /// This store with the objects of another in place of its own, where what that knows is known too.
    public Store replaced(Store by) {
        Trie changed = things.and(by.things, Trie.Join.SECOND);
        Facts known = facts.plus(by.facts);
        return changed == things && known == facts ? this : new Store(changed, known);
    }

    /// This store after a call that was handed a part of it. What the call left as it was costs no more than a
    /// look.
    ///
    /// @param left the store that the call ended with
    /// @param renamed the caller's name of an object that is left; the objects that were handed in keep theirs
    /// @param change the same for the objects that a value names
    public Store after(Store handed, Store left, UnaryOperator<ObjectId> renamed, UnaryOperator<Value> change) {
        Trie[] all = {Trie.EMPTY};
        left.things.without(handed.things).forEach(cell -> {
            ObjectId name = renamed.apply(cell.object());
            Thing thing = cell.thing();
            Thing there = left.get(name);
            if (name != cell.object() && there != null && there == handed.get(name)) {
                // The name of what the call made is already that of something that it left alone: now of several.
                put(all, name, there);
            }
            put(all, name, thing.named().length == 0 ? thing : thing.map(change));
        });
        return replaced(new Store(all[0], left.facts));
    }

    private static void put(Trie[] all, ObjectId name, Thing thing) {
        Thing there = all[0].get(name);
        all[0] = all[0].with(name, there == null ? thing : there.or(thing).several());
    }

    public Store map(UnaryOperator<ObjectId> renamed, UnaryOperator<Value> change) {
        Trie[] all = {Trie.EMPTY};
        forEach((object, thing) -> {
            put(all, renamed.apply(object), thing.map(change));
        });
        return new Store(all[0], facts);
    }

    /// Whether there is anything in [#deepMarks].
    public boolean isMarked(Value value, int depth) {
        return !value.marks().isEmpty() || !value.objects().isEmpty() && isMarked(value, depth, new HashSet<>());
    }

    private boolean isMarked(Value value, int depth, Set<ObjectId> seen) {
        if (depth < 0 || !value.marks().isEmpty()) {
            return !value.marks().isEmpty();
        }
        boolean marked = false;
        for (ObjectId object : value.objects()) {
            Thing thing = things.get(object);
            if (thing != null && !marked && seen.add(object)) {
                marked = thing.any(each -> isMarked(each, depth - 1, seen));
            }
        }
        return marked;
    }

    /// What is untrusted in a value and in all that it holds.
    public Marks deepMarks(Value value, int depth) {
        Marks all = value.marks();
        if (value.objects().isEmpty()) {
            return all;
        }
        Set<ObjectId> seen = new HashSet<>();
        return all.plus(marks(value, depth, seen));
    }

    private Marks marks(Value value, int depth, Set<ObjectId> seen) {
        Marks all = value.marks();
        if (depth < 0 || value.objects().isEmpty()) {
            return all;
        }
        for (ObjectId object : value.objects()) {
            Thing thing = things.get(object);
            if (thing != null && seen.add(object)) {
                Marks[] inside = {all};
                thing.forEach(each -> inside[0] = inside[0].plus(marks(each, depth - 1, seen)));
                all = inside[0];
            }
        }
        return all;
    }

    public int size() {
        return things.size();
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Store that && things.equals(that.things) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return 31 * things.hashCode() + facts.hashCode();
    }

    @Override
    public String toString() {
        return things.toString();
    }
}
