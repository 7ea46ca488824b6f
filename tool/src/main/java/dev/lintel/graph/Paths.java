package dev.lintel.graph;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All ways from the entries of one backend, worked out on first use and kept. This is what practices ask; they
/// never walk steps by hand. Safe for use from several threads.
public final class Paths {
    private final Backend backend;
    private final Map<Entry, List<Path>> known = new ConcurrentHashMap<>();
    private volatile @Nullable Traffic traffic;

    Paths(Backend backend) {
        this.backend = backend;
    }

    /// The paths of one entry, in the order in which they happen. Recursion is followed once; very large entries
    /// are cut off at a fixed number of steps.
    public List<Path> of(Entry entry) {
        List<Path> found = known.get(entry);
        if (found == null) {
            found = new PathWalk(backend.operations(), backend.entities(), entry).paths();
            known.put(entry, found);
        }
        return found;
    }

    /// Those that run a query.
    public Stream<Path> queries(Entry entry) {
        return of(entry).stream().filter(path -> path.step() instanceof Step.Run);
    }

    /// Which entries touch which tables.
    public Traffic traffic() {
        Traffic found = traffic;
        if (found == null) {
            found = new Traffic(backend, this);
            traffic = found;
        }
        return found;
    }

    /// Those that wait for another system.
    public Stream<Path> remotes(Entry entry) {
        return of(entry).stream().filter(path -> path.step() instanceof Step.Remote);
    }
}
