package dev.lintel.practice.security;

import dev.lintel.flow.Hop;
import dev.lintel.flow.Taint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A look that the project's own code takes at what was sent, by the name of the method that gets it: `validateSql`,
/// `FileNames.sanitize`. What could be read of it did not prove the data harmless, a list of refused words for one;
/// that somebody thought of it is known all the same.
final class OwnCheck {
    private static final Pattern HANDED = Pattern.compile("is handed to `((?:\\w+\\.)?(\\w+))`");
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:validat|saniti[sz]|escap|encod|quot|normali[sz]e|whitelist|allowlist|blacklist"
                    + "|denylist|injection|traversal|(?:is|ensure|check|verify|assert|require)(?:safe|valid|legal|allowed|clean)"
                    + "|(?:check|verify|assert|filter|ensure)\\w*(?:name|path|file|url|uri|host|sql|column|field|sort|order|param|key"
                    + "|word|char|html|script|xss))\\w*");
    /// What is asked of a person, of a number of rows, or whether anything is there at all.
    private static final Pattern OTHERWISE = Pattern.compile(
            "(?i)\\w*(?:unique|exist|permission|role|login|auth|password|null|blank|empty|token|unescap)\\w*");

    private OwnCheck() {}

    /// The first such look on the data's way, as `Owner.method`.
    static Optional<String> on(Taint taint) {
        return taint.hops().stream()
                .map(Hop::says)
                .flatMap(says -> look(says).stream())
                .findFirst();
    }

    private static Optional<String> look(String says) {
        Matcher handed = HANDED.matcher(says);
        return handed.matches()
                        && NAMED.matcher(handed.group(2)).matches()
                        && !OTHERWISE.matcher(handed.group(2)).matches()
                ? Optional.of(handed.group(1))
                : Optional.empty();
    }
}
