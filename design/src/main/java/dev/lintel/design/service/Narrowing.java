package dev.lintel.design.service;

import dev.lintel.design.contract.ListQuery;
import dev.lintel.design.contract.ListQuery.Match;

/// A parameter by which a list can be narrowed.
///
/// @param component of the query's record
/// @param sql the condition
/// @param name of the parameter, in the address and in the statement
/// @param value expression that is null when the caller did not narrow
public record Narrowing(String component, String sql, String name, String value) {
    static Narrowing of(ListQuery.Narrowing asked, Member member) {
        String name = asked.name();
        return new Narrowing(
                component(asked.match(), member, name),
                member.compared() + comparison(asked.match()) + name,
                name,
                asked.match() == Match.PREFIX ? "Like.prefix(" + name + ")" : value(member, name));
    }

    private static String comparison(Match match) {
        return switch (match) {
            case EQUAL -> " = :";
            case PREFIX -> " like :";
            case FROM -> " >= :";
            case TO -> " <= :";
        };
    }

    private static String component(Match match, Member member, String name) {
        boolean text = match == Match.PREFIX || member.type().equals("String");
        String type = text ? "String" : member.kind() == Member.Kind.MONEY ? "Long" : member.boxed();
        return (text ? "@Size(max = 254) " : "") + "@Nullable " + type + " " + name;
    }

    private static String value(Member member, String name) {
        return switch (member.kind()) {
            case WORD -> name + " == null ? null : " + name + ".name()";
            case INSTANT -> name + " == null ? null : " + name + ".atOffset(ZoneOffset.UTC)";
            case PLAIN, MONEY, DATE, UUID, INT, LONG, BOOL, SEALED -> name;
        };
    }
}
