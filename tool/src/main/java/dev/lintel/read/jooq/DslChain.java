package dev.lintel.read.jooq;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The calls from a `DSLContext`, or from `DSL` for a subquery, to where the statement runs.
///
/// @param context whether it starts at a `DSLContext`, so that its end runs it
record DslChain(List<Call> calls, boolean context) {
    static final Set<String> ENDS = Set.of(
            "execute",
            "executeAsync",
            "fetch",
            "fetchOne",
            "fetchOneInto",
            "fetchOptional",
            "fetchOptionalInto",
            "fetchAny",
            "fetchAnyInto",
            "fetchSingle",
            "fetchSingleInto",
            "fetchInto",
            "fetchSet",
            "fetchMap",
            "fetchGroups",
            "fetchArray",
            "fetchLazy",
            "fetchStream",
            "fetchStreamInto",
            "fetchValue",
            "fetchValues",
            "fetchExists",
            "fetchCount",
            "stream");
    /// What a body has to call to run any statement at all.
    static final Set<String> RUNS = Stream.concat(ENDS.stream(), DslStatements.RECORDS.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST = 200;

    DslChain {
        calls = List.copyOf(calls);
    }

    /// The chain that this call ends; empty when it is none of jOOQ's.
    static Optional<DslChain> to(Expression end, Names names) {
        List<Call> calls = new ArrayList<>();
        Expression now = names.unfold(end);
        while (now instanceof Call call && calls.size() < LONGEST && !isContext(call)) {
            calls.add(call);
            if (call.receiver().isEmpty()) {
                break;
            }
            now = names.unfold(call.receiver().get());
        }
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Collections.reverse(calls);
        boolean statics = calls.getFirst().callee().owner().equals("org.jooq.impl.DSL");
        boolean context = isContext(now);
        return context || statics ? Optional.of(new DslChain(calls, context)) : Optional.empty();
    }

    static boolean isContext(Expression expression) {
        return expression.type().erasure().equals("org.jooq.DSLContext");
    }

    Call first() {
        return calls.getFirst();
    }

    Call last() {
        return calls.getLast();
    }
}
