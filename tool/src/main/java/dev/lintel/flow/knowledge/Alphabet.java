package dev.lintel.flow.knowledge;

import java.util.BitSet;

/// The characters that texts matching a regular expression can be made of: a safe excess, never too few. All beyond
/// ASCII stand as one.
final class Alphabet {
    static final int OTHER = 128;
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
            return everything();
        }
    }

    static BitSet everything() {
        return range(0, OTHER);
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
                case '.' -> found.or(anyButLineEnds());
                case '\\' -> found.or(escape());
                default -> found.set(code(c));
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
        return negated ? without(found) : found;
    }

    private BitSet member() {
        char c = regex.charAt(at++);
        if (c == '[' || (c == '&' && regex.startsWith("&", at))) {
            throw new Unreadable();
        }
        BitSet single = c == '\\' ? escape() : range(code(c), code(c));
        boolean spans = regex.startsWith("-", at) && at + 1 < regex.length() && regex.charAt(at + 1) != ']';
        if (!spans || single.cardinality() != 1) {
            return single;
        }
        at++;
        char end = regex.charAt(at++);
        BitSet last = end == '\\' ? escape() : range(code(end), code(end));
        return range(single.nextSetBit(0), last.length() - 1);
    }

    /// Behind a backslash.
    private BitSet escape() {
        if (at >= regex.length()) {
            throw new Unreadable();
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'd' -> range('0', '9');
            case 'w' -> word();
            case 's' -> spaces();
            case 'D' -> without(range('0', '9'));
            case 'W' -> without(word());
            case 'S' -> without(spaces());
            case 'n' -> range('\n', '\n');
            case 'r' -> range('\r', '\r');
            case 't' -> range('\t', '\t');
            case 'R', 'v' -> range('\n', '\r');
            case 'b', 'A', 'z', 'Z' -> new BitSet();
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new Unreadable();
                }
                yield range(code(c), code(c));
            }
        };
    }

    private static BitSet word() {
        BitSet found = range('a', 'z');
        found.or(range('A', 'Z'));
        found.or(range('0', '9'));
        found.set('_');
        return found;
    }

    private static BitSet spaces() {
        BitSet found = range('\t', '\r');
        found.set(' ');
        return found;
    }

    private static BitSet anyButLineEnds() {
        BitSet ends = range('\n', '\n');
        ends.set('\r');
        return without(ends);
    }

    static BitSet without(BitSet some) {
        BitSet rest = everything();
        rest.andNot(some);
        return rest;
    }

    private static BitSet range(int from, int to) {
        BitSet found = new BitSet();
        found.set(from, Math.max(to, from) + 1);
        return found;
    }

    private static int code(char c) {
        return Math.min(c, OTHER);
    }
}
