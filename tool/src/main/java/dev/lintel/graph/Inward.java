package dev.lintel.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one walk remembers of the operations that do nothing outside: validators, converters, access rules, lookups
/// in memory. A large entry reaches the same few hundred of them on ten thousand ways. Each is walked once for each
/// kind of values that it is handed, and of the steps inside it only those are kept that say something which no
/// earlier one said. What it gives and what it refuses counts at every call.
final class Inward {
    /// So often an operation is walked for values that differ in constants only; they may decide what it gives.
    private static final int MOST_EXACT = 4;

    private final Origins exactly = new Origins(true);
    private final Origins roughly = new Origins(false);
    private final Map<Asked, Answer> exact = new HashMap<>();
    private final Map<Asked, Answer> alike = new HashMap<>();
    private final Map<OperationId, Integer> walked = new HashMap<>();
    private final Set<Said> said = new HashSet<>();
    private final Set<Step.Call> refusing = new HashSet<>();
    private final Set<Step.Call> looking = new HashSet<>();
    /// What was seen since the outermost of the operations that are being walked was entered.
    private Seen open = new Seen();

    // Equality of what every step is looked up by is written by hand: a record's own goes through method handles.

    /// @param repeated whether it happens inside a loop, where each read of an association is a query
    private record Asked(
            OperationId operation,
            List<Integer> arguments,
            int receiver,
            boolean transacted,
            boolean repeated,
            boolean later) {
        @Override
        public int hashCode() {
            return 31 * (31 * operation.hashCode() + arguments.hashCode()) + receiver;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked asked
                    && asked.receiver == receiver
                    && asked.transacted == transacted
                    && asked.repeated == repeated
                    && asked.later == later
                    && asked.arguments.equals(arguments)
                    && asked.operation.equals(operation);
        }
    }

    /// What a step tells that depends on where it stands.
    ///
    /// @param what the name of what is called, put, read or thrown
    private record Said(Object what, List<Integer> values, boolean transacted, boolean repeated, Object around) {
        @Override
        public int hashCode() {
            return 31 * (31 * what.hashCode() + values.hashCode()) + around.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Said that
                    && that.transacted == transacted
                    && that.repeated == repeated
                    && that.values.equals(values)
                    && that.what.equals(what)
                    && that.around.equals(around);
        }
    }

    /// What happens inside an operation: exceptions by name, and one step that may look at the caller.
    static final class Seen {
        private final Map<String, Path> thrown = new LinkedHashMap<>();
        private @Nullable Path looked;

        private void add(Seen inner) {
            inner.thrown.forEach(thrown::putIfAbsent);
            looked = looked == null ? inner.looked : looked;
        }
    }

    /// How a call ends.
    ///
    /// @param returned empty when the values differ from those that it was walked for
    /// @param checked what surely holds when it comes back
    record Answer(boolean throwsAlways, List<Source> returned, List<Guard> checked, Seen inside) {
        Answer(boolean throwsAlways, List<Source> returned, List<Guard> checked) {
            this(throwsAlways, returned, checked, new Seen());
        }
    }

    /// One call of such an operation, from the question to its end.
    final class Visit {
        private final Asked exactly;
        /// Only needed where the exact question has no answer.
        private final Supplier<Asked> roughly;
        private final Seen outer = open;

        private Visit(Asked exactly, Supplier<Asked> roughly) {
            this.exactly = exactly;
            this.roughly = roughly;
        }

        /// How it ends where that is known.
        @Nullable
        Answer known() {
            Answer found = exact.get(exactly);
            if (found != null || walked.getOrDefault(exactly.operation(), 0) < MOST_EXACT) {
                return found;
            }
            Answer rough = alike.get(roughly.get());
            return rough == null ? null : new Answer(rough.throwsAlways(), List.of(), rough.checked(), rough.inside());
        }

        void begins() {
            walked.merge(exactly.operation(), 1, Integer::sum);
            open = new Seen();
        }

        Answer ends(Answer walk) {
            Answer answer = new Answer(walk.throwsAlways(), walk.returned(), walk.checked(), open);
            exact.put(exactly, answer);
            alike.putIfAbsent(roughly.get(), answer);
            outer.add(open);
            open = outer;
            return answer;
        }
    }

    Visit visit(Operation operation, List<List<Source>> arguments, List<Source> receiver, Context context) {
        return new Visit(
                asked(exactly, operation, arguments, receiver, context),
                () -> asked(roughly, operation, arguments, receiver, context));
    }

    private static Asked asked(
            Origins origins,
            Operation operation,
            List<List<Source>> arguments,
            List<Source> receiver,
            Context context) {
        return new Asked(
                operation.id(),
                origins.of(arguments),
                origins.of(receiver),
                context.transaction().isPresent(),
                !context.loops().isEmpty(),
                context.isLater());
    }

    /// What is seen again inside an operation that was not walked again: that it refuses, that it looks at the
    /// caller. Both count for every call on the way.
    List<Path> again(Answer answer, Context called) {
        Seen inside = answer.inside();
        open.add(inside);
        List<Path> all = new ArrayList<>();
        inside.thrown.values().stream()
                .filter(path -> saysMore(path, called.via(), called.tries(), true))
                .forEach(all::add);
        if (inside.looked != null && looking.addAll(called.via())) {
            all.add(inside.looked);
        }
        return all;
    }

    /// Whether a step tells what no earlier one told.
    ///
    /// @param inside whether it stands in an operation that does nothing outside, where it does not matter which of
    ///     several like steps it is
    boolean saysMore(Path path, boolean inside) {
        return saysMore(path, path.via(), path.tries(), inside);
    }

    private boolean saysMore(Path path, List<Step.Call> via, List<Path.Try> tries, boolean inside) {
        List<Integer> values = roughly.of(path.arguments().values());
        boolean looks = looksAtCaller(values);
        if (inside) {
            saw(path, looks);
        }
        boolean fresh = said.add(said(path, values, tries, inside));
        boolean refuses = path.step() instanceof Step.Throw && refusing.addAll(via);
        boolean looksAgain = looks && looking.addAll(via);
        return fresh || refuses || looksAgain;
    }

    private boolean looksAtCaller(List<Integer> values) {
        for (int each : values) {
            if (roughly.lookAtCaller(each)) {
                return true;
            }
        }
        return false;
    }

    private static Said said(Path path, List<Integer> values, List<Path.Try> tries, boolean inside) {
        Object place = inside ? List.of() : path.at();
        boolean transacted = path.transaction().isPresent();
        return switch (path.step()) {
            case Step.Invoke invoke -> new Said(List.of(invoke.owner(), invoke.name()), values, false, false, place);
            case Step.Call call -> new Said(call.targets(), values, false, false, List.of());
            case Step.Put put -> new Said(put.property(), values, transacted, path.repeated(), place);
            case Step.Throw leave -> new Said(leave.exception(), values, false, false, tries);
            // what a generator makes of one line reads several properties there
            case Step.Read read ->
                new Said(List.of(path.at(), read.property()), values, transacted, path.repeated(), path.loops());
            default -> new Said(path.at(), values, transacted, path.repeated(), path.loops());
        };
    }

    /// Remembers what stands inside of the operations that are being walked.
    private void saw(Path path, boolean looks) {
        if (path.step() instanceof Step.Throw leave) {
            open.thrown.putIfAbsent(leave.exception(), path);
        }
        if (looks && open.looked == null) {
            open.looked = path;
        }
    }
}
