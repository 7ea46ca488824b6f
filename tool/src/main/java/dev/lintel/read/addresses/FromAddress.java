package dev.lintel.read.addresses;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Assign;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What of one method is made of an address that a header claims: variables, texts put together of it, and what a
/// library answers that was asked by such a text alone.
final class FromAddress {
    private static final Set<String> GATHERING = Set.of("append", "add", "put", "insert", "join");
    private static final Set<String> GATHERERS = Set.of(
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.util.StringJoiner",
            "java.util.List",
            "java.util.ArrayList");

    /// Answers that say nothing of the address itself.
    private static final Set<String> SHAPES =
            Set.of("length", "indexOf", "size", "isEmpty", "isBlank", "hashCode", "hasText", "hasLength");

    private final Body body;
    private final AddressHeaders headers;
    private final Map<MethodId, AddressHeaders.Read> giving;
    private final Program program;
    private final Map<String, AddressHeaders.Read> variables = new HashMap<>();
    private final Set<String> parameters = new HashSet<>();

    FromAddress(Body body, AddressHeaders headers, Map<MethodId, AddressHeaders.Read> giving, Program program) {
        this.body = body;
        this.headers = headers;
        this.giving = giving;
        this.program = program;
        program.method(body.method())
                .ifPresent(method -> method.parameters().forEach(each -> parameters.add(each.name())));
        List<Node> nodes = Walk.all(body.block());
        Map<Node, List<Statement.If>> around = around(body);
        int known = -1;
        while (known < variables.size()) {
            known = variables.size();
            nodes.stream()
                    .filter(each ->
                            around.getOrDefault(each, List.of()).stream().allMatch(this::asksOfAddress))
                    .forEach(this::note);
        }
    }

    /// The branches that each node stands in.
    private static Map<Node, List<Statement.If>> around(Body body) {
        Map<Node, List<Statement.If>> around = new IdentityHashMap<>();
        Walk.all(body.block(), Statement.If.class)
                .forEach(choice -> Stream.concat(Stream.of(choice.then()), choice.otherwise().stream())
                        .flatMap(branch -> Walk.all(branch).stream())
                        .forEach(inside -> around.computeIfAbsent(inside, _ -> new ArrayList<>())
                                .add(choice)));
        return around;
    }

    /// Whether a branch depends on what was read, `if (address == null)`. One that depends on a setting or on a kind
    /// of limit may never be taken.
    private boolean asksOfAddress(Statement.If choice) {
        return Walk.all(choice.condition()).stream()
                .filter(Expression.class::isInstance)
                .anyMatch(each -> read((Expression) each).isPresent());
    }

    private void note(Node node) {
        switch (node) {
            case Statement.Local local -> local.value().flatMap(this::read).ifPresent(read -> put(local.name(), read));
            case Assign assign
            when assign.target() instanceof Variable variable ->
                read(assign.value()).ifPresent(read -> put(variable.name(), read));
            case Call call
            when GATHERING.contains(call.name())
                    && call.receiver().orElse(null) instanceof Variable variable
                    && GATHERERS.contains(variable.type().erasure()) ->
                call.arguments().stream()
                        .flatMap(each -> read(each).stream())
                        .findFirst()
                        .ifPresent(read -> put(variable.name(), read));
            default -> {
                // nothing is kept here
            }
        }
    }

    private void put(String name, AddressHeaders.Read read) {
        variables.putIfAbsent(name, read);
    }

    /// Where the address was read that this is made of.
    Optional<AddressHeaders.Read> read(Expression from) {
        return switch (from) {
            case Variable variable -> Optional.ofNullable(variables.get(variable.name()));
            case Call call -> ofCall(call);
            case Expression.Concat concat -> first(concat.parts());
            case Expression.Cast cast -> read(cast.operand());
            case Expression.Conditional choice -> first(List.of(choice.whenTrue(), choice.whenFalse()));
            case Expression.Index index -> read(index.array());
            case Expression.NewArray array -> first(array.elements());
            case Assign assign -> read(assign.value());
            default -> Optional.empty();
        };
    }

    private Optional<AddressHeaders.Read> ofCall(Call call) {
        Optional<AddressHeaders.Read> own =
                call.callee().method().flatMap(method -> Optional.ofNullable(giving.get(method)));
        Optional<AddressHeaders.Read> header = own.or(() -> headers.of(call, body));
        if (header.isPresent() || SHAPES.contains(call.name())) {
            return header;
        }
        if (isOwn(call)) {
            boolean textOfText =
                    call.type().is("java.lang.String") && call.arguments().size() <= 2 && isAskedByItAlone(call);
            return textOfText ? first(call.arguments()) : Optional.empty();
        }
        boolean isText = call.receiver().filter(each -> isText(each.type())).isPresent();
        return isText
                ? call.receiver().flatMap(this::read)
                : isAskedByItAlone(call) ? first(call.arguments()) : Optional.empty();
    }

    /// Whether nothing goes in that the caller names otherwise; the request is asked for the peer's address.
    boolean isAskedByItAlone(Call call) {
        return call.arguments().stream()
                .filter(each -> read(each).isEmpty())
                .flatMap(each -> Walk.all(each, Variable.class))
                .noneMatch(each -> parameters.contains(each.name())
                        && !each.type().erasure().endsWith("Request"));
    }

    /// Whether the project's own code answers the call.
    boolean isOwn(Call call) {
        return call.callee().method().flatMap(program::body).isPresent();
    }

    private static boolean isText(Type type) {
        return type.is("java.lang.String") || GATHERERS.contains(type.erasure());
    }

    Optional<AddressHeaders.Read> first(List<Expression> some) {
        return some.stream().flatMap(each -> read(each).stream()).findFirst();
    }
}
