package dev.lintel.flow.knowledge;

import java.util.BitSet;

/// The characters that texts matching a regular expression can be made of: a safe excess, never too few. All beyond
/// ASCII stand as one.
final class Alphabet {
    private final String regex;
    private int at;

    private Alphabet(String regex) {
        this.regex = regex;
    }

    /// What a text that matches as a whole can contain.
    static BitSet of(String regex) {
        try {
            return new Alphabet(regex).all();
        } catch (Unreadable beyondUs) {
            return CharacterSet.everything();
        }
    }

    /// Something that this reader does not know; then every character is possible.
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private BitSet all() {
        BitSet found = new BitSet();
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '^', '$', '|', ')', '*', '+', '?' -> {}
                case '{' -> skipTo('}');
                case '(' -> group();
                case '[' -> found.or(bracket());
                case '.' -> found.or(CharacterSet.anyButLineEnds());
                case '\\' -> found.or(escape());
                default -> found.set(CharacterSet.code(c));
            }
        }
        return found;
    }

    private void group() {
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (regex.startsWith("?", at)) {
            throw new Unreadable();
        }
    }

    private void skipTo(char end) {
        at = regex.indexOf(end, at) + 1;
        if (at == 0) {
            throw new Unreadable();
        }
    }

    /// Behind `[`.
    private BitSet bracket() {
        boolean negated = regex.startsWith("^", at);
        at += negated ? 1 : 0;
        BitSet found = new BitSet();
        boolean first = true;
        while (at < regex.length() && (regex.charAt(at) != ']' || first)) {
            first = false;
            found.or(member());
        }
        at++;
        return negated ? CharacterSet.without(found) : found;
    }

    private BitSet member() {
        char c = regex.charAt(at++);
        if (c == '[' || (c == '&' && regex.startsWith("&", at))) {
            throw new Unreadable();
        }
        BitSet single = c == '\\' ? escape() : CharacterSet.of(c);
        boolean spans = regex.startsWith("-", at) && at + 1 < regex.length() && regex.charAt(at + 1) != ']';
        if (!spans || single.cardinality() != 1) {
            return single;
        }
        at++;
        char end = regex.charAt(at++);
        BitSet last = end == '\\' ? escape() : CharacterSet.of(end);
        return CharacterSet.range((char) single.nextSetBit(0), (char) (last.length() - 1));
    }

    /// Behind a backslash.
    private BitSet escape() {
        if (at >= regex.length()) {
            throw new Unreadable();
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'd' -> CharacterSet.digits();
            case 'w' -> CharacterSet.word();
            case 's' -> CharacterSet.spaces();
            case 'D' -> CharacterSet.without(CharacterSet.digits());
            case 'W' -> CharacterSet.without(CharacterSet.word());
            case 'S' -> CharacterSet.without(CharacterSet.spaces());
            case 'n' -> CharacterSet.of('\n');
            case 'r' -> CharacterSet.of('\r');
            case 't' -> CharacterSet.of('\t');
            case 'R', 'v' -> CharacterSet.range('\n', '\r');
            case 'b', 'A', 'z', 'Z' -> new BitSet();
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new Unreadable();
                }
                yield CharacterSet.of(c);
            }
        };
    }
}
