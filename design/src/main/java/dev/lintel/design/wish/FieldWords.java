package dev.lintel.design.wish;

import dev.lintel.design.found.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One field as a sentence says it, in the words of a brief.
///
/// @param name as in Java
/// @param brief `money`, `text(1..120) unique`
/// @param noun what it is called, to look for a row of that name
/// @param why what its name alone decided; empty where the sentence said the type
/// @param unusual whether neither the sentence nor its name said a type
record FieldWords(String name, String brief, Noun noun, String why, boolean unusual) {
    private static final int MOST_WORDS = 4;
    private static final Pattern RANGE = Pattern.compile(
            "\\(?\\b(?:from |between )?(\\d{1,9}) ?(?:\\.\\.|-| to | and )(\\d{1,9})(?: (?:characters|chars|letters))?\\)?");
    private static final Pattern LONGEST = Pattern.compile(
            "\\(?\\b(?:of )?(?:at most|max\\.?|maximum|up to) (\\d{1,6})(?: (?:characters|chars|letters|long))?\\)?");
    private static final Pattern UNIT = Pattern.compile("\\bin (?:[a-z]{3}|percent|cents|grams|minutes|hours|days)\\b");
    private static final Pattern OPTIONS = Pattern.compile("\\(([a-z0-9_ -]+(?:\\|[a-z0-9_ -]+)+)\\)");
    private static final Pattern OPTIONAL = Pattern.compile("\\(?\\b(?:optional|optionally|nullable)\\b\\)?|\\?$");
    private static final Pattern REQUIRED = Pattern.compile("\\(?\\b(?:required|mandatory|non-?null|not null)\\b\\)?");
    private static final Pattern UNIQUE = Pattern.compile("\\(?\\bunique\\b\\)?");
    private static final Pattern ARTICLES =
            Pattern.compile("^(?:(?:an?|the|its|their|his|her|some|also|one|whether (?:it|they) (?:is|are)) )+");

