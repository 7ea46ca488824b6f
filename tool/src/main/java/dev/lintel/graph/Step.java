package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One step of an operation, in order, with loops, branches and `try` kept as written. Steps that give a value
/// carry a `number`, unique in their operation, to which [Value.Root.Result] and [Value.Root.Made] refer.
public sealed interface Step {
    Span at();

    /// The sequences of steps inside of it, in the order in which they are written.
    default List<List<Step>> blocks() {
        return switch (this) {
            case Loop loop -> List.of(loop.body());
            case Branch branch -> List.of(branch.then(), branch.otherwise());
            case Attempt attempt ->
                Stream.of(Stream.of(attempt.body()), attempt.handlers().stream(), Stream.of(attempt.last()))
                        .flatMap(each -> each)
                        .toList();
            case InTransaction inside -> List.of(inside.body());
            case Deferred later -> List.of(later.body());
            case Call _, Invoke _, Run _, Remote _, Publish _, Make _, Put _, Read _, Return _, Throw _, Skip _ ->
                List.of();
        };
    }

    /// These steps and those inside of them, in the order in which they are written.
    static Stream<Step> all(List<Step> steps) {
        return steps.stream()
                .flatMap(step ->
                        Stream.concat(Stream.of(step), step.blocks().stream().flatMap(Step::all)));
    }

    /// The calls among these steps and inside of them, in the order in which they are written.
    static Stream<Call> calls(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof Call call
                        ? Stream.of(call)
                        : step.blocks().stream().flatMap(Step::calls));
    }

    /// A call of another operation of the target. Several targets when several beans may answer.
    ///
    /// @param proxied whether the call goes through the container's proxy, so that annotations of the target apply;
    ///     `false` for self-invocation
    record Call(int number, List<OperationId> targets, boolean proxied, Value receiver, List<Value> arguments, Span at)
            implements Step {
        public Call {
            targets = List.copyOf(targets);
            arguments = List.copyOf(arguments);
        }

        /// By its place, which is nearly always enough: the calls on a way are remembered at each of its steps.
        @Override
        public int hashCode() {
            return 31 * at.hashCode() + number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this
                    || other instanceof Call call
                            && call.number == number
                            && call.proxied == proxied
                            && call.at.equals(at)
                            && call.targets.equals(targets)
                            && call.receiver.equals(receiver)
                            && call.arguments.equals(arguments);
        }
    }

    /// A call into a library, or one that could not be bound.
    ///
    /// @param owner qualified type when known, else empty
    record Invoke(int number, String owner, String name, Value receiver, List<Value> arguments, boolean bound, Span at)
            implements Step {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /// A query that runs.
    ///
    /// @param parameters what is bound, by the name that the query's shape uses
    record Run(int number, Query query, Map<String, Value> parameters, Span at) implements Step {
        public Run {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /// A call that leaves the process and waits for an answer.
    record Remote(int number, Client client, String operation, List<Value> arguments, Span at) implements Step {
        public Remote {
            arguments = List.copyOf(arguments);
        }
    }

    /// A message or event handed over.
    ///
    /// @param afterCommit whether it leaves only when the transaction has committed
    record Publish(String channel, List<Value> arguments, boolean afterCommit, Span at) implements Step {
        public Publish {
            arguments = List.copyOf(arguments);
        }
    }

    /// An object is made.
    ///
    /// @param properties what its constructor or builder sets, by property name; a library's constructor by
    ///     position, `0`, `1` …
    record Make(int number, String type, Map<String, Value> properties, Span at) implements Step {
        public Make {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    /// A property of an object is set: a setter or an assignment.
    record Put(Value target, String property, Value value, Span at) implements Step {}

    /// A property of a mapped object is read, which may load an association.
    ///
    /// @param of the object; an origin's path that ends in an association is that association's row
    /// @param entity the mapped class that has the property
    record Read(Value of, String entity, String property, Span at) implements Step {}

    /// Runs once per element of `over`, or an unknown number of times when `over` has no origin.
    ///
    /// @param parallel streams in parallel, async per element
    record Loop(Value over, List<Step> body, boolean parallel, Span at) implements Step {
        public Loop {
            body = List.copyOf(body);
        }
    }

    record Branch(Condition condition, List<Step> then, List<Step> otherwise, Span at) implements Step {
        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// @param caught qualified exception types of each handler, in order with `handlers`
    record Attempt(List<Step> body, List<List<String>> caught, List<List<Step>> handlers, List<Step> last, Span at)
            implements Step {
        public Attempt {
            body = List.copyOf(body);
            caught = List.copyOf(caught);
            handlers = List.copyOf(handlers);
            last = List.copyOf(last);
        }
    }

    /// Steps inside a programmatic transaction (`TransactionTemplate.execute`).
    record InTransaction(TransactionRule rule, List<Step> body, Span at) implements Step {
        public InTransaction {
            body = List.copyOf(body);
        }
    }

    /// Steps that run later or on another thread (`@Async` bodies, executors, after-commit callbacks).
    record Deferred(boolean afterCommit, List<Step> body, Span at) implements Step {
        public Deferred {
            body = List.copyOf(body);
        }
    }

    record Return(Value value, Span at) implements Step {}

    /// @param exception qualified type, empty when unknown
    /// @param passesOn whether it is made of a failure that was caught before
    record Throw(String exception, boolean passesOn, Span at) implements Step {
        /// One that the code decides on by itself.
        public Throw(String exception, Span at) {
            this(exception, false, at);
        }
    }

    /// Ends the current round or the loop: `continue`, `break`.
    record Skip(Span at) implements Step {}

    /// What a branch tests.
    sealed interface Condition {
        /// `left op right`; operators `==` (also `equals`), `!=`, `<`, `<=`, `>`, `>=`.
        record Comparison(String operator, Value left, Value right, Span at) implements Condition {}

        /// A truth value, `repository.existsByEmail(e)`, `optional.isPresent()` (then `test` is `present`),
        /// `isEmpty`.
        ///
        /// @param test `true`, `present`, `empty`, `null`, `blank`
        record Test(String test, Value value, Span at) implements Condition {}

        record Not(Condition inner, Span at) implements Condition {}

        record All(List<Condition> of, Span at) implements Condition {
            public All {
                of = List.copyOf(of);
            }
        }

        record Any(List<Condition> of, Span at) implements Condition {
            public Any {
                of = List.copyOf(of);
            }
        }

        Span at();
    }
}
