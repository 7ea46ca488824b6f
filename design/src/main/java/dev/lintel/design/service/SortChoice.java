package dev.lintel.design.service;

import dev.lintel.design.brief.AccessPattern.Sort;
import dev.lintel.design.brief.Field;
import java.util.Locale;

/// An order that a list can be asked in.
///
/// @param constant of the schema's enum
/// @param word of the request, `-createdAt`
/// @param keyset the expression that makes it
public record SortChoice(String constant, String word, String keyset) {
    static SortChoice of(Sort sort, Member member, String type) {
        boolean down = sort.descending();
        String word = (down ? "-" : "") + sort.field();
        String get = type + "::" + member.name();
        String value = member.kind() == Member.Kind.MONEY ? "row -> row." + member.name() + "().amount()" : get;
        String parse = switch (member.kind()) {
            case PLAIN, SEALED, FINDABLE -> "text -> text";
            case WORD -> "text -> " + member.type() + ".valueOf(text).name()";
            case MONEY, LONG -> "Long::valueOf";
            case INT -> "Integer::valueOf";
            case BOOL -> "Boolean::valueOf";
            case INSTANT -> "OffsetDateTime::parse";
            case DATE -> "LocalDate::parse";
            case UUID -> "UUID::fromString";
        };
        return new SortChoice(
                Field.snake(sort.field()).toUpperCase(Locale.ROOT) + (down ? "_DOWN" : "_UP"),
                word,
                "Keyset." + (down ? "down" : "up") + "(\"" + word + "\", \"" + member.compared() + "\", " + type
                        + "::id, " + value + ", " + parse + ")");
    }
}
