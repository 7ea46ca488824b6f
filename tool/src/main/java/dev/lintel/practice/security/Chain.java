package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Hop;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Entry;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Optional;

/// What the practices about constants and state tell of an arrival.
final class Chain {
    private Chain() {}

    /// From the entry, when one is known, along the calls to the sink.
    static Trail to(Arrival arrival, String says) {
        return along(arrival, arrival.calls(), says);
    }

    /// From the entry along what happened to this value to the sink.
    static Trail of(Arrival arrival, Taint taint, String says) {
        return along(arrival, taint.hops(), says);
    }

    private static Trail along(Arrival arrival, List<Hop> hops, String says) {
        Optional<Trail> begun = arrival.entry().map(entry -> Trail.start(entry.at(), entry.label() + " arrives here"));
        Trail trail = begun.orElse(null);
        for (Hop hop : hops) {
            trail = trail == null ? Trail.start(hop.at(), hop.says()) : trail.then(hop.at(), hop.says());
        }
        return trail == null ? Trail.start(arrival.at(), says) : trail.then(arrival.at(), says);
    }

    static List<String> routes(Arrival arrival) {
        return arrival.entry().map(entry -> List.of(entry.label())).orElse(List.of());
    }

    static String subject(Arrival arrival) {
        return arrival.entry().map(Entry::label).orElse(arrival.in().shortName());
    }

    static Judgement by(Arrival arrival, Judgement judgement) {
        return arrival.entry().map(judgement::by).orElse(judgement);
    }
}
