package dev.lintel.read.clients;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Type;
import dev.lintel.graph.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises the calls that leave the process (`calls.tsv`).
final class CallTable {
    private final Map<String, List<Row>> byMethod = new HashMap<>();

    /// @param after the method that must stand in the chain before; empty when the call is made on the type itself
    record Row(String type, String after, String library, Client.Kind kind) {}

    /// A call that leaves the process.
    ///
    /// @param client the expression that is the client
    record Sending(Call call, Expression client, Row row) {}

    CallTable() {
        for (List<String> row : Rows.of("calls.tsv")) {
            Row read = new Row(row.get(0), row.get(1), row.get(3), Client.Kind.valueOf(row.get(4)));
            for (String method : row.get(2).split(" ")) {
                byMethod.computeIfAbsent(method, _ -> new ArrayList<>()).add(read);
            }
        }
    }

    /// The methods that may leave the process, by name alone.
    Set<String> names() {
        return byMethod.keySet();
    }

    Optional<Sending> sending(Call call, Code code) {
        for (Row row : byMethod.getOrDefault(call.name(), List.of())) {
            Optional<Expression> client = row.after().isEmpty() ? direct(call, row) : chained(call, row, code);
            if (client.isPresent() && !isLocal(client.get())) {
                return Optional.of(new Sending(call, client.get(), row));
            }
        }
        return Optional.empty();
    }

    /// RestClient's and WebClient's `exchange` stand on the request, so the client is looked for down the chain as
    /// well.
    private static Optional<Expression> direct(Call call, Row row) {
        if (call.receiver().isEmpty()) {
            return Optional.empty();
        }
        Expression receiver = call.receiver().get();
        boolean fluent = row.type().endsWith("RestClient") || row.type().endsWith("WebClient");
        if (call.callee().owner().equals(row.type())) {
            return Optional.of(receiver);
        }
        for (Expression each = receiver; each != null; each = fluent ? below(each) : null) {
            if (is(each, row.type())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Optional<Expression> chained(Call call, Row row, Code code) {
        boolean after = false;
        Expression each = call.receiver().orElse(null);
        for (int hops = 0; each != null && hops < 64; hops++) {
            if (after && is(each, row.type())) {
                return Optional.of(each);
            }
            after |= each instanceof Call part && part.name().equals(row.after());
            each = each instanceof Expression.Variable variable ? code.assignedOnce(variable.name()) : below(each);
        }
        return Optional.empty();
    }

    private static @Nullable Expression below(Expression expression) {
        return expression instanceof Call part ? part.receiver().orElse(null) : null;
    }

    private static boolean is(Expression expression, String type) {
        Type found = expression instanceof Expression.TypeName named ? named.type() : expression.type();
        return found.is(type);
    }

    /// What `getResource` gives is a file of the application.
    private static boolean isLocal(Expression client) {
        return client instanceof Call part && part.name().startsWith("getResource");
    }
}
