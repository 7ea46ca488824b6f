package dev.lintel.agent;

import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.report.inventory.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A repository as it stands now: its backends as graphs and what the review says of them. Everything that is
/// answered is answered from here.
public final class Standing {
    private final Verdict verdict;
    private final List<Door> doors;

    private Standing(Verdict verdict, List<Door> doors) {
        this.verdict = verdict;
        this.doors = List.copyOf(doors);
    }

    public static Standing of(Verdict verdict) {
        List<Door> doors = new ArrayList<>();
        for (Backend backend : verdict.backends()) {
            Paths paths = backend.paths();
            List<Row> rows = Row.of(backend);
            for (int i = 0; i < rows.size(); i++) {
                doors.add(new Door(backend, paths, backend.entries().get(i), rows.get(i)));
            }
        }
        return new Standing(verdict, doors);
    }

    /// One way into a backend, with what it does.
    public record Door(Backend backend, Paths paths, Entry entry, Row row) {
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

    public Verdict verdict() {
        return verdict;
    }

    public List<Backend> backends() {
        return verdict.backends();
    }

    /// Endpoints, listeners and schedules, in the order of the graph.
    public List<Door> doors() {
        return doors;
    }

    /// What the review found that touches this endpoint.
    public Stream<Reported> findings(Door door) {
        return verdict.findings().stream()
                .filter(reported -> reported.finding().routes().contains(door.label()));
    }

    /// What the review found by one of these practices.
    public Stream<Reported> findings(List<String> practices) {
        return verdict.findings().stream()
                .filter(reported -> reported.all()
                        .anyMatch(each -> practices.contains(each.finding().practice())));
    }
}
