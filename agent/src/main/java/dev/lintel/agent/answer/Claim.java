package dev.lintel.agent.answer;

import dev.lintel.source.Span;
import java.util.List;

/// One thing that is said.
///
/// @param says one sentence
/// @param about what it is about, as the backend names it: an endpoint's label, a table, a practice's id; empty for
///     general advice
/// @param places where the backend itself shows it; empty for advice and for what is not known
/// @param example code or a command, a few lines; empty for none
public record Claim(Kind kind, String says, String about, List<Span> places, String example) {
    public Claim {
        places = List.copyOf(places);
        if (kind.needsProof() && places.isEmpty()) {
            throw new IllegalArgumentException("a claim about a backend needs a place: " + says);
        }
    }

    /// What a claim is, which decides how far it may be trusted and how it is shown.
    public enum Kind {
        /// Read from the backend.
        FACT(true),
        /// Wrong in the backend; it comes from a finding of the review.
        RISK(true),
        /// To be decided, with the reason.
        DECISION(false),
        /// To be done, in this order.
        STEP(false),
        /// How the obvious repair goes wrong.
        PITFALL(false),
        /// Not known, with the reason.
        UNKNOWN(false);

        private final boolean needsProof;

        Kind(boolean needsProof) {
            this.needsProof = needsProof;
        }

        boolean needsProof() {
            return needsProof;
        }
    }

    public static Claim fact(String says, String about, Span... places) {
        return new Claim(Kind.FACT, says, about, List.of(places), "");
    }

    public static Claim risk(String says, String about, List<Span> places, String example) {
        return new Claim(Kind.RISK, says, about, places, example);
    }

    public static Claim decision(String says) {
        return new Claim(Kind.DECISION, says, "", List.of(), "");
    }

    public static Claim step(String says, String example) {
        return new Claim(Kind.STEP, says, "", List.of(), example);
    }

    public static Claim pitfall(String says) {
        return new Claim(Kind.PITFALL, says, "", List.of(), "");
    }

    public static Claim unknown(String says) {
        return new Claim(Kind.UNKNOWN, says, "", List.of(), "");
    }
}
