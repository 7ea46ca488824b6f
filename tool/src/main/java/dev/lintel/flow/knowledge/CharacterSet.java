package dev.lintel.flow.knowledge;

import java.util.BitSet;

/// Sets of characters as regular expressions name them (`java.util.regex.Pattern`): each ASCII character by its code,
/// all beyond ASCII as one, [#OTHER]. The sets are the caller's own, to change as it likes.
public final class CharacterSet {
    /// Stands for every character beyond ASCII.
    public static final int OTHER = 128;

    private CharacterSet() {}

    public static BitSet of(char c) {
        return range(c, c);
    }

    /// From the one to the other, both in it; only `from` where `to` comes before it.
    public static BitSet range(char from, char to) {
        BitSet found = new BitSet();
        int first = code(from);
        found.set(first, Math.max(first, code(to)) + 1);
        return found;
    }

    /// `\d`.
    public static BitSet digits() {
        return range('0', '9');
    }

    /// `\w`.
    public static BitSet word() {
        BitSet found = range('a', 'z');
        found.or(range('A', 'Z'));
        found.or(digits());
        found.set('_');
        return found;
    }

    /// `\s`.
    public static BitSet spaces() {
        BitSet found = range('\t', '\r');
        found.set(' ');
        return found;
    }

    /// What `.` matches.
    public static BitSet anyButLineEnds() {
        BitSet ends = of('\n');
        ends.set('\r');
        return without(ends);
    }

    public static BitSet everything() {
        BitSet found = new BitSet();
        found.set(0, OTHER + 1);
        return found;
    }

    /// Everything but some.
    public static BitSet without(BitSet some) {
        BitSet rest = everything();
        rest.andNot(some);
        return rest;
    }

    /// The place of a character in these sets.
    public static int code(int c) {
        return Math.min(c, OTHER);
    }
}
