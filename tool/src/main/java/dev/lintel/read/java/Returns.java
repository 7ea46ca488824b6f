package dev.lintel.read.java;

import dev.lintel.code.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `return`s (or `yield`s) of one body: what they have to give, and what they gave.
final class Returns {
    private final @Nullable Type wanted;
    private final List<Type> given = new ArrayList<>();

    Returns(@Nullable Type wanted) {
        this.wanted = wanted;
    }

    @Nullable
    Type wanted() {
        return wanted;
    }

    void give(Type type) {
        given.add(type);
    }

    /// The joined type of all values; `void` when there were none.
    Type joined(Typing typing) {
        Type joined = null;
        for (Type each : given) {
            joined = joined == null ? each : typing.join(joined, each);
        }
        return joined == null ? Type.VOID : joined;
    }
}
