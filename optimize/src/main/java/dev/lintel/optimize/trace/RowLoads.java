package dev.lintel.optimize.trace;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.practice.database.Associations;
import dev.lintel.practice.database.Associations.Met;
import dev.lintel.practice.database.LazyInLoop;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Selects that the mapping sends for each row of a query, as the sources alone show them: an eager association
/// that the query does not fetch, or a lazy one that the code reads in a loop over the rows. No statement in the
/// code says them. As Hibernate does it; of a backend with EclipseLink nothing is said.
public final class RowLoads {
    private RowLoads() {}

    /// @param query whose rows bring the selects
    /// @param met the association that is loaded
    /// @param entries that run the query, for people
    /// @param read where the code reads it in a loop; empty when it is loaded whether it is read or not
    public record RowLoad(Query query, Met met, List<String> entries, Optional<Span> read) {
        public RowLoad {
            entries = List.copyOf(entries);
        }
    }

    private record Place(Span query, Span property) {}

    public static List<RowLoad> in(Backend backend) {
        if (backend.settings().has("org.eclipse.persistence", "eclipselink")) {
            // it has annotations and hints of its own for this, which are not read
            return List.of();
        }
        Map<Place, RowLoad> found = new LinkedHashMap<>();
        Associations associations = new Associations(backend);
        Paths paths = backend.paths();
        for (Entry entry : backend.entries()) {
            for (Path path : paths.queries(entry).toList()) {
                if (path.step() instanceof Step.Run run && run.query().shape().kind() == Shape.Kind.SELECT) {
                    associations
                            .eagerPerRow(run.query())
                            .forEach(met -> add(run.query(), met, entry, Optional.empty(), found));
                }
            }
            LazyInLoop.loads(associations, paths, entry)
                    .forEach(load -> add(
                            load.query(),
                            load.met(),
                            entry,
                            Optional.of(load.path().at()),
                            found));
        }
        return List.copyOf(found.values());
    }

    private static void add(Query query, Met met, Entry entry, Optional<Span> read, Map<Place, RowLoad> found) {
        RowLoad one = new RowLoad(query, met, List.of(entry.label()), read);
        found.merge(new Place(query.at(), met.property().at()), one, RowLoads::both);
    }

    private static RowLoad both(RowLoad one, RowLoad other) {
        List<String> entries = new ArrayList<>(one.entries());
        other.entries().stream().filter(each -> !entries.contains(each)).forEach(entries::add);
        return new RowLoad(one.query(), one.met(), entries, one.read());
    }
}
