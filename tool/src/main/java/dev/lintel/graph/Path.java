package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One way from an entry to something that happens: a query, a remote call, a message, a library call, a write to
/// an object, a read of a mapped object inside a loop, a throw, what the handler itself returns. Paths of one
/// entry stand in the order in which they happen.
///
/// @param order position among the paths of the entry; [Source.Row#run] refers to it
/// @param via the calls on the way, outermost first
/// @param in the operation whose step it is
/// @param step what happens
/// @param arguments what goes in: a run's bound parameters by name; `0`, `1` … for calls; `this` for the receiver;
///     `value` for what is put, returned or read from
/// @param loops what is iterated around it, outermost first; empty when it happens once
/// @param guards what surely holds when it happens
/// @param transaction the transaction that is really open, if any
/// @param ignored transaction rules declared on the way that no proxy applied
/// @param later whether it happens on another thread or after the commit
/// @param tries what is caught around it, outermost first
public record Path(
        Entry from,
        int order,
        List<Step.Call> via,
        OperationId in,
        Step step,
        Map<String, List<Source>> arguments,
        List<Loop> loops,
        List<Guard> guards,
        Optional<Open> transaction,
        List<Ignored> ignored,
        boolean later,
        List<Try> tries) {
    /// An interface with a stand-in, a cache before it or a second database has two or three implementations.
    private static final int MANY = 4;

    public Path {
        via = List.copyOf(via);
        arguments = arguments instanceof Arguments ? arguments : Map.copyOf(arguments);
        loops = List.copyOf(loops);
        guards = guards instanceof Chain<Guard> ? guards : List.copyOf(guards);
        ignored = List.copyOf(ignored);
        tries = List.copyOf(tries);
    }

    /// The same way from another entry that begins alike.
    Path from(Entry other) {
        return new Path(other, order, via, in, step, arguments, loops, guards, transaction, ignored, later, tries);
    }

    /// Whether it happens once per element of something.
    public boolean repeated() {
        return !loops.isEmpty();
    }

    public List<Source> argument(String name) {
        return arguments.getOrDefault(name, List.of());
    }

    /// Everything that goes in.
    public Stream<Source> given() {
        return arguments.values().stream().flatMap(List::stream);
    }

    public Span at() {
        return step.at();
    }

    /// The statement that runs.
    ///
    /// @throws ClassCastException when it is no run
    public Query query() {
        return ((Step.Run) step).query();
    }

    /// How many operations could have answered the call on the way that is known least: one where each call has one
    /// target, many behind an interface that half the classes implement.
    public int spread() {
        int most = 1;
        for (Step.Call call : via) {
            most = Math.max(most, call.targets().size());
        }
        return most;
    }

    /// Whether it is one of many ways that a call may have gone: that this very entry ends here is a guess then.
    public boolean guessed() {
        return spread() >= MANY;
    }

    /// Whether the code itself turned away those who have no identity before it gets here.
    public boolean afterLogin() {
        return LoginCheck.before(this).isPresent();
    }

    /// @param over what is iterated; empty when unknown
    /// @param depth how many of the calls on the way were made before it
    public record Loop(List<Source> over, int depth, Span at) {
        public Loop {
            over = List.copyOf(over);
        }
    }

    /// A `try` around a step.
    public record Try(List<Catch> catches, Span at) {
        public Try {
            catches = List.copyOf(catches);
        }
    }

    /// @param types qualified exception types
    /// @param rethrows what it always ends with, by an empty name when that is not known; empty when it goes on
    public record Catch(List<String> types, Optional<String> rethrows) {
        public Catch {
            types = List.copyOf(types);
        }
    }

    /// @param operation the operation that opened it
    /// @param since the order of the first path inside it, which tells two transactions of one method apart
    public record Open(TransactionRule rule, OperationId operation, int since) {}

    /// @param why what kept the proxy out, for people: `self-invocation`, `the method cannot be proxied`
    public record Ignored(TransactionRule rule, OperationId operation, String why, Span call) {}
}
