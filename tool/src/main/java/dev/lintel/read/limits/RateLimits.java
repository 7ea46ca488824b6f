package dev.lintel.read.limits;

import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the limits on how often something may be called. Lock-outs after failed attempts are something else.
public final class RateLimits implements Framework {
    private static final String GATEWAY_FILTER = "requestRateLimiter";

    @Override
    public String name() {
        return "rate limits";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return Stream.of(
                        new Annotated(program).facts(),
                        new Limiters(program).facts(),
                        gateway(program),
                        DeployedLimits.facts(workspace))
                .flatMap(facts -> facts);
    }

    /// Routes of Spring Cloud Gateway that are written in Java.
    private static Stream<Fact> gateway(Program program) {
        return program.bodiesCalling(Set.of(GATEWAY_FILTER))
                .flatMap(body -> Walk.calls(body.block())
                        .filter(call -> call.name().equals(GATEWAY_FILTER))
                        .map(call -> new Fact.Limited(
                                List.of(), List.of(), "Spring Cloud Gateway RequestRateLimiter", body.at(call))));
    }
}
