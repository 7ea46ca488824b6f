package dev.lintel.optimize;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.source.Samples;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;

/// The statements of the application: those that read or write tables that are not the engine's own, the most
/// expensive first.
public final class Workload {
    private static final int MOST_STATEMENTS = 200;

    private Workload() {}

    public static List<Query> of(Snapshot snapshot) {
        Samples samples = new Samples(snapshot);
        List<Query> queries = new ArrayList<>();
        for (Asked asked : snapshot.statements()) {
            if (queries.size() >= MOST_STATEMENTS) {
                break;
            }
            Parameters parameters = Parameters.of(asked.text(), Dialect.POSTGRESQL);
            Shape shape = parameters.shape();
            boolean known = shape.kind() != Shape.Kind.OTHER
                    && shape.tables().stream()
                            .anyMatch(
                                    use -> snapshot.catalog().named(use.table()).isPresent());
            if (known && !asked.cut()) {
                queries.add(new Query(asked, shape, samples.fill(parameters, asked)));
            }
        }
        return queries;
    }
}
