package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import java.util.List;
import java.util.stream.Collectors;

/// A right value of each field, as a request and as a statement write it. What has to differ from row to row holds a
/// number to be put in.
final class Literals {
    private static final String UNIQUE = "%1$d";

    private Literals() {}

    static List<String> sql(Resource resource, Field field) {
        return switch (field.type()) {
            case EMAIL -> List.of("'a" + UNIQUE + "@example.com'");
            case TEXT, MARKDOWN -> List.of("'text'");
            case SECRET -> List.of("'{noop}none'");
            case SLUG -> List.of("'s" + UNIQUE + "'");
            case PHONE -> List.of("'+4915112345678'");
            case URL -> List.of("'https://example.com/a'");
            case COUNTRY -> List.of("'DE'");
            case CURRENCY -> List.of("'EUR'");
            case MONEY -> List.of("1999", "'EUR'");
            case INT, LONG -> List.of(String.valueOf(field.from().orElse(1)));
            case BOOL -> List.of("true");
            case DATE -> List.of("date '2030-01-31'");
            case TIME -> List.of("now()");
            case UUID -> List.of("uuidv7()");
            case ENUM -> List.of("'" + field.options().getFirst() + "'");
            case STATE -> List.of("'" + resource.firstState().orElseThrow() + "'");
            case SEQUENCE -> List.of();
        };
    }

    static String json(Field field) {
        return switch (field.type()) {
            case EMAIL -> "\"a" + UNIQUE + "@example.com\"";
            case SECRET -> field.isPassword() ? "\"correct horse battery\"" : "\"secret-" + UNIQUE + "\"";
            case TEXT, MARKDOWN -> "\"" + (field.to().orElse(200) < 14 ? "t" : "text " + UNIQUE) + "\"";
            case SLUG -> "\"s" + UNIQUE + "\"";
            case PHONE -> "\"+4915112345678\"";
            case URL -> "\"https://example.com/a\"";
            case COUNTRY -> "\"DE\"";
            case CURRENCY -> "\"EUR\"";
            case MONEY -> "{\"amount\": " + Math.max(1999, field.from().orElse(0)) + ", \"currency\": \"EUR\"}";
            case INT, LONG ->
                String.valueOf(Math.min(
                        field.to().orElse(1000),
                        Math.max(field.from().orElse(0), field.name().equals("stock") ? 1000 : 1)));
            case BOOL -> "true";
            case DATE -> "\"2030-01-31\"";
            case TIME -> "\"2030-01-31T12:00:00Z\"";
            case UUID -> "\"018f3c1e-0000-7000-8000-000000000001\"";
            case ENUM -> "\"" + field.options().getFirst() + "\"";
            case STATE, SEQUENCE -> "null";
        };
    }

    /// @param depth of the object; the text block of the templates is indented by sixteen
    static String object(List<String> pairs, int depth) {
        String indent = "\n" + " ".repeat(16 + 2 * depth);
        return pairs.stream().collect(Collectors.joining("," + indent + "  ", "{" + indent + "  ", indent + "}"));
    }
}
