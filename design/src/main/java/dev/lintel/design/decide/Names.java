package dev.lintel.design.decide;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;

/// How resources are called in SQL and in addresses.
public final class Names {
    private Names() {}

    /// `OrderItem` is kept in `order_items`; the plural also keeps clear of reserved words like `user` and `order`.
    public static String table(String resource) {
        return plural(Field.snake(resource));
    }

    /// `OrderItem` is reached at `order-items`.
    public static String path(Resource resource) {
        return table(resource.name()).replace('_', '-');
    }

    private static String plural(String word) {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.matches(".*(s|x|ch|sh)") ? word + "es" : word + "s";
    }
}
