package dev.lintel.flow.heap;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of objects within one run.
public final class ObjectIds {
    private static final int DEEPEST = 5;

    private final Map<Key, ObjectId> known = new HashMap<>();

    /// @param base another name, or the place that makes the object
    /// @param then what follows it: a call, a field; empty for the place itself
    record Key(Object base, Object then) {
        @Override
        public int hashCode() {
            return 31 * base.hashCode() + then.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && base.equals(key.base) && then.equals(key.then);
        }
    }

    /// The objects that a place makes.
    public ObjectId at(Object place) {
        return of(place, "", 0);
    }

    /// The objects seen from the caller, after the call at `place` has returned.
    public ObjectId after(ObjectId object, Object place) {
        if (object.depth() >= DEEPEST) {
            return of(root(object), "many", DEEPEST);
        }
        return of(object, place, object.depth() + 1);
    }

    /// What a field of something that came from outside holds.
    public ObjectId inside(ObjectId object, String field) {
        return of(object, field, object.depth() + 1);
    }

    private static Object root(ObjectId object) {
        Object base = object;
        while (base instanceof ObjectId id) {
            base = id.key().base();
        }
        return base;
    }

    private ObjectId of(Object base, Object then, int depth) {
        Key key = new Key(base, then);
        ObjectId id = known.get(key);
        if (id == null) {
            id = new ObjectId(known.size(), depth, key);
            known.put(key, id);
        }
        return id;
    }
}
