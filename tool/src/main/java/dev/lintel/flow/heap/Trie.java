package dev.lintel.flow.heap;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A map from objects to their states that shares all but the changed path with the one that it was made from
/// (Bagwell 2001, "Ideal hash trees"): joining and comparing two stores costs what differs, not what is in them.
/// Nothing is ever taken out, so equal maps have equal shape.
final class Trie {
    static final Trie EMPTY = new Trie(0, new Object[0], 0);
    private static final int WIDTH = 5;
    /// Of a map this many times larger than what is wanted of it, the wanted is looked up one by one.
    private static final int SPARSE = 8;

    /// Which of the 32 places have a child.
    private final int bits;
    /// Each a [Trie] or a [Cell].
    private final Object[] children;
    private final int size;
    private int hash;

    record Cell(ObjectId object, Thing thing) {
        @Override
        public int hashCode() {
            return 31 * object.number() ^ thing.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Cell that && object == that.object && thing.equals(that.thing);
        }
    }

    /// What becomes of an object that is in both of two maps.
    enum Join {
        /// It may be as in either.
        EITHER,
        /// It is as in the second.
        SECOND;

        private Thing of(Thing first, Thing second) {
            return this == EITHER ? first.or(second) : second;
        }
    }

    private Trie(int bits, Object[] children, int size) {
        this.bits = bits;
        this.children = children;
        this.size = size;
    }

    int size() {
        return size;
    }

    @Nullable
    Thing get(ObjectId object) {
        Trie trie = this;
        for (int shift = 0; ; shift += WIDTH) {
            int bit = bit(object, shift);
            if ((trie.bits & bit) == 0) {
                return null;
            }
            Object child = trie.children[trie.index(bit)];
            if (child instanceof Cell cell) {
                return cell.object() == object ? cell.thing() : null;
            }
            trie = (Trie) child;
        }
    }

    private static int bit(ObjectId object, int shift) {
        return 1 << (object.number() >>> shift & 31);
    }

    private int index(int bit) {
        return Integer.bitCount(bits & bit - 1);
    }

    Trie with(ObjectId object, Thing thing) {
        return with(new Cell(object, thing), 0, Join.SECOND, false);
    }

    /// @param join what becomes of an object that is there already
    /// @param first whether the added one comes first
    private Trie with(Cell cell, int shift, Join join, boolean first) {
        int bit = bit(cell.object(), shift);
        int index = index(bit);
        if ((bits & bit) == 0) {
            Object[] more = new Object[children.length + 1];
            System.arraycopy(children, 0, more, 0, index);
            more[index] = cell;
            System.arraycopy(children, index, more, index + 1, children.length - index);
            return new Trie(bits | bit, more, size + 1);
        }
        Object child = children[index];
        Object changed = joined(child, cell, shift + WIDTH, join, first);
        return changed == child ? this : replaced(index, changed);
    }

    private static Object joined(Object child, Cell cell, int shift, Join join, boolean first) {
        if (child instanceof Trie trie) {
            return trie.with(cell, shift, join, first);
        }
        Cell there = (Cell) child;
        if (there.object() != cell.object()) {
            return EMPTY.with(there, shift, join, false).with(cell, shift, join, false);
        }
        Thing thing = first ? join.of(cell.thing(), there.thing()) : join.of(there.thing(), cell.thing());
        return thing == there.thing() ? there : thing == cell.thing() ? cell : new Cell(there.object(), thing);
    }

    private Trie replaced(int index, Object child) {
        Object[] changed = children.clone();
        changed[index] = child;
        return new Trie(bits, changed, size - size(children[index]) + size(child));
    }

    private static int size(Object child) {
        return child instanceof Trie trie ? trie.size : 1;
    }

    /// Both maps together.
    ///
    /// @param join what becomes of an object that is in both
    Trie and(Trie other, Join join) {
        return and(other, 0, join);
    }

