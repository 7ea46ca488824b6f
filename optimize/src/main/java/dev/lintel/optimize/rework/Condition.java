package dev.lintel.optimize.rework;

import dev.lintel.code.Expression.Literal;
import dev.lintel.code.Parameter;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which rows a repository's method asks for, as the condition of another statement in JPQL over the same entity.
///
/// @param alias what the condition calls a row
/// @param text without `where`; empty for all rows
/// @param order as the method says it, `name desc` or `OrderByNameDesc`; empty for none
/// @param parameters names in the text of the method's own parameters, in their order
record Condition(String alias, String text, String order, List<String> parameters) {
    /// Longest first, as Spring Data tries them (`Part.Type`); those that change the value are left out.
    private static final List<Map.Entry<String, String>> KEYWORDS = List.of(
            Map.entry("GreaterThanEqual", ">= "),
            Map.entry("LessThanEqual", "<= "),
            Map.entry("GreaterThan", "> "),
            Map.entry("LessThan", "< "),
            Map.entry("IsNotNull", "is not null"),
            Map.entry("NotNull", "is not null"),
            Map.entry("IsNull", "is null"),
            Map.entry("Null", "is null"),
            Map.entry("IsBefore", "< "),
            Map.entry("Before", "< "),
            Map.entry("IsAfter", "> "),
            Map.entry("After", "> "),
            Map.entry("IsTrue", "= true"),
            Map.entry("True", "= true"),
            Map.entry("IsFalse", "= false"),
            Map.entry("False", "= false"),
            Map.entry("IsIn", "in "),
            Map.entry("In", "in "),
            Map.entry("Equals", "= "),
            Map.entry("Is", "= "),
            Map.entry("", "= "));
    private static final Pattern DERIVED =
            Pattern.compile("(?:find|read|get|query|search|stream)(?:All|\\p{Lu}\\w*?)??By(\\p{Lu}\\w*)?");
    private static final Pattern SELECTED =
            Pattern.compile("(?is)\\s*(?:select\\s+(?<selected>\\w+)\\s+)?from\\s+[\\w.]+\\s+(?:as\\s+)?(?<alias>\\w+)"
                    + "(?:\\s+where\\s+(?<where>.*?))?(?:\\s+order\\s+by\\s+(?<order>[\\w.,\\s]+))?\\s*");
    private static final Pattern BEYOND =
            Pattern.compile("(?i)\\b(?:join|group\\s+by|having|fetch|limit)\\b|\\?|#\\{|%");

    Condition {
        parameters = List.copyOf(parameters);
    }

    /// Empty where the same rows cannot be said for certain.
    static Optional<Condition> of(RowQuery asked) {
        String alias = asked.entityName().substring(0, 1).toLowerCase(Locale.ROOT);
        if (asked.method().isEmpty()) {
            boolean all = asked.call().arguments().isEmpty();
            return all ? Optional.of(new Condition(alias, "", "", List.of())) : Optional.empty();
        }
        List<Parameter> parameters = asked.method().get().parameters();
        List<String> names = parameters.stream().map(Condition::name).toList();
        return switch (asked.query().language()) {
            case DERIVED_NAME -> derived(asked.query().text(), alias, asked.entity(), names);
            case JPQL -> written(asked.query().text(), names);
            default -> Optional.empty();
        };
    }

    static String name(Parameter parameter) {
        return NewMethod.named(parameter)
                .flatMap(each -> each.value("value"))
                .filter(Literal.class::isInstance)
                .map(each -> String.valueOf(((Literal) each).value()))
                .orElse(parameter.name());
    }

    private static Optional<Condition> derived(String name, String alias, Entity entity, List<String> names) {
        Matcher matcher = DERIVED.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = Optional.ofNullable(matcher.group(1)).orElse("");
        String subject = name.substring(0, name.length() - rest.length());
        if (subject.contains("First") || subject.contains("Top") || subject.contains("Distinct")) {
            return Optional.empty();
        }
        int orderBy = rest.indexOf("OrderBy");
        String order = orderBy < 0 ? "" : rest.substring(orderBy);
        rest = orderBy < 0 ? rest : rest.substring(0, orderBy);
        List<String> conditions = new ArrayList<>();
        List<String> open = new ArrayList<>(names);
        for (String part : rest.isEmpty() ? new String[0] : rest.split("And(?=\\p{Lu})")) {
            Optional<String> condition = part(part, alias, entity, open);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(condition.get());
        }
        return open.isEmpty()
                ? Optional.of(new Condition(alias, String.join(" and ", conditions), order, names))
                : Optional.empty();
    }

    private static Optional<String> part(String part, String alias, Entity entity, List<String> open) {
        for (Map.Entry<String, String> keyword : KEYWORDS) {
            if (!part.endsWith(keyword.getKey())) {
                continue;
            }
            String name = part.substring(0, part.length() - keyword.getKey().length());
            Optional<Property> property = name.isEmpty()
                    ? Optional.empty()
                    : entity.property(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            if (property.filter(each -> !each.column().isEmpty()).isEmpty()) {
                continue;
            }
            String compared = alias + "." + property.get().name() + " " + keyword.getValue();
            if (!keyword.getValue().endsWith(" ")) {
                return Optional.of(compared);
            }
            return open.isEmpty() ? Optional.empty() : Optional.of(compared + ":" + open.removeFirst());
        }
        return Optional.empty();
    }

    private static Optional<Condition> written(String text, List<String> names) {
        Matcher matcher = SELECTED.matcher(text);
        if (!matcher.matches() || BEYOND.matcher(text).find()) {
            return Optional.empty();
        }
        String alias = matcher.group("alias");
        String selected = Optional.ofNullable(matcher.group("selected")).orElse(alias);
        String where =
                Optional.ofNullable(matcher.group("where")).orElse("").strip().replaceAll("\\s+", " ");
        boolean named = names.stream().allMatch(name -> where.matches("(?s).*:" + Pattern.quote(name) + "\\b.*"));
        return selected.equals(alias) && !alias.equalsIgnoreCase("where") && named
                ? Optional.of(new Condition(
                        alias,
                        where,
                        Optional.ofNullable(matcher.group("order")).orElse("").strip(),
                        names))
                : Optional.empty();
    }
}
