package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All ways from the entries of one backend, worked out on first use and kept. This is what practices ask; they
/// never walk steps by hand. Safe for use from several threads.
public final class Paths {
    private static final int MOST_OF_ONE = 6_000;
    /// Of all entries together, were each as large as it may be; some 200 bytes each. Most are a third of that, so
    /// that three million are kept of a very large backend.
    private static final int MOST_OF_ALL = 9_000_000;

    private static final int LEAST_OF_ONE = 500;

    private final Backend backend;
    private final Map<Entry, Ways> known = new ConcurrentHashMap<>();
    private final Map<Beginning, Ways> walked = new ConcurrentHashMap<>();
    private final Outward outward;
    private final int mostOfOne;
    private @Nullable Traffic traffic;
    private @Nullable Dispatches dispatches;

    Paths(Backend backend) {
        this(backend, Math.clamp(MOST_OF_ALL / Math.max(1, backend.entries().size()), LEAST_OF_ONE, MOST_OF_ONE));
    }

    Paths(Backend backend, int mostOfOne) {
        this.backend = backend;
        this.outward = new Outward(backend.operations().values());
        this.mostOfOne = mostOfOne;
    }

    public Backend backend() {
        return backend;
    }

    /// What a walk hangs on: a handler that is mounted at two addresses does the same for both.
    private record Beginning(OperationId handler, List<Endpoint.Input> inputs) {
        static Beginning of(Entry entry) {
            return new Beginning(entry.handler(), entry instanceof Endpoint endpoint ? endpoint.inputs() : List.of());
        }
    }

    /// @param queries those of all that run a query, which is what is asked most
    /// @param login where it is asked for an identity before anything is done
    /// @param cut whether the entry does more than that
    private record Ways(List<Path> all, List<Path> queries, Optional<Span> login, boolean cut) {
        static Ways of(PathWalk walk) {
            List<Path> all = walk.paths();
            return new Ways(all, queries(all), login(all), walk.isCut());
        }

        /// The same for another entry that begins alike.
        Ways from(Entry entry) {
            if (all.isEmpty() || all.getFirst().from() == entry) {
                return this;
            }
            List<Path> own = all.stream().map(path -> path.from(entry)).toList();
            return new Ways(own, queries(own), login, cut);
        }

        private static List<Path> queries(List<Path> all) {
            return all.stream().filter(path -> path.step() instanceof Step.Run).toList();
        }

        private static Optional<Span> login(List<Path> all) {
            List<Path> deeds = all.stream().filter(Ways::isDeed).toList();
            List<Path> told = deeds.isEmpty() ? all.stream().filter(Ways::tells).toList() : deeds;
            AnyGuard asked = new AnyGuard(LoginCheck::asks);
            return !told.isEmpty() && told.stream().allMatch(asked)
                    ? LoginCheck.before(told.getFirst())
                    : Optional.empty();
        }

        private static boolean isDeed(Path path) {
            return switch (path.step()) {
                case Step.Run _, Step.Remote _, Step.Publish _ -> true;
                default -> false;
            };
        }

        /// Whether the handler answers with more than constants there.
        private static boolean tells(Path path) {
            return path.step() instanceof Step.Return
                    && path.argument("value").stream()
                            .anyMatch(each -> each.anyRoot(Source.Principal.class::isInstance));
        }
    }

    /// The paths of one entry, in the order in which they happen. Recursion is followed once; very large entries
    /// are cut off, [#cut] counts them.
    public List<Path> of(Entry entry) {
        return ways(entry).all();
    }

    /// How many of the entries walked so far do more than was noted of them.
    public int cut() {
        return (int) known.values().stream().filter(Ways::cut).count();
    }

    /// Whether all was noted that the entry does. Where it was not, that something is missing proves nothing: a
    /// practice that is about an absence asks this first.
    public boolean isWhole(Entry entry) {
        return !ways(entry).cut();
    }

    /// Those that run a query.
    public Stream<Path> queries(Entry entry) {
        return ways(entry).queries().stream();
    }

    private Ways ways(Entry entry) {
        Ways found = known.get(entry);
        return found != null
                ? found
                : known.computeIfAbsent(entry, each -> walked(each).from(each));
    }

    private Ways walked(Entry entry) {
        return walked.computeIfAbsent(
                Beginning.of(entry), _ -> Ways.of(new PathWalk(backend, outward, entry, mostOfOne)));
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

    /// How many operations may answer the call at this place.
    public synchronized int spread(Span call) {
        Dispatches found = dispatches;
        if (found == null) {
            found = new Dispatches(backend.operations().values());
            dispatches = found;
        }
        return found.at(call);
    }

    /// Who may call an endpoint, with what its own code asks: where everything that it does stands behind a check for
    /// an identity, a login is needed although no rule says so.
    public Access access(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Public
                ? ways(endpoint)
                        .login()
                        .<Access>map(at -> new Access.Restricted(List.of(new Access.Requirement.Authenticated(at)), at))
                        .orElse(endpoint.access())
                : endpoint.access();
    }

    /// Those that wait for another system.
    public Stream<Path> remotes(Entry entry) {
        return of(entry).stream().filter(path -> path.step() instanceof Step.Remote);
    }
}
