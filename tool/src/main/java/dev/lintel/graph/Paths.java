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
    private final Map<Entry, Ways> known = new ConcurrentHashMap<>();
    private @Nullable Traffic traffic;

    Paths(Backend backend) {
        this.backend = backend;
    }

    public Backend backend() {
        return backend;
    }

    /// @param queries those of all that run a query, which is what is asked most
    private record Ways(List<Path> all, List<Path> queries) {
        static Ways of(List<Path> all) {
            return new Ways(
                    all,
                    all.stream().filter(path -> path.step() instanceof Step.Run).toList());
        }
    }

    /// The paths of one entry, in the order in which they happen. Recursion is followed once; very large entries
    /// are cut off at a fixed number of steps.
    public List<Path> of(Entry entry) {
        return ways(entry).all();
    }

    /// Those that run a query.
    public Stream<Path> queries(Entry entry) {
        return ways(entry).queries().stream();
    }

    private Ways ways(Entry entry) {
        Ways found = known.get(entry);
        return found != null
                ? found
                : known.computeIfAbsent(
                        entry, each -> Ways.of(new PathWalk(backend.operations(), backend.entities(), each).paths()));
    }

    /// Which entries touch which tables.
    public synchronized Traffic traffic() {
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
