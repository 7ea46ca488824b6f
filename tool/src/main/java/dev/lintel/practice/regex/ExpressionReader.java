package dev.lintel.practice.regex;

import dev.lintel.flow.knowledge.CharacterSet;
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
            case '.' -> new Characters(CharacterSet.anyButLineEnds());
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
            case 'd' -> CharacterSet.digits();
            case 'w' -> CharacterSet.word();
            case 's', 'h' -> CharacterSet.spaces();
            case 'v', 'R' -> CharacterSet.range('\n', '\r');
            case 'D' -> CharacterSet.without(CharacterSet.digits());
            case 'W' -> CharacterSet.without(CharacterSet.word());
            case 'S' -> CharacterSet.without(CharacterSet.spaces());
            case 'n' -> CharacterSet.of('\n');
            case 'r' -> CharacterSet.of('\r');
            case 't' -> CharacterSet.of('\t');
            case 'f' -> CharacterSet.of('\f');
            case 'x' -> number(2);
            case 'u' -> number(4);
            case 'p', 'P' -> {
                at = next('{') ? text.indexOf('}', at) + 1 : at + 1;
                BitSet letters = CharacterSet.word();
                letters.set(CharacterSet.OTHER);
                yield c == 'p' ? letters : CharacterSet.without(letters);
            }
            default -> CharacterSet.of(c);
        };
    }

    private BitSet number(int digits) {
        char c = (char) Integer.parseInt(text.substring(at, at + digits), 16);
        at += digits;
        return CharacterSet.of(c);
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
            BitSet from = next('\\') ? escaped() : CharacterSet.of(text.charAt(at++));
            boolean spans = text.charAt(at) == '-' && text.charAt(at + 1) != ']' && from.cardinality() == 1;
            if (spans) {
                at++;
                BitSet to = next('\\') ? escaped() : CharacterSet.of(text.charAt(at++));
                from = CharacterSet.range((char) from.nextSetBit(0), (char) (to.length() - 1));
            }
            all.or(from);
        }
        at++;
        return negated ? CharacterSet.without(all) : all;
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private static Characters one(char c) {
        return new Characters(CharacterSet.of(c));
    }
}
