package dev.lintel.optimize.trace;

import dev.lintel.finding.Confidence;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every query of an application, with the entries that reach it.
public final class Askers {
    private final List<Asker> all;

    private Askers(List<Asker> all) {
        this.all = all;
    }

    /// @param entry for people: `GET /orders`
    /// @param call the place in the code that runs it
    /// @param loop the innermost around it, which may stand in a caller; empty when it runs once
    public record Asker(String entry, Span call, Query query, Optional<Span> loop) {
        /// Whether it runs once for each element of something.
        public boolean inLoop() {
            return loop.isPresent();
        }

        public Shape shape() {
            return query.shape();
        }
    }

    /// @param alike how sure it is that the database counted this very query
    public record Match(Asker asker, Confidence alike) {}

    public static Askers none() {
        return new Askers(List.of());
    }

    public static Askers of(List<Backend> backends) {
        Map<Asked, Asker> all = new LinkedHashMap<>();
        for (Backend backend : backends) {
            Paths paths = backend.paths();
            for (Entry entry : backend.entries()) {
                paths.queries(entry).forEach(path -> add(entry, path, all));
            }
        }
        return new Askers(List.copyOf(all.values()));
    }

    /// What is one asker, whichever way and through whichever loop it comes by.
    private record Asked(String entry, Span call, Query query, boolean looped) {}

    private static void add(Entry entry, Path path, Map<Asked, Asker> all) {
        if (path.step() instanceof Step.Run run) {
            Optional<Span> loop = path.loops().isEmpty()
                    ? Optional.empty()
                    : Optional.of(path.loops().getLast().at());
            Asker asker = new Asker(entry.label(), run.at(), run.query(), loop);
            all.putIfAbsent(new Asked(asker.entry(), asker.call(), asker.query(), asker.inLoop()), asker);
        }
    }

    public List<Asker> all() {
        return List.copyOf(all);
    }

    /// Those that may have asked it, the likeliest first.
    public List<Match> of(Shape counted) {
        List<Match> matches = new ArrayList<>();
        for (Asker asker : all) {
            Likeness likeness = Likeness.of(counted, asker.shape());
            switch (likeness) {
                case SAME -> matches.add(new Match(asker, Confidence.SURE));
                case CLOSE -> matches.add(new Match(asker, Confidence.LIKELY));
                case OTHER -> {
                    // not this one
                }
            }
        }
        boolean sure = matches.stream().anyMatch(match -> match.alike() == Confidence.SURE);
        Set<Span> places = matches.stream()
                .map(match -> match.asker().query().at())
                .collect(Collectors.toCollection(TreeSet::new));
        return matches.stream()
                .filter(match -> !sure || match.alike() == Confidence.SURE)
                // several queries of one shape cannot be told apart
                .map(match -> places.size() > 3 ? new Match(match.asker(), Confidence.POSSIBLE) : match)
                .sorted(Comparator.comparing(Match::alike)
                        .thenComparing(match -> match.asker().entry()))
                .toList();
    }
}
