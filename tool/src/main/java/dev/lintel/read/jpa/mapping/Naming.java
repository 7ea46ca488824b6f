package dev.lintel.read.jpa.mapping;

import java.util.Locale;

/// How names of the mapping become names of the database.
public enum Naming {
    /// Spring Boot's default with Hibernate: `CamelCaseToUnderscoresNamingStrategy`, explicit names too.
    UNDERSCORES,
    /// Hibernate or EclipseLink alone: names as written or as the property is called.
    AS_WRITTEN,
    /// A strategy of the target's own: only names that are written are taken, and as written.
    UNKNOWN;

    /// A name that stands in an annotation.
    public String written(String name) {
        String plain = unquoted(name);
        return this == UNDERSCORES ? underscored(plain) : plain.toLowerCase(Locale.ROOT);
    }

    /// A name derived from a class or property; empty when it cannot be known.
    public String derived(String name) {
        return switch (this) {
            case UNDERSCORES -> underscored(name);
            case AS_WRITTEN -> name.toLowerCase(Locale.ROOT);
            case UNKNOWN -> "";
        };
    }

    private static String unquoted(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        StringBuilder plain = new StringBuilder(last.length());
        for (int i = 0; i < last.length(); i++) {
            char c = last.charAt(i);
            if (c != '"' && c != '`' && c != '[' && c != ']') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /// As `CamelCaseToUnderscoresNamingStrategy` does: an underscore between a lower-case letter and an
    /// upper-case one that a lower-case one follows.
    public static String underscored(String name) {
        StringBuilder out = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i) == '.' ? '_' : name.charAt(i);
            boolean border = i > 0
                    && i < name.length() - 1
                    && Character.isLowerCase(name.charAt(i - 1))
                    && Character.isUpperCase(c)
                    && Character.isLowerCase(name.charAt(i + 1));
            if (border) {
                out.append('_');
            }
            out.append(c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
