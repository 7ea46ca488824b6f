package dev.lintel.flow.heap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The untrusted data in a value. Two are equal when they hold the same marks, whichever way these came.
public final class Marks {
    public static final Marks NONE = new Marks(new TreeMap<>());
    private static final int MOST = 24;

    private final TreeMap<Mark, Trail> marks;
    private final int hash;

    private Marks(TreeMap<Mark, Trail> marks) {
        this.marks = marks;
        this.hash = marks.keySet().hashCode();
    }

    public static Marks of(Mark mark, Trail trail) {
        TreeMap<Mark, Trail> one = new TreeMap<>();
        one.put(mark, trail);
        return new Marks(one);
    }

    public boolean isEmpty() {
        return marks.isEmpty();
    }

    public Set<Mark> set() {
        return java.util.Collections.unmodifiableSet(marks.keySet());
    }

    public Map<Mark, Trail> trails() {
        return java.util.Collections.unmodifiableMap(marks);
    }

    public Marks plus(Marks other) {
        if (other.isEmpty() || other == this) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        TreeMap<Mark, Trail> all = null;
        for (Map.Entry<Mark, Trail> each : other.marks.entrySet()) {
            Trail mine = marks.get(each.getKey());
            if (mine == each.getValue()) {
                continue;
            }
            Trail better = mine == null ? each.getValue() : Trail.better(mine, each.getValue());
            if (better != mine) {
                all = all == null ? new TreeMap<>(marks) : all;
                if (mine != null || all.size() < MOST) {
                    all.put(each.getKey(), better);
                }
            }
        }
        return all == null ? this : new Marks(all);
    }

    public static Marks all(Collection<Marks> several) {
        Marks all = NONE;
        for (Marks each : several) {
            all = all.plus(each);
        }
        return all;
    }

    public Marks map(UnaryOperator<Mark> change) {
        if (isEmpty()) {
            return this;
        }
        TreeMap<Mark, Trail> changed = new TreeMap<>();
        marks.forEach((mark, trail) -> changed.merge(change.apply(mark), trail, Trail::better));
        return new Marks(changed);
    }

    public Marks mapTrails(UnaryOperator<Trail> change) {
        if (isEmpty()) {
            return this;
        }
        TreeMap<Mark, Trail> changed = new TreeMap<>();
        marks.forEach((mark, trail) -> changed.put(mark, change.apply(trail)));
        return new Marks(changed);
    }

    public Marks encoded(String encoding) {
        return map(mark -> mark.encoded(encoding));
    }

    public Marks encoded(Set<String> encodings) {
        Marks all = this;
        for (String each : encodings) {
            all = all.encoded(each);
        }
        return all;
    }

    /// After a decoder: what an encoder did is undone.
    public Marks decoded() {
        return map(Mark::decoded);
    }

    /// What is left the value becomes a number, a truth value or the like.
    public Marks numbers() {
        if (isEmpty() || marks.keySet().stream().allMatch(Mark::number)) {
            return this;
        }
        TreeMap<Mark, Trail> kept = new TreeMap<>();
        marks.forEach((mark, trail) -> {
            if (mark.number()) {
                kept.put(mark, trail);
            }
        });
        return kept.isEmpty() ? NONE : new Marks(kept);
    }

    public List<Mark> list() {
        return new ArrayList<>(marks.keySet());
    }

    boolean containsAll(Marks other) {
        return new HashSet<>(marks.keySet()).containsAll(other.marks.keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Marks that
                        && that.hash == hash
                        && marks.keySet().equals(that.marks.keySet());
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return marks.keySet().toString();
    }
}
