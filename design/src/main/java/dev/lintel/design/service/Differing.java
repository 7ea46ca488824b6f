package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.brief.Type;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/// What tests write otherwise in each row of a resource because a rule allows one of a kind: the day, where there is
/// one request per person and day.
///
/// @param same whether what a rule names, a link or a field, is the same in each row as it is
record Differing(Brief brief, Resource resource, Predicate<String> same) {
    /// More rows than all tests of a service make.
    private static final long ROWS = 10_000;
    /// The first number that they count.
    private static final long FIRST = 100;

    /// For rows beside which nothing is made anew.
    static Differing of(Brief brief, Resource resource) {
        return new Differing(
                brief,
                resource,
                called -> resource.field(called)
                        .filter(field -> field.isWritable() && Literals.varies(field))
                        .isEmpty());
    }

    /// The field, told to be unique where it has to differ.
    Field in(Field field) {
        return isChosen(field.name()) ? field.asUnique() : field;
    }

    /// Whether two rows can never be alike in all that one of the rules names.
    boolean tells(Rule.OneEach rule) {
        return !rule.by().stream().allMatch(same) || chosen(rule).isPresent();
    }

    private boolean isChosen(String field) {
        return brief.onesOf(resource).stream()
                .flatMap(rule -> chosen(rule).stream())
                .anyMatch(each -> each.name().equals(field));
    }

    private Optional<Field> chosen(Rule.OneEach rule) {
        return rule.by().stream().allMatch(same)
                ? rule.by().stream()
                        .flatMap(called -> resource.field(called).stream())
                        .filter(field -> field.isWritable() && hasRoom(field))
                        .min(Comparator.comparing(Differing::isOfLetters))
                : Optional.empty();
    }

    /// What no format writes as a number is taken where there is nothing else.
    private static boolean isOfLetters(Field field) {
        return field.type() == Type.COUNTRY || field.type() == Type.CURRENCY;
    }

    private static boolean hasRoom(Field field) {
        return switch (field.type()) {
            case DATE, TIME, EMAIL, PHONE, URL, UUID, COUNTRY, CURRENCY -> true;
            case TEXT, MARKDOWN, SLUG ->
                field.to().orElse(ROWS) >= String.valueOf(ROWS).length();
            case INT, LONG, MONEY ->
                field.from().orElse(0) <= FIRST && field.to().orElse(ROWS) >= ROWS;
            case BOOL, ENUM, SECRET, SEQUENCE, STATE -> false;
        };
    }
}
