package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `text.startsWith(prefix)` says of an address: whether the prefix decides the host, which ends at the slash
/// (RFC 3986 §3.2), or keeps to this site, as a path does that does not begin with two slashes (§4.2). Browsers read
/// a backslash as a slash (URL Standard, "special authority slashes state").
final class Prefixes {
    private static final Pattern HOST = Pattern.compile("(?s)[a-zA-Z][\\w+.-]*://[^/?#\\\\@]+[/?#].*");
    private static final Pattern OWN_PATH = Pattern.compile("(?s)/[^/\\\\].*");

    private Prefixes() {}

    /// The register of the text that a call looks at the beginning of; none when it does not.
    static int tested(Instruction.Call call) {
        String owner = call.callee().owner();
        if (!call.callee().name().equals("startsWith") || owner.startsWith("java.nio.")) {
            return NONE;
        }
        if (call.receiver() != NONE && call.arguments().size() == 1) {
            return call.receiver();
        }
        return call.arguments().size() == 2 ? call.arguments().getFirst() : NONE;
    }

    /// The encoding that a text counts as which begins so; `null` when the prefix decides nothing. One that is not
    /// known and not the caller's is a base of the program's own.
    static @Nullable String decides(Value prefix) {
        if (prefix.onlyConstants()) {
            return all(prefix, HOST) ? "url" : all(prefix, OWN_PATH) ? "relative" : null;
        }
        return prefix.objects().isEmpty()
                        && prefix.constants().isEmpty()
                        && prefix.marks().isEmpty()
                ? "url"
                : null;
    }

    private static boolean all(Value prefix, Pattern pattern) {
        return prefix.constants().stream()
                .allMatch(each ->
                        each instanceof String text && pattern.matcher(text).matches());
    }
}
