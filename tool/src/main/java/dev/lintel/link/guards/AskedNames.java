package dev.lintel.link.guards;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Walk;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What checks are called, for people.
final class AskedNames {
    private AskedNames() {}

    /// Of a condition: the call that speaks of the caller, else what is asked about, else the
    /// call.
    static String of(Expression condition) {
        return Walk.all(condition, Call.class)
                .filter(call -> IdentityWords.speaksOfIdentity(call.name(), false))
                .findFirst()
                .map(AskedNames::of)
                .or(() -> Walk.all(condition, Expression.Variable.class)
                        .findFirst()
                        .map(Expression.Variable::name))
                .or(() -> Walk.all(condition, Call.class).findFirst().map(AskedNames::of))
                .orElse("in the handler");
    }

    /// `checkFunction(ADMIN)`: a call with those of its arguments that are constants.
    static String of(Call call) {
        return call.arguments().stream()
                .flatMap(each -> constant(each).stream())
                .collect(Collectors.joining(", ", call.name() + "(", ")"));
    }

    private static Optional<String> constant(Expression argument) {
        return switch (argument) {
            case Expression.Literal literal -> Optional.of(String.valueOf(literal.value()));
            case Expression.FieldAccess field
            when field.name().equals(field.name().toUpperCase(Locale.ROOT)) -> Optional.of(field.name());
            default -> Optional.empty();
        };
    }
}
