package dev.lintel.sql;

/// A piece of a script.
///
/// @param text words as written; names and strings without their quotes
/// @param start offset in the script's text; `end` is exclusive
public record Token(Kind kind, String text, int start, int end) {
    public enum Kind {
        /// A key word or a plain name.
        WORD,
        /// A quoted name.
        NAME,
        STRING,
        NUMBER,
        /// Punctuation and operators, one character each except `::`.
        SYMBOL
    }

    /// Whether this is the key word or the symbol.
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }
}
