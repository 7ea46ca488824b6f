package dev.lintel.read.jdbc;

import dev.lintel.code.Body;
import dev.lintel.code.Program;
import dev.lintel.read.DriverDialect;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.util.stream.Stream;

/// Reads SQL inside Java: `JdbcTemplate` and its family, `JdbcClient`, `java.sql`, R2DBC, JDBI.
public final class Jdbc implements Framework {
    @Override
    public String name() {
        return "JDBC";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Dialect dialect = DriverDialect.of(workspace);
        return Stream.concat(
                program.bodiesCalling(SqlCalls.RUNS).flatMap(body -> facts(body, program, dialect)),
                new SqlObjects(program, workspace, dialect).facts());
    }

    private static Stream<Fact> facts(Body body, Program program, Dialect dialect) {
        SqlCalls calls = new SqlCalls(body, program, dialect);
        return calls.facts().stream();
    }
}
