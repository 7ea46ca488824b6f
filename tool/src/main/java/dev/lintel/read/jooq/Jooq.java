package dev.lintel.read.jooq;

import dev.lintel.code.Program;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads what bodies ask through jOOQ (its manual, "SQL building" and "SQL execution").
public final class Jooq implements Framework {
    @Override
    public String name() {
        return "jOOQ";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<Built> built = new ArrayList<>();
        program.bodiesCalling(DslChain.RUNS).forEach(body -> built.addAll(new DslStatements(body, program).all()));
        List<Fact> facts = new ArrayList<>();
        for (Built each : built) {
            if (each.namesTable()) {
                facts.add(new Fact.QueryCall(each.in(), each.site(), each.query(), each.bound()));
            }
        }
        facts.addAll(new InheritedStatements(program, built).facts());
        return facts.stream();
    }
}
