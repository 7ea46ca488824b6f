package dev.lintel.flow;

import java.util.List;

/// What flows where in one backend. Answers are computed when first asked for and kept; safe for use from several
/// threads, and the same backend gives the same answers in the same order.
public interface Flows {
    /// A backend without code.
    Flows NONE = new Flows() {
        @Override
        public List<Arrival> arrivals(String kind) {
            return List.of();
        }

        @Override
        public void follow() {
            // there is nothing to follow
        }

        @Override
        public Cut cut() {
            return Cut.NOTHING;
        }

        @Override
        public int followed() {
            return 0;
        }
    };

    /// What arrives at every reached sink of that kind, tainted or not, ordered by place and then by entry.
    ///
    /// @param kind as the library knowledge names it: `sql`, `command`, `html`, `path` …
    List<Arrival> arrivals(String kind);

    /// Computes all answers now, for who knows that they will be asked for.
    void follow();

    /// What budgets left out of what was followed so far. Nothing before the first question for arrivals.
    Cut cut();

    /// How many ways in were followed so far; [Cut#entries] of them not to their end.
    int followed();
}
