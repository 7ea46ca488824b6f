package dev.lintel.flow.heap;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The untrusted data in a value. Two are equal when they hold the same marks, whichever way these came. Kept as
/// two arrays in the order of the marks: most values have none or one, and joining is merging.
public final class Marks {
    public static final Marks NONE = new Marks(new Mark[0], new Trail[0]);
    private static final int MOST = 24;

    private final Mark[] marks;
    private final Trail[] trails;
    private final int hash;

    private Marks(Mark[] marks, Trail[] trails) {
        this.marks = marks;
        this.trails = trails;
        this.hash = Arrays.hashCode(marks);
    }

    public static Marks of(Mark mark, Trail trail) {
        return new Marks(new Mark[] {mark}, new Trail[] {trail});
    }

    private static Marks of(Map<Mark, Trail> inOrder) {
        return inOrder.isEmpty()
                ? NONE
                : new Marks(
                        inOrder.keySet().toArray(new Mark[0]), inOrder.values().toArray(new Trail[0]));
    }

    public boolean isEmpty() {
        return marks.length == 0;
    }

    /// Without any that is there twice, in order.
    public List<Mark> list() {
        return List.of(marks);
    }

    public Map<Mark, Trail> trails() {
        Map<Mark, Trail> all = new LinkedHashMap<>();
        for (int i = 0; i < marks.length; i++) {
            all.put(marks[i], trails[i]);
        }
        return Collections.unmodifiableMap(all);
    }

    public boolean all(Predicate<Mark> condition) {
        for (Mark each : marks) {
            if (!condition.test(each)) {
                return false;
            }
        }
        return true;
    }

    /// The one text from outside that these are of; `null` when they are of none or of several.
    public Facts.@Nullable Origin origin() {
        Facts.Origin only = null;
        for (Mark each : marks) {
            Facts.Origin one = each.origin();
            if (only != null && !only.equals(one)) {
                return null;
            }
            only = one;
        }
        return only;
    }

    /// Both together, as long as there is room, by the better of two trails.
    public Marks plus(Marks other) {
        if (other.isEmpty() || other == this) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        return marks.length == other.marks.length && Arrays.equals(marks, other.marks)
                ? withTrails(i -> Trail.better(trails[i], other.trails[i]))
                : merged(other);
    }

    private Marks merged(Marks other) {
        Mark[] all = new Mark[marks.length + other.marks.length];
        Trail[] ways = new Trail[all.length];
        int room = MOST - marks.length;
        boolean same = true;
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < marks.length || theirs < other.marks.length) {
            int order = mine == marks.length
                    ? 1
                    : theirs == other.marks.length ? -1 : marks[mine].compareTo(other.marks[theirs]);
            if (order > 0) {
                if (room-- > 0) {
                    all[size] = other.marks[theirs];
                    ways[size++] = other.trails[theirs];
                    same = false;
                }
                theirs++;
                continue;
            }
            all[size] = marks[mine];
            ways[size] = order < 0 ? trails[mine] : Trail.better(trails[mine], other.trails[theirs++]);
            same &= ways[size] == trails[mine];
            mine++;
            size++;
        }
        return same ? this : new Marks(Arrays.copyOf(all, size), Arrays.copyOf(ways, size));
    }

    private interface ByIndex {
        Trail of(int index);
    }

    private Marks withTrails(ByIndex change) {
        Trail[] changed = new Trail[trails.length];
        boolean same = true;
        for (int i = 0; i < trails.length; i++) {
            changed[i] = change.of(i);
            same &= changed[i] == trails[i];
        }
        return same ? this : new Marks(marks, changed);
    }

    public static Marks all(Collection<Marks> several) {
        Marks all = NONE;
        for (Marks each : several) {
            all = all.plus(each);
        }
        return all;
    }

    public Marks map(UnaryOperator<Mark> change) {
        Mark[] changed = new Mark[marks.length];
        boolean same = true;
        boolean inOrder = true;
        for (int i = 0; i < marks.length; i++) {
            changed[i] = change.apply(marks[i]);
            same &= changed[i] == marks[i];
            inOrder &= i == 0 || changed[i - 1].compareTo(changed[i]) < 0;
        }
        if (same) {
            return this;
        }
        if (inOrder) {
            return new Marks(changed, trails);
        }
        Map<Mark, Trail> sorted = new TreeMap<>();
        for (int i = 0; i < changed.length; i++) {
            sorted.merge(changed[i], trails[i], Trail::better);
        }
        return of(sorted);
    }

    public Marks mapTrails(UnaryOperator<Trail> change) {
        return withTrails(i -> change.apply(trails[i]));
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
        if (all(Mark::number)) {
            return this;
        }
        Map<Mark, Trail> kept = new LinkedHashMap<>();
        for (int i = 0; i < marks.length; i++) {
            if (marks[i].number()) {
                kept.put(marks[i], trails[i]);
            }
        }
        return of(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Marks that && that.hash == hash && Arrays.equals(marks, that.marks);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(marks);
    }
}
