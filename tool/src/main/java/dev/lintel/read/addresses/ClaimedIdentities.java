package dev.lintel.read.addresses;

import dev.lintel.code.Body;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.CallerNames;
import dev.lintel.graph.ClaimedIdentity;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Workspace;
import java.util.Set;
import java.util.stream.Stream;

/// Finds reads of headers in which a request says who sends it, wherever they are: handlers, filters, interceptors,
/// holders of a thread's user.
public final class ClaimedIdentities implements Framework {
    private static final Set<String> READING = Set.of("getHeader", "getHeaderString", "getFirst");

    @Override
    public String name() {
        return "identities in headers";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Constants constants = new Constants(program);
        return program.bodiesCalling(READING)
                .flatMap(body -> Walk.calls(body.block())
                        .filter(call -> READING.contains(call.name())
                                && call.arguments().size() == 1)
                        .filter(call -> !call.name().equals("getFirst") || isOfHeaders(call))
                        .flatMap(call -> claimed(body, call, constants)));
    }

    /// `exchange.getRequest().getHeaders().getFirst("X-User-Id")`.
    private static boolean isOfHeaders(Call call) {
        return call.receiver()
                .filter(each -> each.type().erasure().endsWith("HttpHeaders")
                        || each instanceof Call of && of.name().equals("getHeaders"))
                .isPresent();
    }

    private static Stream<Fact> claimed(Body body, Call call, Constants constants) {
        return constants.text(call.arguments().getFirst()).stream()
                .filter(CallerNames::isIdentityHeader)
                .map(name -> new Fact.ReadsClaimedIdentity(
                        new ClaimedIdentity(OperationIds.of(body.method()), name, body.at(call))));
    }
}
