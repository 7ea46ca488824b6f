package dev.lintel.optimize.rework;

import dev.lintel.code.Program;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All that the code around its queries could ask for instead.
public final class Reworks {
    private Reworks() {}

    public static List<Rework> of(Backend backend, Program program, Workspace workspace) throws IOException {
        SourceText sources = new SourceText(workspace);
        Paths paths = backend.paths();
        List<RowQuery> queries = RowQuery.in(paths, program);
        BulkUpdate bulk = new BulkUpdate(paths, program, sources);
        Projection projection = new Projection(backend, program, sources);
        List<Rework> all = new ArrayList<>();
        for (RowQuery asked : queries) {
            bulk.of(asked).ifPresent(all::add);
            projection.of(asked).ifPresent(all::add);
        }
        all.addAll(new Pagination(paths, program, sources, queries).all());
        return all;
    }
}
