package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where untrusted data stands in a text that was put together: what comes before it decides what it can do.
///
/// @param known whether the text's parts are known at all
/// @param before the parts before the data; an open part, which differs from run to run, reads as [#OPEN]
record Position(boolean known, String before) {
    static final char OPEN = '\u0001';
    private static final Position UNKNOWN = new Position(false, "");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?s)(?:[a-zA-Z][\\w+.:-]*:)?//[^/?#]+[/?#].*|" + OPEN + ".*");
    private static final Pattern OWN_PATH = Pattern.compile("(?s)/[^/\\\\].*|[^/\\\\:]+[/?#].*|\\?.*");

    /// A tag that ends in the value of an attribute without quotes: a space there begins the next attribute.
    private static final Pattern UNQUOTED =
            Pattern.compile("(?s)<\\w(?:[^<>\"']|\"[^\"]*\"|'[^']*')*=\\s*[^\\s<>\"'=]*");

    private static final Pattern SCRIPT = Pattern.compile("(?i)(<script\\b[^>]*>)|</script\\b");

    /// A tag that ends in the value of an attribute for an event, or where the address of a link begins.
    private static final Pattern RUNS = Pattern.compile("(?si)<\\w(?:[^<>\"']|\"[^\"]*\"|'[^']*')*\\s"
            + "(?:on\\w+\\s*=\\s*(?:\"[^\"]*|'[^']*)|(?:href|formaction|action)\\s*=\\s*[\"'])");

    static Position of(Taint taint, Arrival arrival) {
        return of(taint, arrival.value().pieces());
    }

    static Position of(Taint taint, List<Piece> pieces) {
        StringBuilder before = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed(String text) -> before.append(text);
                case Piece.Open(List<Taint> taints) -> {
                    if (taints.stream().anyMatch(each -> isSame(each, taint))) {
                        return new Position(true, before.toString());
                    }
                    before.append(OPEN);
                }
            }
        }
        return UNKNOWN;
    }

    private static boolean isSame(Taint one, Taint other) {
        return one.at().equals(other.at()) && one.name().equals(other.name());
    }

    /// Whether it stands between quotes of this kind, which have to be ended first.
    boolean quoted(char quote) {
        return known && before.chars().filter(c -> c == quote).count() % 2 == 1;
    }

    /// Whether something stands before it.
    boolean behindSomething() {
        return known && !before.isEmpty();
    }

    /// Whether scheme and host are decided before it: by the program, or by what only differs from run to run.
    boolean behindAuthority() {
        return known && AUTHORITY.matcher(before).matches();
    }

    /// Whether a browser stays on this site whatever it says.
    boolean behindOwnPath() {
        return behindAuthority() || (known && OWN_PATH.matcher(before).matches());
    }

    /// Whether it stands in the value of a tag's attribute that no quotes hold together.
    boolean inUnquotedAttribute() {
        int tag = before.lastIndexOf('<');
        return known && tag >= 0 && UNQUOTED.matcher(before.substring(tag)).matches();
    }

    /// Whether a browser runs it as a script although it holds no markup: bare in a script, in an attribute that
    /// answers an event, whose references are resolved before it runs (HTML, section 8.1.8), or as the address of a
    /// link, which may begin with `javascript:`.
    boolean inScript() {
        if (!known) {
            return false;
        }
        Matcher script = SCRIPT.matcher(before);
        String code = null;
        while (script.find()) {
            code = script.group(1) == null ? null : before.substring(script.end());
        }
        int tag = before.lastIndexOf('<');
        return code != null
                ? isBare(code)
                : tag >= 0 && RUNS.matcher(before.substring(tag)).matches();
    }

    private static boolean isBare(String code) {
        char quote = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote == 0 && "\"'`".indexOf(c) >= 0) {
                quote = c;
            } else if (c == quote || c == '\n' && quote != '`') {
                quote = 0;
            }
        }
        return quote == 0;
    }

    boolean after(String text) {
        return known && before.contains(text);
    }
}
