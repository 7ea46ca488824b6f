package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import java.util.List;
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

    boolean after(String text) {
        return known && before.contains(text);
    }
}