    private Trie and(Trie other, int shift, Join join) {
        if (this == other || other.size == 0) {
            return this;
        }
        if (size == 0) {
            return other;
        }
        int all = bits | other.bits;
        // Mostly nothing changes, and nothing need be made then.
        Object[] together = all == bits ? children : new Object[Integer.bitCount(all)];
        int count = 0;
        int at = 0;
        for (int rest = all; rest != 0; rest &= rest - 1) {
            int bit = rest & -rest;
            @Nullable Object mine = (bits & bit) == 0 ? null : children[index(bit)];
            Object child;
            if ((other.bits & bit) == 0) {
                child = Objects.requireNonNull(mine);
            } else {
                Object theirs = other.children[other.index(bit)];
                child = mine == null ? theirs : both(mine, theirs, shift + WIDTH, join);
            }
            if (together == children && child != mine) {
                together = children.clone();
            }
            if (together != children) {
                together[at] = child;
            }
            at++;
            count += size(child);
        }
        return together == children ? this : new Trie(all, together, count);
    }

    private static Object both(Object mine, Object theirs, int shift, Join join) {
        if (mine == theirs) {
            return mine;
        }
        if (theirs instanceof Cell cell) {
            return joined(mine, cell, shift, join, false);
        }
        return mine instanceof Cell cell
                ? ((Trie) theirs).with(cell, shift, join, true)
                : ((Trie) mine).and((Trie) theirs, shift, join);
    }

    /// The part of this map that is about some objects. What is wanted whole is shared.
    Trie only(Reached wanted) {
        if (wanted.size() >= size / SPARSE) {
            return wanted.isEmpty() || size == 0 ? EMPTY : filtered(cell -> wanted.has(cell.object()));
        }
        Trie some = EMPTY;
        for (int i = 0; i < wanted.size(); i++) {
            ObjectId each = wanted.get(i);
            Thing thing = get(each);
            some = thing == null ? some : some.with(each, thing);
        }
        return some;
    }

    /// Those objects whose states are not the very ones of another map.
    Trie without(Trie other) {
        return this == other ? EMPTY : filtered(cell -> other.get(cell.object()) != cell.thing());
    }

    /// In the shape that adding one after the other would give: what is alone in its part stands where that began.
    private Trie filtered(Predicate<Cell> wanted) {
        Object[] kept = new Object[children.length];
        int mask = 0;
        int count = 0;
        int at = 0;
        boolean same = true;
        int rest = bits;
        for (Object child : children) {
            int bit = Integer.lowestOneBit(rest);
            rest &= rest - 1;
            Object left = child instanceof Cell cell
                    ? wanted.test(cell) ? cell : null
                    : unwrapped(((Trie) child).filtered(wanted));
            same &= left == child;
            if (left != null) {
                kept[at++] = left;
                mask |= bit;
                count += size(left);
            }
        }
        return same ? this : at == 0 ? EMPTY : new Trie(mask, Arrays.copyOf(kept, at), count);
    }

    private static @Nullable Object unwrapped(Trie part) {
        Object only = part;
        while (only instanceof Trie trie && trie.size <= 1) {
            only = trie.size == 0 ? null : trie.children[0];
        }
        return only;
    }

    void forEach(Consumer<Cell> visit) {
        for (Object child : children) {
            if (child instanceof Cell cell) {
                visit.accept(cell);
            } else {
                ((Trie) child).forEach(visit);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        if (other == this) {
            return true;
        }
        if (!(other instanceof Trie that) || bits != that.bits || size != that.size || hashCode() != that.hashCode()) {
            return false;
        }
        for (int i = 0; i < children.length; i++) {
            if (children[i] != that.children[i] && !children[i].equals(that.children[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = 1;
            for (Object child : children) {
                sum += child instanceof Cell cell
                        ? cell.object().number() * 31 ^ cell.thing().hashCode()
                        : child.hashCode();
            }
            hash = sum == 0 ? 1 : sum;
        }
        return hash;
    }
}
