package dev.lintel.graph;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable list that shares its beginning with the lists that it was made from: adding costs one object
/// however long it is. Walks branch thousands of times, and each branch knows one thing more.
final class Chain<T> extends AbstractList<T> {
    private final @Nullable Chain<T> before;
    private final @Nullable T last;
    private final int size;

    private Chain(@Nullable Chain<T> before, @Nullable T last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    static <T> Chain<T> empty() {
        return new Chain<>(null, null, 0);
    }

    Chain<T> and(T more) {
        return new Chain<>(this, more, size + 1);
    }

    /// Those that were added to an earlier state of this list.
    List<T> since(Chain<T> earlier) {
        return size == earlier.size ? List.of() : array().subList(earlier.size, size);
    }

    /// The list before its last element was added; `null` for the empty list.
    @Nullable
    Chain<T> before() {
        return before;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public T get(int index) {
        return array().get(index);
    }

    @Override
    @SuppressWarnings("NullAway") // only the empty list has no last element
    public T getLast() {
        return isEmpty() ? super.getLast() : last;
    }

    @Override
    public Iterator<T> iterator() {
        return array().iterator();
    }

    @SuppressWarnings("unchecked") // only values of T were put in
    private List<T> array() {
        @Nullable Object[] all = new Object[size];
        int i = size;
        for (Chain<T> each = this; each != null && each.size > 0; each = each.before) {
            all[--i] = each.last;
        }
        return (List<T>) Arrays.asList(all);
    }
}
