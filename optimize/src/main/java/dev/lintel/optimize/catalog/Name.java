package dev.lintel.optimize.catalog;

import java.util.Locale;

/// A table's or index's name with its schema, as the catalog spells it.
public record Name(String schema, String name) implements Comparable<Name> {
    /// Quoted where it has to be.
    public String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    /// Without the schema that everybody has.
    @Override
    public String toString() {
        return schema.equals("public") ? name : schema + "." + name;
    }

    /// As a person would write it in a statement: quoted where it has to be, without the schema that everybody has.
    public String brief() {
        return (schema.equals("public") ? "" : quoted(schema) + ".") + quoted(name);
    }

    public static String quoted(String word) {
        boolean plain = !word.isEmpty() && (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_');
        for (int i = 0; i < word.length() && plain; i++) {
            char c = word.charAt(i);
            plain = c == '_' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        return plain && !Keywords.RESERVED.contains(word.toLowerCase(Locale.ROOT))
                ? word
                : "\"" + word.replace("\"", "\"\"") + "\"";
    }

    /// A word of a definition as the catalog spells it; the other way round than {@link #quoted}.
    public static String unquoted(String word) {
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
    }

    @Override
    public int compareTo(Name other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }
}
