package dev.lintel.design.openapi;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import java.util.List;
import java.util.Map;

/// The schema of one field, with the bounds that the request is checked against.
final class FieldSchema {
    private static final int PASSWORD_LEAST = 12;
    static final long SAFE = 9_007_199_254_740_991L;
    static final long MOST_MONEY = 90_000_000_000L;

    private FieldSchema() {}

    static Map<String, Object> of(Resource resource, Field field) {
        return switch (field.type()) {
            case EMAIL -> Node.text("email", 3, field.longest());
            case TEXT, MARKDOWN -> words(field);
            case SLUG -> Node.pattern("^[a-z0-9]+(-[a-z0-9]+)*$", 1, field.longest());
            case PHONE -> Node.pattern("^\\+[1-9][0-9]{6,14}$", 8, field.longest());
            case URL ->
                Node.of(
                        "type",
                        "string",
                        "format",
                        "uri",
                        "pattern",
                        "^https?://\\S+$",
                        "minLength",
                        8,
                        "maxLength",
                        field.longest());
            case COUNTRY -> Node.pattern("^[A-Z]{2}$", 2, 2);
            case CURRENCY -> Node.pattern("^[A-Z]{3}$", 3, 3);
            case MONEY -> Node.ref("schemas", "Money");
            case INT -> number(field, "int32", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> number(field, "int64", -SAFE, SAFE);
            case SEQUENCE -> number(field, "int64", 1, SAFE);
            case BOOL -> Node.of("type", "boolean");
            case DATE -> Node.text("date", 10, 10);
            case TIME -> Node.time();
            case UUID -> Node.uuid();
            case ENUM -> Node.of("type", "string", "enum", field.options());
            case STATE ->
                Node.of("type", "string", "enum", List.copyOf(resource.states().keySet()));
            case SECRET ->
                field.isPassword()
                        ? Node.text("password", PASSWORD_LEAST, field.longest())
                        : Node.text("password", 1, field.longest());
        };
    }

    /// A text that has to be there says something: blanks alone are refused.
    private static Map<String, Object> words(Field field) {
        boolean filled = field.from().orElse(1) > 0 && !field.optional();
        return filled
                ? Node.pattern("\\S", Math.max(1, field.from().orElse(1)), field.longest())
                : Node.text(field.from().orElse(0) > 1 ? field.from().getAsLong() : 0, field.longest());
    }

    private static Map<String, Object> number(Field field, String format, long least, long most) {
        return Node.whole(format, field.from().orElse(least), field.to().orElse(most));
    }

    /// @param most so that sums of a hundred times a thousand of what a request may carry are whole numbers everywhere
    static Map<String, Object> money(long most) {
        return Node.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.of("amount", "currency"),
                "properties",
                Node.of(
                        "amount",
                                Node.of(
                                        "type", "integer",
                                        "format", "int64",
                                        "minimum", 0,
                                        "maximum", most,
                                        "description", "in minor units, cents of a euro"),
                        "currency", Node.pattern("^[A-Z]{3}$", 3, 3)));
    }
}
