package dev.lintel.read.jdbc;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.CallChains;
import dev.lintel.code.value.CallChains.Chain;
import dev.lintel.code.value.Constants;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which expressions are bound to which parameters of a statement.
final class BoundValues {
    private static final Set<String> NO_VALUES = Set.of(
            "RowMapper",
            "ResultSetExtractor",
            "RowCallbackHandler",
            "PreparedStatementSetter",
            "KeyHolder",
            "Class",
            "BatchPreparedStatementSetter",
            "BeanPropertyRowMapper",
            "SingleColumnRowMapper",
            "GeneratedKeyHolder");

    private final Body body;
    private final CallChains chains;
    private final Constants constants;

    BoundValues(Body body, CallChains chains, Program program) {
        this.body = body;
        this.chains = chains;
        this.constants = new Constants(program);
    }

    /// Arguments behind the text: an array or single ones, row mappers and classes between them left out.
    Map<String, Span> positional(List<Expression> rest) {
        List<Expression> values = new ArrayList<>();
        for (Expression each : rest) {
            if (each instanceof Expression.NewArray array) {
                if (!(array.type() instanceof Type.Array(Type.Primitive _))) {
                    values.addAll(array.elements());
                }
            } else if (isValue(each)) {
                values.add(each);
            }
        }
        return numbered(values);
    }

    private static boolean isValue(Expression each) {
        String type = each.type().erasure();
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return !(each instanceof Expression.Lambda)
                && !(each instanceof Expression.MethodReference)
                && !(each instanceof Expression.ClassLiteral)
                && !(each.type() instanceof Type.Array)
                && !NO_VALUES.contains(simple)
                && !simple.endsWith("Mapper")
                && !simple.endsWith("Extractor");
    }

    private Map<String, Span> numbered(List<Expression> values) {
        Map<String, Span> bound = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            bound.put(String.valueOf(i + 1), body.at(values.get(i)));
        }
        return bound;
    }

    /// A map or parameter source.
    Map<String, Span> named(List<Expression> rest) {
        Map<String, Span> bound = new HashMap<>();
        for (Expression each : rest) {
            if (isValue(each)) {
                Chain chain = chains.leadingTo(each);
                start(chain.start(), bound);
                chain.calls().forEach(call -> link(call, bound));
            }
        }
        return bound;
    }

    private void start(Expression start, Map<String, Span> bound) {
        if (start instanceof Expression.New made) {
            pairs(made.arguments(), bound);
        }
    }

    private void link(Call call, Map<String, Span> bound) {
        switch (call.name()) {
            case "addValue", "put", "singletonMap" ->
                pairs(call.arguments().subList(0, Math.min(2, call.arguments().size())), bound);
            case "of", "entry" -> pairs(call.arguments(), bound);
            default -> {}
        }
    }

    private void pairs(List<Expression> arguments, Map<String, Span> bound) {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            Expression value = arguments.get(i + 1);
            constants.text(arguments.get(i)).ifPresent(name -> bound.put(name, body.at(value)));
        }
    }

    /// `param("name", value)`, `param(value)`, `bind("name", value)`, `params(a, b)`, `params(map)`.
    Map<String, Span> fluent(List<Call> calls) {
        Map<String, Span> bound = new HashMap<>();
        int position = 0;
        for (Call call : calls) {
            List<Expression> arguments = call.arguments();
            boolean binds = call.name().equals("param") || call.name().equals("bind");
            if (binds && arguments.size() >= 2) {
                pairs(arguments.subList(0, 2), bound);
            } else if (binds && arguments.size() == 1) {
                bound.put(String.valueOf(++position), body.at(arguments.getFirst()));
            } else if (call.name().equals("params") && arguments.size() == 1 && isMap(arguments.getFirst())) {
                bound.putAll(named(arguments));
            } else if (call.name().equals("params")) {
                for (Expression each : arguments) {
                    bound.put(String.valueOf(++position), body.at(each));
                }
            }
        }
        return bound;
    }

    private static boolean isMap(Expression expression) {
        return expression.type().erasure().endsWith("Map");
    }

    /// `setLong(1, id)`; the last value for a position counts.
    Map<String, Span> setters(List<Call> calls) {
        Map<String, Span> bound = new HashMap<>();
        for (Call call : calls) {
            if (call.name().startsWith("set") && call.arguments().size() >= 2) {
                pairs(call.arguments().subList(0, 2), bound);
            }
        }
        return bound;
    }
}
