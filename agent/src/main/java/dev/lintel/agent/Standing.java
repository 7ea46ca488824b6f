package dev.lintel.agent;

import dev.lintel.finding.Compounding;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.report.inventory.Row;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A repository as it stands now: its backends as graphs and what the review says of them. Everything that is
/// answered is answered from here. The review is made when somebody first asks for it: who may call what is known
/// without.
public final class Standing {
    private final String target;
    private final List<Backend> backends;
    private final Function<Set<String>, Verdict> review;
    private final Later<Verdict> verdict;
    private final Map<Set<String>, Later<Verdict>> parts = new ConcurrentHashMap<>();
    private final List<Door> doors;
    private final Later<List<Gate>> gates;

    private Standing(String target, List<Backend> backends, Function<Set<String>, Verdict> review, List<Door> doors) {
        this.target = target;
        this.backends = List.copyOf(backends);
        this.review = review;
        this.verdict = new Later<>(() -> review.apply(Set.of()));
        this.doors = List.copyOf(doors);
        this.gates = new Later<>(() -> List.copyOf(Gate.of(this.doors)));
    }

    public static Standing of(Verdict verdict) {
        return of(
                verdict.target(),
                verdict.backends().stream().map(Backend::paths).toList(),
                _ -> verdict);
    }

    /// @param target the folder as the user wrote it
    /// @param ways of its backends
    /// @param review what these practices say of these backends, all of them when there are none; asked once each
    public static Standing of(String target, List<Paths> ways, Function<Set<String>, Verdict> review) {
        List<Door> doors = new ArrayList<>();
        for (Paths paths : ways) {
            Backend backend = paths.backend();
            List<Row> rows = Row.of(paths);
            for (int i = 0; i < rows.size(); i++) {
                doors.add(new Door(backend, paths, backend.entries().get(i), rows.get(i)));
            }
        }
        return new Standing(target, ways.stream().map(Paths::backend).toList(), review, doors);
    }

    /// One way into a backend, with what it does.
    public record Door(Backend backend, Paths paths, Entry entry, Row row) {
        /// The ways stand for the backend and the entry for the row: to compare whole graphs would cost more than all
        /// else.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Door that && that.paths.equals(paths) && that.entry.equals(entry);
        }

        @Override
        public int hashCode() {
            return entry.hashCode();
        }

        public String label() {
            return entry.label();
        }

        public Optional<Endpoint> endpoint() {
            return entry instanceof Endpoint endpoint ? Optional.of(endpoint) : Optional.empty();
        }

        public List<Path> ways() {
            return paths.of(entry);
        }

        /// Whether it is part of what the application is for, and no console or health check.
        public boolean isOwn() {
            return endpoint()
                    .map(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                    .orElse(true);
        }
    }

    /// The folder as the user wrote it.
    public String target() {
        return target;
    }

    /// What the review says.
    ///
    /// @throws java.util.concurrent.CancellationException when the thread was interrupted
    public Verdict verdict() {
        return verdict.get();
    }

    public List<Backend> backends() {
        return backends;
    }

    /// What these practices say. Others are only asked when their findings make one of these graver, or become part of
    /// it: an answer on indexes need not wait until all values were followed.
    private Verdict verdict(Set<String> practices) {
        return verdict.isKnown()
                ? verdict.get()
                : parts.computeIfAbsent(
                                Compounding.together(practices), asked -> new Later<>(() -> review.apply(asked)))
                        .get();
    }

    /// Endpoints, listeners and schedules, in the order of the graph.
    public List<Door> doors() {
        return doors;
    }

    /// What asks the database before handlers run.
    public List<Gate> gates() {
        return gates.get();
    }

    /// What the review found that touches this endpoint.
    public Stream<Reported> findings(Door door) {
        return verdict().findings().stream().filter(reported -> isAbout(reported, door));
    }

    /// What the review found by one of these practices that touches this endpoint.
    public Stream<Reported> findings(Set<String> practices, Door door) {
        return findings(practices).filter(reported -> isAbout(reported, door));
    }

    /// Applications of one repository may have the same path. What the review says of the one is then not said of
    /// the other: the places of a finding lead through the handler that it is about.
    public boolean isAbout(Reported reported, Door door) {
        if (!reported.finding().routes().contains(door.label())) {
            return false;
        }
        Set<SourceId> places = reported.all()
                .flatMap(each -> Stream.concat(
                        Stream.of(each.finding().at()),
                        each.finding().evidence().chain().stream().map(Evidence.Link::at)))
                .map(Span::file)
                .collect(Collectors.toSet());
        return places.contains(door.entry().at().file())
                || doors.stream()
                        .filter(other -> other.label().equals(door.label()))
                        .noneMatch(other -> places.contains(other.entry().at().file()));
    }

    /// What the review found by one of these practices.
    public Stream<Reported> findings(Set<String> practices) {
        return verdict(practices).findings().stream()
                .filter(reported -> reported.all()
                        .anyMatch(each -> practices.contains(each.finding().practice())));
    }
}
