package dev.lintel.design.service;

import dev.lintel.design.brief.AccessPattern.Sort;
import dev.lintel.design.brief.Field;
import java.util.Locale;

/// An order that a list can be asked in.
///
/// @param constant of the enum
/// @param word of the request, `-createdAt`
/// @param value lambda from a row to the text of a cursor
/// @param parse function from that text to a parameter
public record SortChoice(String constant, String word, String orderBy, String after, String value, String parse) {
    static SortChoice of(Sort sort, Member member, String row) {
        boolean down = sort.descending();
        String column = member.compared();
        String end = down ? " desc" : "";
        String get = row + "." + member.name() + "()";
        boolean id = member.name().equals("id");
        return new SortChoice(
                Field.snake(sort.field()).toUpperCase(Locale.ROOT) + (down ? "_DOWN" : "_UP"),
                (down ? "-" : "") + sort.field(),
                id ? "id" + end : column + end + ", id" + end,
                id
                        ? "id " + (down ? "<" : ">") + " :afterId"
                        : "(" + column + ", id) " + (down ? "<" : ">") + " (:after, :afterId)",
                row + " -> "
                        + switch (member.kind()) {
                            case PLAIN, SEALED, FINDABLE -> get;
                            case MONEY -> get + ".amount().toString()";
                            case WORD -> get + ".name()";
                            case INSTANT, DATE, UUID -> get + ".toString()";
                            case INT, LONG, BOOL -> "String.valueOf(" + get + ")";
                        },
                switch (member.kind()) {
                    case PLAIN, SEALED, FINDABLE -> "text -> text";
                    case WORD -> "text -> " + member.type() + ".valueOf(text).name()";
                    case MONEY, LONG -> "Long::valueOf";
                    case INT -> "Integer::valueOf";
                    case BOOL -> "Boolean::valueOf";
                    case INSTANT -> "text -> Instant.parse(text).atOffset(ZoneOffset.UTC)";
                    case DATE -> "LocalDate::parse";
                    case UUID -> "UUID::fromString";
                });
    }
}
