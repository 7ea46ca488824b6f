package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A right value of each field, as a request and as a statement write it. What has to differ from row to row holds a
/// number to be put in, which has three digits or more.
final class Literals {
    private static final String UNIQUE = "%1$d";
    /// No format writes a number in letters: they are put in as texts of their own.
    private static final String LETTERS = "letters(%d)";

    private static final int DIGITS = 3;
    private static final int LENGTH_UNLESS_SAID = 200;

    private Literals() {}

    /// The columns of a field that no client of a test reads, and their values: a ciphertext is none that opens.
    static List<String> sql(Resource resource, Field field) {
        if (field.encrypted()) {
            String sealed = "sha256(convert_to('" + UNIQUE + "', 'UTF8'))";
            return field.findable() ? List.of(sealed, sealed) : List.of(sealed);
        }
        return switch (field.type()) {
            case TEXT, MARKDOWN, SLUG -> List.of("'" + text(field) + "'");
            case EMAIL -> List.of("'a" + UNIQUE + "@example.com'");
            case SECRET -> List.of("'{noop}none'");
            case PHONE -> List.of("'" + phone(field) + "'");
            case URL -> List.of("'" + url(field) + "'");
            case COUNTRY -> List.of(field.unique() ? letters(2) : "'DE'");
            case CURRENCY -> List.of(field.unique() ? letters(3) : "'EUR'");
            case MONEY -> List.of(minor(field), "'EUR'");
            case INT, LONG -> List.of(number(field));
            case BOOL -> List.of("true");
            case DATE -> List.of("date '" + date(field) + "'");
            case TIME -> List.of("timestamptz '" + date(field) + " 12:00:00Z'");
            case UUID -> List.of("uuidv7()");
            case ENUM -> List.of("'" + field.options().getFirst() + "'");
            case STATE -> List.of("'" + resource.firstState().orElseThrow() + "'");
            case SEQUENCE -> List.of();
        };
    }

    static String json(Field field) {
        return switch (field.type()) {
            case EMAIL -> "\"a" + UNIQUE + "@example.com\"";
            case SECRET ->
                "\"" + (field.isPassword() ? "correct horse battery" : fitted(field, "secret-" + UNIQUE)) + "\"";
            case TEXT, MARKDOWN, SLUG -> "\"" + text(field) + "\"";
            case PHONE -> "\"" + phone(field) + "\"";
            case URL -> "\"" + url(field) + "\"";
            case COUNTRY -> field.unique() ? "\"" + LETTERS.formatted(2) + "\"" : "\"DE\"";
            case CURRENCY -> field.unique() ? "\"" + LETTERS.formatted(3) + "\"" : "\"EUR\"";
            case MONEY -> "{\"amount\": " + minor(field) + ", \"currency\": \"EUR\"}";
            case INT, LONG -> number(field);
            case BOOL -> "true";
            case DATE -> "\"" + date(field) + "\"";
            case TIME -> "\"" + date(field) + "T12:00:00Z\"";
            case UUID -> "\"018f3c1e-0000-7000-8000-" + (field.unique() ? "%1$012d" : "000000000001") + "\"";
            case ENUM -> "\"" + field.options().getFirst() + "\"";
            case STATE, SEQUENCE -> "null";
        };
    }

    /// Whether it differs from request to request.
    static boolean varies(Field field) {
        String json = json(field);
        return json.contains("%1$") || json.contains(LETTERS.substring(0, LETTERS.indexOf('%')));
    }

    private static String text(Field field) {
        String words = field.type() == Type.SLUG ? "s" : "text ";
        return fitted(field, words + UNIQUE);
    }

    /// @param words that end with the number, which is written as long as the field wants it
    private static String fitted(Field field, String words) {
        int before = words.length() - UNIQUE.length();
        long longest = field.to().orElse(LENGTH_UNLESS_SAID);
        long least = field.from().orElse(0);
        if (longest < before + 2 * DIGITS) {
            return field.unique() ? "%1$0" + Math.max(DIGITS, least) + "d" : "t".repeat((int) Math.max(1, least));
        }
        return least > before + DIGITS ? words.replace(UNIQUE, "%1$0" + (least - before) + "d") : words;
    }

    /// The number as capitals of SQL, in a text that is formatted.
    private static String letters(int many) {
        return IntStream.range(0, many)
                .mapToObj(place -> "chr(65 + " + UNIQUE + " / " + (int) Math.pow(26, many - 1 - place) + " %% 26)")
                .collect(Collectors.joining(" || "));
    }

    /// A text into which a number and others are put, with what comes after them.
    ///
    /// @param arguments expressions of Java, each with a comma before it
    record Lettered(String text, String arguments) {
        /// @param taken how many are put in before
        static Lettered of(String text, int taken) {
            StringBuilder arguments = new StringBuilder();
            String placed = text;
            int place = taken;
            for (int many = 2; many <= 3; many++) {
                String letters = LETTERS.formatted(many);
                if (placed.contains(letters)) {
                    place++;
                    placed = placed.replace(letters, "%" + place + "$s");
                    arguments.append(", ").append(letters);
                }
            }
            return new Lettered(placed, arguments.toString());
        }
    }

    private static String phone(Field field) {
        return field.unique() ? "+49151%1$08d" : "+4915112345678";
    }

    private static String url(Field field) {
        return "https://example.com/" + (field.unique() ? UNIQUE : "a");
    }

    private static String date(Field field) {
        return field.unique() ? "%1$04d-01-31" : "2030-01-31";
    }

    private static String minor(Field field) {
        return field.unique()
                ? unique(field)
                : String.valueOf(Math.min(
                        field.to().orElse(1999), Math.max(1999, field.from().orElse(0))));
    }

    private static String number(Field field) {
        long usual = field.name().equals("stock") ? 1000 : 1;
        return field.unique()
                ? unique(field)
                : String.valueOf(
                        Math.min(field.to().orElse(1000), Math.max(field.from().orElse(0), usual)));
    }

    /// The number after a digit that lifts it over the least value.
    private static String unique(Field field) {
        String least = String.valueOf(field.from().orElse(0));
        return least.length() <= DIGITS ? UNIQUE : (char) (least.charAt(0) + 1) + "%1$0" + (least.length() - 1) + "d";
    }

    /// @param depth of the object; the text block of the templates is indented by sixteen
    static String object(List<String> pairs, int depth) {
        String indent = "\n" + " ".repeat(16 + 2 * depth);
        return pairs.stream().collect(Collectors.joining("," + indent + "  ", "{" + indent + "  ", indent + "}"));
    }
}
