package dev.lintel.read.addresses;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Binary;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Literal;
import dev.lintel.code.Expression.Unary;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.graph.ClaimedAddress.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a condition asks of an address: whether it is on a list or is a certain one, or how often it has called. That
/// it is there at all, or `unknown`, or several in a row, is no such question.
final class AddressTests {
    private static final Set<String> ASKING = Set.of(
            "contains", "containsKey", "equals", "equalsIgnoreCase", "startsWith", "matches", "isMember", "hasKey");
    private static final Pattern ADDRESS = Pattern.compile("localhost|\\d{1,3}\\.[\\d.*]*|[0-9a-fA-F]*:[0-9a-fA-F:]+");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    /// A question is answered where it is asked, or a method or two further down.
    private static final int HOPS = 2;

    private final FromAddress values;
    private final Program program;

    AddressTests(FromAddress values, Program program) {
        this.values = values;
        this.program = program;
    }

    record Test(AddressHeaders.Read read, How how) {}

    Optional<Test> of(Expression condition) {
        return switch (condition) {
            case Unary unary
            when unary.operator().equals("!") ->
                of(unary.operand())
                        .map(test -> test.how() == How.KEEPS_OUT ? new Test(test.read(), How.LETS_IN) : test);
            case Binary both
            when both.operator().equals("&&") || both.operator().equals("||") ->
                of(both.left()).or(() -> of(both.right()));
            case Binary compared
            when ORDER.contains(compared.operator()) -> counted(compared.left()).or(() -> counted(compared.right()));
            case Call call -> asked(call);
            default -> Optional.empty();
        };
    }

    private Optional<Test> counted(Expression number) {
        return Walk.all(number).stream()
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .filter(each -> !each.type().is("java.lang.String"))
                .flatMap(each -> values.read(each).stream())
                .findFirst()
                .map(read -> new Test(read, How.COUNTS));
    }

    private Optional<Test> asked(Call call) {
        List<Expression> all = new ArrayList<>(call.arguments());
        call.receiver().ifPresent(all::add);
        Optional<AddressHeaders.Read> read = values.first(all);
        boolean plain = all.stream()
                .filter(Literal.class::isInstance)
                .map(each -> String.valueOf(((Literal) each).value()))
                .anyMatch(text -> !ADDRESS.matcher(text).matches());
        boolean asks = ASKING.contains(call.name())
                || values.isOwn(call) && call.arguments().size() <= 2 && comparesText(call, HOPS);
        return read.isPresent() && !plain && asks && values.isAskedByItAlone(call)
                ? Optional.of(new Test(read.get(), How.KEEPS_OUT))
                : Optional.empty();
    }

    /// Whether a method of the project's own holds what it is handed against something.
    private boolean comparesText(Call call, int hops) {
        return call.callee().method().flatMap(program::body).stream()
                .flatMap(body -> Walk.calls(body.block()))
                .anyMatch(inside ->
                        ASKING.contains(inside.name()) && !inside.arguments().isEmpty()
                                || hops > 0 && comparesText(inside, hops - 1));
    }
}
