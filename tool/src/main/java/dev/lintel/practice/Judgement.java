package dev.lintel.practice;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A risk on its way from the practice's default to what this backend makes of it, with the reasons.
public record Judgement(Risk risk, List<String> reasons) {
    public Judgement {
        reasons = List.copyOf(reasons);
    }

    public static Judgement from(Risk risk) {
        return new Judgement(risk, List.of());
    }

    /// Where a finding about slowness starts: at high only where ordinary use makes the table large.
    public static Judgement ofSlowness(Magnitude rows, String table) {
        return switch (rows) {
            case MANY -> from(Risk.HIGH);
            case SOME -> new Judgement(Risk.MEDIUM, List.of("nothing shows that " + table + " gets large"));
            case FEW -> new Judgement(Risk.LOW, List.of(table + " stays small: staff or settings fill it"));
        };
    }

    public Judgement raisedIf(boolean condition, String because) {
        return condition ? new Judgement(risk.raised(), and(because)) : this;
    }

    public Judgement loweredIf(boolean condition, String because) {
        return condition ? new Judgement(risk.lowered(), and(because)) : this;
    }

    /// No worse than this, whatever was said: a slow answer is not a stolen one.
    public Judgement atMost(Risk cap) {
        return risk.atLeast(cap) ? new Judgement(cap, reasons) : this;
    }

    /// Says a reason without changing the risk.
    public Judgement noting(String because) {
        return new Judgement(risk, and(because));
    }

    public Judgement notingIf(boolean condition, String because) {
        return condition ? noting(because) : this;
    }

    /// The general rule: anyone may call it makes it worse, a role in front or a job instead of a request better.
    ///
    /// What one of many implementations does is true of whoever calls that one; of this entry it is not known.
    public Judgement by(Path path) {
        if (path.guessed()) {
            return atMost(Risk.MEDIUM)
                    .noting("a call on the way has " + path.spread()
                            + " implementations; that it goes this way from here is not known");
        }
        return path.from() instanceof Endpoint endpoint
                        && endpoint.access() instanceof Access.Public
                        && path.afterLogin()
                ? this
                : by(path.from(), access(path.from()));
    }

    /// How sure a finding is that rests on one way from an entry.
    public static Confidence confidence(Path path) {
        return path.guessed() ? Confidence.LIKELY : Confidence.SURE;
    }

    /// The same where only the entry is known.
    public Judgement by(Entry entry) {
        return by(entry, access(entry));
    }

    /// The same for all that an entry does.
    public Judgement by(Entry entry, Paths paths) {
        return by(entry, entry instanceof Endpoint endpoint ? Optional.of(paths.access(endpoint)) : Optional.empty());
    }

    private static Optional<Access> access(Entry entry) {
        return entry instanceof Endpoint endpoint ? Optional.of(endpoint.access()) : Optional.empty();
    }

    private Judgement by(Entry entry, Optional<Access> access) {
        if (access.isEmpty()) {
            return loweredIf(true, "no request waits for it");
        }
        return switch (access.get()) {
            case Access.Public open
            when open.how() == Access.How.AS_SHIPPED ->
                noting("as shipped (" + open.rule() + ") anyone can call " + entry.label());
            case Access.Public _ -> raisedIf(true, "anyone can call " + entry.label() + " without logging in");
            case Access.Restricted restricted ->
                loweredIf(restricted.beyondAccount(), "only callers " + restricted.ofCallers() + " can call it");
            case Access.Denied denied -> loweredIf(true, "access is " + denied.label());
            case Access.FromData _, Access.Unknown _ -> this;
        };
    }

    private List<String> and(String because) {
        List<String> all = new ArrayList<>(reasons);
        all.add(because);
        return all;
    }
}
