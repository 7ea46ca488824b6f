package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What one caller stored is read back and written into the page of another: second order.
final class StoredMarkup implements Injection {
    private final Xss pages;
    /// The columns that callers fill, by name.
    private final Set<String> written;

    private StoredMarkup(Xss pages, Set<String> written) {
        this.pages = pages;
        this.written = Set.copyOf(written);
    }

    /// Which columns callers fill is a walk over all endpoints, made once and only where something stored arrives.
    static Stream<Finding> findings(Xss pages, Backend backend, Paths paths, Flows flows) {
        boolean arrives = flows.arrivals("html").stream()
                .flatMap(arrival -> arrival.value().taints().stream())
                .anyMatch(taint -> taint.label().equals("stored"));
        return arrives
                ? new StoredMarkup(pages, WrittenColumns.of(backend, paths)).examine(backend, paths, flows)
                : Stream.empty();
    }

    @Override
    public Guide guide() {
        return pages.guide();
    }

    @Override
    public Set<String> kinds() {
        return pages.kinds();
    }

    @Override
    public Set<String> excuses() {
        return pages.excuses();
    }

    @Override
    public Set<String> labels() {
        return Set.of("stored");
    }

    /// Only what is known to come from a column that callers fill.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return !written.contains(taint.name().toLowerCase(Locale.ROOT)) || pages.harmless(backend, arrival, taint);
    }

    @Override
    public boolean repairedWhereAssembled() {
        return pages.repairedWhereAssembled();
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        return pages.weigh(judgement, backend, arrival, harmful).noting("second order: callers fill the column");
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words(
                "store a script that runs in another person's browser",
                "is read back and reaches the page unencoded",
                "is written into the page");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return pages.fix(arrival, harmful);
    }
}
