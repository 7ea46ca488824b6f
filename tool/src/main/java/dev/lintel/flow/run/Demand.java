package dev.lintel.flow.run;

import dev.lintel.code.MethodId;
import dev.lintel.flow.lower.Code;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Which bodies are worth running: those from which a sink or a source can be reached, by a call graph that admits
/// too much rather than too little; others only when something untrusted goes in or when they are small.
public final class Demand {
    /// Instructions of a body that is followed for its constants alone.
    private static final int SMALL = 60;

    private static final int DEEP = 20;

    private final Set<MethodId> sinks = new HashSet<>();
    private final Set<MethodId> sources = new HashSet<>();
    private final Set<MethodId> reachSink;
    private final Set<MethodId> asked;
    private final Set<MethodId> telling;
    private final Set<MethodId> leading;
    private final Set<Span> markups;
    private final EnumFields enums;

    private Demand(World world, Index index, Reach reach) {
        this.enums = new EnumFields(world, this);
        this.sinks.addAll(index.sinks);
        this.sources.addAll(index.sources);
        this.markups = Set.copyOf(index.markups);
        this.reachSink = reach.closure(sinks);
        this.leading = reach.leadingTo(sinks);
        Set<MethodId> first = new HashSet<>(index.byConstants);
        first.addAll(index.untrusted);
        this.asked = reach.closure(first);
        first.addAll(index.sources);
        this.telling = reach.leadingTo(first);
    }

    /// @param begun the types on whose objects ways in begin
    public static Demand of(World world, Set<String> begun) {
        Index index = world.index();
        return new Demand(world, index, new Reach(world, index, begun));
    }

    EnumFields enums() {
        return enums;
    }

    /// Whether a sink at which anything but literals and numbers can stand is reached from a method.
    public boolean reachesSink(MethodId method) {
        return reachSink.contains(method);
    }

    /// The same, also by ways that only a run knows.
    public boolean leadsToSink(MethodId method) {
        return leading.contains(method);
    }

    /// Whether anything can be said of what arrives when nothing untrusted goes into a method: it leads to a
    /// source, or to what is judged by constants.
    public boolean tells(MethodId method) {
        return telling.contains(method);
    }

    /// Whether HTML is put together at a place, of the program's own tags and something else.
    boolean isMarkup(Span at) {
        return markups.contains(at);
    }

    /// Methods that contain a source themselves, in a stable order.
    public Set<MethodId> withSource() {
        return new TreeSet<>(sources);
    }

    public Set<MethodId> withSink() {
        return new TreeSet<>(sinks);
    }

    /// Whether to run a body that is handed nothing untrusted.
    ///
    /// @param onlyData whether constants are not worth it
    boolean isWorth(Code code, int depth, boolean onlyData) {
        return !onlyData && code.size() <= SMALL && depth < DEEP && (code.answers() || code.keeps())
                || asked.contains(code.method());
    }
}