    /// With one of these it says who may or what holds, and names nothing.
    private static final Pattern CLAUSE = Pattern.compile(
            "^(?:for|of|in|on|by|to|with|at|from|per|about|let|allow) |^(?:read|write|create|change|update|edit|delete|remove|manage)$|\\b(?:may|can|cannot|only|must|should|shall|will|who|whose|which|that|belongs?|belonging|if|when|than|unless)\\b");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "text"),
            Map.entry("text", "text"),
            Map.entry("varchar", "text"),
            Map.entry("int", "int"),
            Map.entry("integer", "int"),
            Map.entry("long", "long"),
            Map.entry("bigint", "long"),
            Map.entry("decimal", "money"),
            Map.entry("money", "money"),
            Map.entry("bool", "bool"),
            Map.entry("boolean", "bool"),
            Map.entry("flag", "bool"),
            Map.entry("date", "date"),
            Map.entry("datetime", "time"),
            Map.entry("timestamp", "time"),
            Map.entry("instant", "time"),
            Map.entry("uuid", "uuid"),
            Map.entry("url", "url"),
            Map.entry("email", "email"),
            Map.entry("phone", "phone"),
            Map.entry("slug", "slug(80)"));
    private static final String ANY_TYPE = TYPES.keySet().stream().sorted().collect(Collectors.joining("|"));
    /// A bare word behind a name is a type only where no name ends so: "end date" is a name.
    private static final Pattern TYPED = Pattern.compile("(?:(?: as | ?: ?| is |\\s?\\()(?:an? )?(" + ANY_TYPE
            + ")\\)?| (string|varchar|int|integer|bigint|decimal|bool|boolean|flag|datetime|timestamp|uuid))$");

    /// What fields of a name are, nearly always.
    ///
    /// @param name all of the name, in the spelling of columns
    private record Usual(Pattern name, String brief, String says) {}

    private static final List<Usual> USUAL = Stream.of(
                    usual("(.*_)?email", "email", "an address of at most 254 characters"),
                    usual("(.*_)?(phone|mobile|fax|telephone|phone_number|mobile_number)", "phone", "a number to call"),
                    usual("(.*_)?(url|link|website|homepage)", "url", "an address of the web"),
                    usual(
                            "(.*_)?(photo|picture|image|avatar|logo|video)",
                            "url",
                            "the address where it lies, not its bytes"),
                    usual("(.*_)?weekday|(.*_)?day_of_week", "int(1..7)", "a number from 1, Monday, to 7 (ISO 8601)"),
                    usual(
                            "(.*_)?(price|amount|cost|total|fee|salary|balance|budget|deposit)",
                            "money",
                            "money with two digits behind the point, never negative"),
                    usual("(.*_)?(rating|stars)", "int(1..5)", "a whole number from 1 to 5"),
                    usual("(.*_)?(percent|percentage|discount)", "int(0..100)", "a whole number from 0 to 100"),
                    usual(
                            "(.*_)?(stock|quantity|count|age|position|priority|points|capacity|pages|seats|score|year|weight"
                                    + "|height|width|length|duration|size|level)",
                            "int(0..)",
                            "a whole number, never negative"),
                    usual(
                            "(.*_)?(date|day|birthday|deadline|date_of_birth)|(due|paid|issued|signed|sold|bought)_on"
                                    + "|date_(?!format)[a-z_]+|(warranty|valid|open)_(from|until|till)|expires(_on)?",
                            "date",
                            "a day without a time"),
                    usual("(.*_)?(time|timestamp|moment)|.*_at", "time", "a moment"),
                    usual(
                            "(is_|has_).*|(.*_)?(active|enabled|visible|published|archived|deleted|paid|done|completed"
                                    + "|available|public|hidden|default)",
                            "bool",
                            "yes or no"),
                    usual("slug", "slug(80) unique", "small letters, digits and hyphens, and unique"),
                    usual(
                            "sku|isbn|ean|barcode|code|number|(serial|invoice|order|customer|reference|article)_number",
                            "text(1..64) unique",
                            "a text that no two rows share"),
                    usual(
                            "(.*_)?(description|note|notes|remark|remarks|bio|about)",
                            "text(..2000)?",
                            "a text of at most 2000 characters that may be left out"),
                    usual(
                            "(.*_)?(body|content|comment|message|text|summary|question|answer)",
                            "text(1..2000)",
                            "a text of at most 2000 characters"),
                    usual("(.*_)?(status|state|type|kind)", "text(1..40)", "a word of at most 40 characters"),
                    usual("(.*_)?country", "country", "two letters (ISO 3166)"),
                    usual("(.*_)?currency", "currency", "three letters (ISO 4217)"),
                    usual("(.*_)?(name|title|label|subject)", "text(1..120)", "a text of at most 120 characters"),
                    usual("(.*_)?(password|secret|token|pin|api_key)", "secret", "never shown"))
            .toList();
    private static final Usual OTHERWISE = usual(".*", "text(1..200)", "a text of at most 200 characters");

    private static Usual usual(String name, String brief, String says) {
        return new Usual(Pattern.compile(name), brief, says);
    }

    /// @param said what stands between two commas
    /// @return empty when it is no name with what can be said of one
    static Optional<FieldWords> of(String said) {
        String rest = ARTICLES.matcher(said.strip()).replaceFirst("");
        boolean optional = OPTIONAL.matcher(rest).find();
        boolean required = REQUIRED.matcher(rest).find();
        boolean unique = UNIQUE.matcher(rest).find();
        rest = without(without(without(rest, OPTIONAL), REQUIRED), UNIQUE);
        Matcher options = OPTIONS.matcher(rest);
        String oneOf = options.find() ? oneOf(options.group(1)) : "";
        rest = without(rest, OPTIONS);
        Matcher range = RANGE.matcher(rest);
        String bounds = range.find() ? "(" + range.group(1) + ".." + range.group(2) + ")" : "";
        rest = without(rest, RANGE);
        Matcher longest = LONGEST.matcher(rest);
        String most = longest.find() ? longest.group(1) : "";
        rest = without(without(rest, LONGEST), UNIT);
        Matcher typed = TYPED.matcher(rest);
        String type =
                typed.find() ? TYPES.getOrDefault(typed.group(1) == null ? typed.group(2) : typed.group(1), "") : "";
        rest = ARTICLES.matcher(without(rest, TYPED)).replaceFirst("");
        rest = rest.replaceFirst("^number of ", "");
        if (CLAUSE.matcher(rest).find()
                || rest.isEmpty()
                || rest.split("[ _-]+").length > MOST_WORDS
                || !rest.matches("[a-z][a-z0-9 _-]*")) {
            return Optional.empty();
        }
        String snake = rest.strip().replaceAll("[ _-]+", "_");
        Usual usual = USUAL.stream()
                .filter(each -> each.name().matcher(snake).matches())
                .findFirst()
                .orElse(
                        said.contains("number of ")
                                ? new Usual(OTHERWISE.name(), "int(0..)", "a whole number")
                                : OTHERWISE);
        String brief = oneOf.isEmpty()
                ? bounded(type.isEmpty() ? usual.brief() : type, bounds, most, usual == OTHERWISE && !letters(said))
                : "enum(" + oneOf + ")";
        boolean told = !oneOf.isEmpty() || !type.isEmpty() || !bounds.isEmpty() || !most.isEmpty();
        return Optional.of(new FieldWords(
                Words.field(snake),
                marked(brief, optional, required, unique),
                new Noun(List.of(snake.split("_"))),
                told ? "" : usual.says(),
                !told && usual == OTHERWISE));
    }

    private static boolean letters(String said) {
        return said.matches(".*\\b(characters|chars|letters)\\b.*");
    }

    private static String without(String text, Pattern part) {
        return part.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    private static String oneOf(String words) {
        return Stream.of(words.split("\\|"))
                .map(each -> each.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_"))
                .collect(Collectors.joining("|"));
    }

    /// Bounds that were said take the place of usual ones.
    private static String bounded(String brief, String bounds, String most, boolean number) {
        String type = brief.replaceFirst("[( ?].*", "");
        String more = brief.substring(brief.replaceFirst("[ ?].*", "").length());
        if (!bounds.isEmpty()) {
            return (type.equals("text") && number ? "int" : type) + bounds + more;
        }
        if (!most.isEmpty()) {
            return type + (type.equals("text") ? "(1.." : "(0..") + most + ")" + more;
        }
        return type.equals("text") && type.length() == brief.length() ? "text(1..200)" : brief;
    }

    private static String marked(String brief, boolean optional, boolean required, boolean unique) {
        String type = brief.replaceFirst("[ ?].*", "");
        boolean mayLack = optional || brief.contains("?") && !required;
        return type + (mayLack ? "?" : "") + (unique || brief.endsWith(" unique") ? " unique" : "");
    }
}
