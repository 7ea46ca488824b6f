package dev.lintel.flow.run;

import dev.lintel.flow.heap.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Characters that texts are escaped by, one after the other:
/// `case '<' -> out.append("&lt;"); default -> out.append(c)`. A character that is none of them is harmless where a
/// text without them is.
final class Signs {
    /// As for `text.replace("<", "&lt;")`.
    private static final Map<Object, String> BY_SIGN = Map.of('<', "html", '\'', "sql-quote", '\n', "log-line");

    private Signs() {}

    /// What a character counts as encoded as when it is not this one; `null` when nothing hangs on that.
    /// Where it is this one, it stays what it was: it may be copied all the same.
    static @Nullable String keptOut(Value sign) {
        Object one = sign.single();
        return one instanceof Character ? BY_SIGN.get(one) : null;
    }
}
