package dev.lintel.design.found;

import java.util.Locale;

/// How tables and columns are called in a brief.
public final class Words {
    private Words() {}

    /// `order_items` is `OrderItem`.
    public static String resource(String table) {
        return pascal(singular(table));
    }

    /// `unit_price` is `unitPrice`.
    public static String field(String column) {
        String name = pascal(column);
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /// `unit_price` is `UnitPrice`.
    public static String pascal(String snake) {
        StringBuilder name = new StringBuilder();
        for (String word : snake.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.toString();
    }

    /// The opposite of how a brief's resources become tables; a word that is no plural stays as it is.
    public static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".*(ss|x|ch|sh)es")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.endsWith("s") && !word.matches(".*(ss|us|is)") && word.length() > 2;
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /// Whether a segment of an address names a table or a class, whatever stands between their words: `order-items`,
    /// `orders`, `order`.
    static boolean names(String segment, String name) {
        String plain = bare(singular(segment.toLowerCase(Locale.ROOT).replace('-', '_')));
        return plain.equals(bare(singular(name))) || plain.equals(bare(name));
    }

    /// What is left of a name where its spelling does not count: `order_item` and `OrderItem` are `orderitem`.
    static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /// A role as a brief writes it: `ROLE_ADMIN` and `ADMIN` are `admin`.
    public static String role(String granted) {
        return granted.replaceFirst("^ROLE_", "")
                .replaceFirst("^SCOPE_", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
    }
}
