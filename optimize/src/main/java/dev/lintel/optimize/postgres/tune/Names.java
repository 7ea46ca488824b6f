package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.catalog.Name;
import java.util.Locale;

/// Names of migrations and of objects that are new.
final class Names {
    /// PostgreSQL cuts names off at 63 bytes; something comes before and behind.
    private static final int LONGEST = 40;

    private Names() {}

    /// Letters, digits and `_` alone.
    static String plain(Name table) {
        return plain(table.toString());
    }

    static String plain(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
