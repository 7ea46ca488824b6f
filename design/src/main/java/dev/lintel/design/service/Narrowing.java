package dev.lintel.design.service;

/// A parameter by which a list can be narrowed.
///
/// @param component of the query's record
/// @param sql the condition
/// @param name of the statement's parameter
/// @param value expression that is null when the caller did not narrow
public record Narrowing(String component, String sql, String name, String value) {
    static Narrowing equal(Member member) {
        String value = member.kind() == Member.Kind.WORD
                ? member.name() + " == null ? null : " + member.name() + ".name()"
                : member.name();
        return new Narrowing(
                bounded(member) + "@Nullable " + member.boxed() + " " + member.name(),
                member.compared() + " = :" + member.name(),
                member.name(),
                value);
    }

    static Narrowing prefix(Member member) {
        return new Narrowing(
                bounded(member) + "@Nullable String " + member.name(),
                member.column() + " like :" + member.name(),
                member.name(),
                "Like.prefix(" + member.name() + ")");
    }

    /// @param end `from` or `to`
    static Narrowing range(Member member, String end) {
        String name = member.name() + Member.capital(end);
        boolean time = member.kind() == Member.Kind.INSTANT;
        String type = member.kind() == Member.Kind.MONEY ? "Long" : member.boxed();
        return new Narrowing(
                "@Nullable " + type + " " + name,
                member.compared() + (end.equals("from") ? " >= :" : " <= :") + name,
                name,
                time ? name + " == null ? null : " + name + ".atOffset(ZoneOffset.UTC)" : name);
    }

    private static String bounded(Member member) {
        return member.type().equals("String") ? "@Size(max = 254) " : "";
    }
}
