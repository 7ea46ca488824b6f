package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the value of every expression of one body may come from. Flow-sensitive over local variables, branches are
/// joined, loops are run twice; fields and other methods are roots, not followed (`link` joins bodies).
public final class BodyValues {
    private final Map<Expression, List<Origin>> origins = new IdentityHashMap<>();
    private final Map<Expression, LambdaUse> lambdas = new IdentityHashMap<>();
    private final Map<Expression.New, Expression.Lambda> writtenOut = new IdentityHashMap<>(2);
    private List<Origin> returned = List.of();

    private BodyValues() {}

    public static BodyValues of(Body body, Method method, Program program) {
        BodyValues values = new BodyValues();
        Frame frame = new Frame(new Environment());
        for (int i = 0; i < method.parameters().size(); i++) {
            frame.environment()
                    .set(method.parameters().get(i).name(), List.of(Origin.of(new Origin.Root.Parameter(i))));
        }
        new StatementEvaluation(values, program).run(body.block(), frame);
        values.returned = frame.returned();
        return values;
    }

    /// The origins of an expression of this body; empty when nothing is known.
    public List<Origin> of(Expression expression) {
        return origins.getOrDefault(expression, List.of());
    }

    /// How a lambda or method reference of this body is used by the call that it is given to.
    public LambdaUse use(Expression lambdaOrReference) {
        return lambdas.getOrDefault(lambdaOrReference, LambdaUse.UNKNOWN);
    }

    /// What an object that is made here does when it is called, where its class stands for a lambda.
    public Optional<Expression.Lambda> writtenOut(Expression.New made) {
        return Optional.ofNullable(writtenOut.get(made));
    }

    /// The origins of everything that the body returns.
    public List<Origin> returned() {
        return returned;
    }

    void record(Expression expression, List<Origin> found) {
        if (!found.isEmpty()) {
            origins.merge(expression, found, Environment::union);
        }
    }

    void record(Expression.New made, Expression.Lambda lambda) {
        writtenOut.put(made, lambda);
    }

    void record(Expression lambda, LambdaUse use) {
        lambdas.put(lambda, use);
    }

    /// @param times how often the lambda runs
    /// @param over what its first parameter is, or is an element of
    public record LambdaUse(Times times, List<Origin> over) {
        static final LambdaUse UNKNOWN = new LambdaUse(Times.ONCE, List.of());

        public LambdaUse {
            over = List.copyOf(over);
        }

        public enum Times {
            ONCE,
            PER_ELEMENT
        }
    }

    /// One activation: the variables now, and what was returned so far.
    static final class Frame {
        private Environment environment;
        private List<Origin> returned = List.of();

        Frame(Environment environment) {
            this.environment = environment;
        }

        Environment environment() {
            return environment;
        }

        void environment(Environment next) {
            environment = next;
        }

        List<Origin> returned() {
            return returned;
        }

        void returns(List<Origin> more) {
            returned = Environment.union(returned, more);
        }
    }
}
