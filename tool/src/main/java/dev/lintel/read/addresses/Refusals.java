package dev.lintel.read.addresses;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Literal;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.Set;

/// Branches that refuse a request: an exception, an answer with an error, `false` to whoever asked.
final class Refusals {
    private static final Set<String> ANSWERS = Set.of("sendError", "setStatus", "setStatusCode", "abortWith");

    private Refusals() {}

    static boolean in(Statement.If choice) {
        return refuses(choice.then())
                || choice.otherwise().filter(Refusals::refuses).isPresent();
    }

    private static boolean refuses(Statement branch) {
        return Walk.all(branch).stream().anyMatch(Refusals::refuses);
    }

    private static boolean refuses(Node node) {
        return switch (node) {
            case Statement.Throw _ -> true;
            case Statement.Return leave ->
                leave.value()
                        .filter(each -> each instanceof Literal literal && Boolean.FALSE.equals(literal.value()))
                        .isPresent();
            case Call call -> ANSWERS.contains(call.name()) || complains(call);
            default -> false;
        };
    }

    /// `errors.add("not from here")`.
    private static boolean complains(Call call) {
        return call.name().equals("add")
                && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expression.Literal literal
                && literal.value() instanceof String;
    }
}
