package dev.lintel.design.service;

import dev.lintel.design.contract.ListQuery;
import dev.lintel.design.contract.ListQuery.Match;
import java.util.ArrayList;
import java.util.List;

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
                component(asked, member, name),
                member.compared() + comparison(asked.match()) + name,
                name,
                asked.match() == Match.PREFIX ? "Condition.prefix(" + name + ")" : value(member, name));
    }

    private static String comparison(Match match) {
        return switch (match) {
            case EQUAL -> " = :";
            case PREFIX -> " like :";
            case FROM -> " >= :";
            case TO -> " <= :";
        };
    }

    private static String component(ListQuery.Narrowing asked, Member member, String name) {
        List<String> words = new ArrayList<>(bounds(asked, member));
        boolean text = asked.match() == Match.PREFIX;
        words.add("@Nullable " + (text ? "String" : member.kind() == Member.Kind.MONEY ? "Long" : member.boxed()));
        words.add(name);
        return String.join(" ", words);
    }

    /// What the column cannot hold nobody can look for.
    private static List<String> bounds(ListQuery.Narrowing asked, Member member) {
        if (member.kind() == Member.Kind.MONEY) {
            return List.of("@PositiveOrZero", asked.isGiven() ? "@Max(Money.MOST)" : "@Max(Money.MOST_SUM)");
        }
        return asked.match() == Match.PREFIX
                ? List.of("@Size(max = " + asked.longest() + ")")
                : asked.field().map(Constraints::bounds).orElse(List.of());
    }

    private static String value(Member member, String name) {
        return switch (member.kind()) {
            case WORD -> name + " == null ? null : " + name + ".name()";
            case INSTANT -> name + " == null ? null : " + name + ".atOffset(ZoneOffset.UTC)";
            case FINDABLE -> member.found(name);
            case PLAIN, MONEY, DATE, UUID, INT, LONG, BOOL, SEALED -> name;
        };
    }
}
