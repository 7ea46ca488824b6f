package dev.lintel.flow.run;

import dev.lintel.code.Expression;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where the program writes HTML itself and puts something into it: tags in the fixed parts of a text that is put
/// together. Whoever writes tags has a page in mind, also where an answer carries them as JSON.
final class Markup {
    private static final Set<String> FORMATS = Set.of("format", "formatted");
    /// Elements that pages show text with; `<id>` of a hint how to call something is none.
    private static final Pattern TAG = Pattern.compile(
            "(?i)<(?:a|b|body|button|code|div|em|font|form|h[1-6]|html|i|iframe|img|input|label|li|object|ol|option|p|pre"
                    + "|script|section|small|span|strong|style|table|tbody|td|textarea|th|title|tr|u|ul)(?=[\\s/>])");

    private Markup() {}

    /// Whether a tag stands before something in a text that is not fixed.
    static boolean isFilled(Expression.Concat text) {
        boolean tag = false;
        for (Expression each : text.parts()) {
            if (hasTag(each)) {
                tag = true;
            } else if (tag && !(each instanceof Expression.Literal)) {
                return true;
            }
        }
        return false;
    }

    static boolean isFilled(Expression.Call call) {
        return FORMATS.contains(call.name())
                && (call.receiver().filter(Markup::hasTag).isPresent() || hasTag(call.arguments()));
    }

    private static boolean hasTag(List<Expression> some) {
        return some.stream().anyMatch(Markup::hasTag);
    }

    private static boolean hasTag(Expression value) {
        return value instanceof Expression.Literal literal
                && literal.value() instanceof String text
                && text.indexOf('<') >= 0
                && TAG.matcher(text).find();
    }
}
