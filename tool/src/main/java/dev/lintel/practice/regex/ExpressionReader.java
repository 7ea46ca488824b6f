package dev.lintel.practice.regex;

import dev.lintel.practice.regex.Expression.Characters;
import dev.lintel.practice.regex.Expression.Choice;
import dev.lintel.practice.regex.Expression.Repeat;
import dev.lintel.practice.regex.Expression.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads what [java.util.regex.Pattern] reads, as far as it matters for which words can match in several ways.
final class ExpressionReader {
    private static final int DEEPEST = 60;
    private final String text;
    private int at;
    private int depth;

    private ExpressionReader(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException when it is beyond this reader
    static Expression read(String regex) {
        ExpressionReader reader = new ExpressionReader(regex);
        Expression whole = reader.choice();
        if (reader.at < regex.length()) {
            throw new IllegalArgumentException("a group is closed that was not opened");
        }
        return whole;
    }

    private Expression choice() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        List<Expression> ways = new ArrayList<>(List.of(sequence()));
        while (next('|')) {
            ways.add(sequence());
        }
        depth--;
        return ways.size() == 1 ? ways.getFirst() : new Choice(ways);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private Expression repeated(Expression atom) {
        Expression all = atom;
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '*' -> all = new Repeat(all, 0, Repeat.UNBOUNDED);
                case '+' -> all = new Repeat(all, 1, Repeat.UNBOUNDED);
                case '?' -> all = new Repeat(all, 0, 1);
                case '{' -> {
                    all = counted(all);
                    continue;
                }
                default -> {
                    return all;
                }
            }
            at++;
            if (!next('?')) {
                next('+');
            }
        }
        return all;
    }

    private Expression counted(Expression body) {
        int end = text.indexOf('}', at);
        String[] bounds = text.substring(at + 1, Math.max(end, at + 1)).split(",", -1);
        at = end + 1;
        if (end < 0) {
            throw new IllegalArgumentException("a count is not closed");
        }
        int least = Integer.parseInt(bounds[0].strip());
        int most = bounds.length == 1
                ? least
                : bounds[1].isBlank() ? Repeat.UNBOUNDED : Integer.parseInt(bounds[1].strip());
        if (!next('?')) {
            next('+');
        }
        return new Repeat(body, least, most);
    }

    private Expression atom() {
        char c = text.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> new Characters(bracket());
            case '.' -> new Characters(without(ends()));
            case '^', '$' -> Expression.EMPTY;
            case '\\' -> escape();
            default -> one(c);
        };
    }

    private Expression group() {
        boolean looks = false;
        if (next('?')) {
            char kind = text.charAt(at++);
            switch (kind) {
                case '=', '!' -> looks = true;
                case '<' -> {
                    looks = text.charAt(at) == '=' || text.charAt(at) == '!';
                    at = looks ? at + 1 : text.indexOf('>', at) + 1;
                }
                case ':', '>' -> {}
                default -> {
                    while (text.charAt(at - 1) != ':' && text.charAt(at - 1) != ')') {
                        at++;
                    }
                    if (text.charAt(at - 1) == ')') {
                        return Expression.EMPTY;
                    }
                }
            }
        }
        Expression body = choice();
        if (!next(')')) {
            throw new IllegalArgumentException("a group is not closed");
        }
        return looks ? Expression.EMPTY : body;
    }

    // ---- characters

    private Expression escape() {
        char c = text.charAt(at);
        if (c == 'Q') {
            int end = text.indexOf("\\E", at);
            String quoted = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 2;
            return new Sequence(quoted.chars()
                    .mapToObj(each -> (Expression) one((char) each))
                    .toList());
        }
        if (Character.isDigit(c) || "bBAzZGk".indexOf(c) >= 0) {
            at = c == 'k' ? text.indexOf('>', at) + 1 : at + 1;
            return Expression.EMPTY;
        }
        return new Characters(escaped());
    }

    private BitSet escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'd' -> range('0', '9');
            case 'w' -> word();
            case 's', 'h' -> spaces();
            case 'v', 'R' -> range('\n', '\r');
            case 'D' -> without(range('0', '9'));
            case 'W' -> without(word());
            case 'S' -> without(spaces());
            case 'n' -> range('\n', '\n');
            case 'r' -> range('\r', '\r');
            case 't' -> range('\t', '\t');
            case 'f' -> range('\f', '\f');
            case 'x' -> number(2);
            case 'u' -> number(4);
            case 'p', 'P' -> {
                at = next('{') ? text.indexOf('}', at) + 1 : at + 1;
                BitSet letters = word();
                letters.set(Characters.OTHER);
                yield c == 'p' ? letters : without(letters);
            }
            default -> range(c, c);
        };
    }

    private BitSet number(int digits) {
        char c = (char) Integer.parseInt(text.substring(at, at + digits), 16);
        at += digits;
        return range(c, c);
    }

    /// Behind `[`.
    private BitSet bracket() {
        boolean negated = next('^');
        BitSet all = new BitSet();
        boolean first = true;
        while (first || text.charAt(at) != ']') {
            first = false;
            if (text.startsWith("&&", at)) {
                throw new IllegalArgumentException("an intersection");
            }
            if (next('[')) {
                all.or(bracket());
                continue;
            }
            BitSet from = next('\\') ? escaped() : member(text.charAt(at++));
            boolean spans = text.charAt(at) == '-' && text.charAt(at + 1) != ']' && from.cardinality() == 1;
            if (spans) {
                at++;
                BitSet to = next('\\') ? escaped() : member(text.charAt(at++));
                from = range((char) from.nextSetBit(0), (char) (to.length() - 1));
            }
            all.or(from);
        }
        at++;
        return negated ? without(all) : all;
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private static Characters one(char c) {
        return new Characters(member(c));
    }

    private static BitSet member(char c) {
        return range(c, c);
    }

    private static BitSet range(char from, char to) {
        BitSet found = new BitSet();
        int first = Math.min(from, Characters.OTHER);
        found.set(first, Math.max(first, Math.min(to, Characters.OTHER)) + 1);
        return found;
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

    private static BitSet ends() {
        BitSet ends = range('\n', '\n');
        ends.set('\r');
        return ends;
    }

    private static BitSet without(BitSet some) {
        BitSet rest = new BitSet();
        rest.set(0, Characters.OTHER + 1);
        rest.andNot(some);
        return rest;
    }
}
