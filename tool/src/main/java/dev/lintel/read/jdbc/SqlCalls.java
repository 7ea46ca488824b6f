package dev.lintel.read.jdbc;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.code.value.CallChains;
import dev.lintel.code.value.CallChains.Chain;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The statements that one body runs.
final class SqlCalls {
    private static final Set<String> TEMPLATES = Set.of(
            "query",
            "queryForObject",
            "queryForList",
            "queryForMap",
            "queryForRowSet",
            "queryForStream",
            "update",
            "batchUpdate",
            "execute");
    private static final Set<String> CLIENT_ENDS = Set.of(
            "list",
            "single",
            "optional",
            "stream",
            "set",
            "singleValue",
            "optionalValue",
            "listOfRows",
            "singleRow",
            "singleColumn",
            "update",
            "all",
            "one",
            "first",
            "rowsUpdated",
            "then",
            "query",
            "flow",
            "await");
    private static final Set<String> EXECUTIONS =
            Set.of("executeQuery", "executeUpdate", "execute", "executeLargeUpdate", "executeBatch");

    /// On a handle of JDBI's; the statement runs at the end of the chain.
    private static final Set<String> JDBI = Set.of(
            "createQuery", "createUpdate", "createStatement", "prepareBatch", "select", "insert", "update", "execute");
    private static final Set<String> JDBI_ENDS = Set.of(
            "list",
            "one",
            "findOne",
            "findOnly",
            "only",
            "first",
            "findFirst",
            "stream",
            "set",
            "collect",
            "iterator",
            "execute",
            "executeAndReturnGeneratedKeys");

    /// What a body has to call to run any statement at all.
    static final Set<String> RUNS = Stream.of(TEMPLATES, EXECUTIONS, JDBI, Set.of("sql"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Body body;
    private final Dialect dialect;
    private final Texts texts;
    private final CallChains chains;
    private final BoundValues values;
    private final Map<Call, Call> outer = new IdentityHashMap<>();

    SqlCalls(Body body, Program program, Dialect dialect) {
        this.body = body;
        this.dialect = dialect;
        this.texts = new Texts(body, program);
        this.chains = CallChains.of(body);
        this.values = new BoundValues(body, chains, program);
    }

    List<Fact> facts() {
        List<Call> calls = new ArrayList<>();
        for (var node : chains.nodes()) {
            if (node instanceof Call call) {
                calls.add(call);
                call.receiver().ifPresent(receiver -> {
                    if (receiver instanceof Call inner) {
                        outer.put(inner, call);
                    }
                });
            }
        }
        return calls.stream().map(this::fact).flatMap(Optional::stream).toList();
    }

    private Optional<Fact> fact(Call call) {
        String owner = call.callee().owner();
        if (owner.startsWith("org.springframework.jdbc.core.")
                && TEMPLATES.contains(call.name())
                && !call.arguments().isEmpty()) {
            return template(call, owner);
        }
        if (call.name().equals("sql") && isClient(owner) && call.arguments().size() == 1) {
            return chained(call, CLIENT_ENDS);
        }
        if ((owner.startsWith("org.jdbi.v3.core.") || owner.startsWith("org.skife.jdbi.v2."))
                && JDBI.contains(call.name())
                && !call.arguments().isEmpty()) {
            return chained(call, JDBI_ENDS).or(() -> fact(call, call.arguments().getFirst(), Map.of()));
        }
        if (owner.startsWith("java.sql.") && EXECUTIONS.contains(call.name())) {
            return call.arguments().isEmpty() ? prepared(call) : statement(call);
        }
        return Optional.empty();
    }

    private static boolean isClient(String owner) {
        return owner.equals("org.springframework.jdbc.core.simple.JdbcClient")
                || owner.equals("org.springframework.r2dbc.core.DatabaseClient");
    }

    private Optional<Fact> template(Call call, String owner) {
        Expression first = call.arguments().getFirst();
        List<Expression> rest = call.arguments().subList(1, call.arguments().size());
        if (first instanceof Expression.Lambda creator) {
            return Walk.calls(creator.body())
                    .filter(each -> each.name().equals("prepareStatement")
                            && !each.arguments().isEmpty())
                    .findFirst()
                    .flatMap(each -> fact(call, each.arguments().getFirst(), Map.of()));
        }
        boolean named = owner.contains(".namedparam.");
        return fact(call, first, named ? values.named(rest) : values.positional(rest));
    }

    /// A statement whose values are bound, and which is run, by the calls that follow.
    private Optional<Fact> chained(Call sql, Set<String> ends) {
        Call end = sql;
        for (Call at = outer.get(sql); at != null; at = outer.get(at)) {
            end = ends.contains(at.name()) ? at : end;
        }
        if (end == sql) {
            return Optional.empty();
        }
        return fact(
                end,
                sql.arguments().getFirst(),
                values.fluent(chains.leadingTo(end).calls()));
    }

    private Optional<Fact> statement(Call call) {
        Expression text = call.arguments().getFirst();
        return text.type().is("java.lang.String") ? fact(call, text, Map.of()) : Optional.empty();
    }

    private Optional<Fact> prepared(Call call) {
        Chain chain = chains.leadingTo(call);
        Optional<Call> prepare = chain.calls().stream()
                .filter(each ->
                        each.name().equals("prepareStatement") || each.name().equals("prepareCall"))
                .filter(each -> !each.arguments().isEmpty())
                .findFirst();
        return prepare.flatMap(it -> fact(call, it.arguments().getFirst(), values.setters(chain.calls())));
    }

    private Optional<Fact> fact(Call run, Expression text, Map<String, Span> bound) {
        return texts.template(text).map(template -> {
            Shape shape = template.shape(dialect);
            Query query = new Query(
                    shape, Language.SQL, template.text(), Set.of(), "", gives(run, shape), List.of(), body.at(text));
            return new Fact.QueryCall(body.method(), body.at(run), query, bound);
        });
    }

    private static Gives gives(Call run, Shape shape) {
        if (shape.mutates()) {
            return Gives.NOTHING;
        }
        boolean number = shape.aggregation() == Aggregation.SINGLE;
        return switch (run.name()) {
            case "queryForObject",
                    "single",
                    "optional",
                    "singleValue",
                    "optionalValue",
                    "one",
                    "findOne",
                    "findOnly",
                    "only",
                    "findFirst",
                    "first" -> number ? Gives.NUMBER : Gives.ONE;
            case "queryForMap", "singleRow" -> Gives.ONE;
            case "queryForStream", "stream" -> Gives.STREAM;
            case "update", "batchUpdate", "executeUpdate", "executeLargeUpdate", "executeBatch", "rowsUpdated" ->
                Gives.NOTHING;
            default -> Gives.MANY;
        };
    }
}
