package dev.lintel.design.brief;

import java.util.Locale;
import java.util.regex.Pattern;

/// How resources are called in SQL and in addresses.
public final class Names {
    /// What PostgreSQL cuts off silently after.
    private static final int LONGEST = 63;

    /// Spoken and not written: an order, a user.
    private static final Pattern VOWEL = Pattern.compile("[aeio]|u(?!ser|ni|se|ti)", Pattern.CASE_INSENSITIVE);

    private Names() {}

    /// `an Order`, `a User`.
    public static String one(String resource) {
        return (VOWEL.matcher(resource).lookingAt() ? "an " : "a ") + resource;
    }

    /// `order item`, as people say it of `OrderItem`.
    public static String spoken(String resource) {
        return Field.snake(resource).replace('_', ' ');
    }

    /// `order items`
    public static String spokenMany(String resource) {
        return table(resource).replace('_', ' ');
    }

    /// `OrderItem` is kept in `order_items`; the plural also keeps clear of reserved words like `user` and `order`.
    public static String table(String resource) {
        return plural(Field.snake(resource));
    }

    /// `OrderItem` is reached at `order-items`.
    public static String path(String resource) {
        return table(resource).replace('_', '-');
    }

    /// The parameter of an address that names one row: `orderItemId`.
    public static String id(String resource) {
        return resource.substring(0, 1).toLowerCase(Locale.ROOT) + resource.substring(1) + "Id";
    }

    /// The column that refers to what a row is a part of.
    public static String parentColumn(Resource parent) {
        return Field.snake(parent.name()) + "_id";
    }

    /// The column by which a field, a reference or one of the implied fields is compared and sorted.
    public static String column(Resource of, String name) {
        return of.link(name)
                .map(Resource.Reference::column)
                .or(() -> of.field(name)
                        .map(field -> field.comparedColumn() + (field.type() == Type.MONEY ? "_minor" : "")))
                .orElse(Field.snake(name));
    }

    /// A name that PostgreSQL keeps whole.
    public static String bounded(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - 9) + "_" + String.format(Locale.ROOT, "%08x", name.hashCode());
    }

    /// `OrderItems`, `companies`
    static String plural(String word) {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.matches(".*(s|x|ch|sh)") ? word + "es" : word + "s";
    }
}
