package dev.lintel.link.guards;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import java.util.List;
import java.util.Locale;

/// Whether branches of handlers turn their callers away.
final class Branches {
    private Branches() {}

    /// Whether a branch turns its caller away and gives him nothing: it throws, or answers with an error.
    static boolean refuses(Statement branch) {
        List<Statement.Throw> thrown = Walk.all(branch, Statement.Throw.class).toList();
        if (!thrown.isEmpty()) {
            return Walk.all(branch, Statement.Return.class).findAny().isEmpty()
                    && !thrown.stream().allMatch(Branches::saysNothingIsThere);
        }
        return Walk.all(branch, Expression.class).anyMatch(Branches::saysNo);
    }

    /// It says that something is not there, whoever asks.
    private static boolean saysNothingIsThere(Statement.Throw leave) {
        return leave.exception().type() instanceof Type.Declared named && IdentityWords.isForNothing(named.name());
    }

    /// Whether it throws what callers get who are nobody or have no right.
    static boolean throwsForNobody(Statement branch) {
        return Walk.all(branch, Statement.Throw.class)
                .anyMatch(each -> each.exception().type() instanceof Type.Declared named
                        && IdentityWords.isForWhoMayNot(named.name()));
    }

    private static boolean saysNo(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal ->
                literal.value() instanceof Integer status && (status == 401 || status == 403)
                        || literal.value() instanceof String text
                                && text.toLowerCase(Locale.ROOT).contains("login");
            case Expression.FieldAccess field -> IdentityWords.isRefusal(field.name());
            case Call call -> IdentityWords.isRefusal(call.name());
            default -> false;
        };
    }
}
