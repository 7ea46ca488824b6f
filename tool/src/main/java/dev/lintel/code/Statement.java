package dev.lintel.code;

import java.util.List;
import java.util.Optional;

/// A statement as the reader wrote it: loops, branches and `try` are kept; nothing is lowered.
public sealed interface Statement extends Node {
    record Block(List<Statement> statements, long at) implements Statement {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /// How the values of a pattern's variables name what the pattern is held against. No variable has this name.
    String MATCHED = "";

    /// One declared variable; also a lambda's parameter, a pattern's variable, a resource of `try`, a caught
    /// exception. A variable inside a record pattern has a component of [#MATCHED] for its value.
    record Local(String name, Type type, Optional<Expression> value, long at) implements Statement {}

    record Evaluate(Expression expression, long at) implements Statement {}

    record If(Expression condition, Statement then, Optional<Statement> otherwise, long at) implements Statement {}

    /// `for (Order order : orders)`.
    record ForEach(Local variable, Expression source, Statement body, long at) implements Statement {}

    /// `for (;;)`, `while`, `do`: `initial` and `update` are empty for the latter two.
    record Loop(
            List<Statement> initial,
            Optional<Expression> condition,
            List<Expression> update,
            Statement body,
            boolean testedFirst,
            long at)
            implements Statement {
        public Loop {
            initial = List.copyOf(initial);
            update = List.copyOf(update);
        }
    }

    record Return(Optional<Expression> value, long at) implements Statement {}

    record Throw(Expression exception, long at) implements Statement {}

    /// @param resources [Local]s or [Evaluate]s
    record Try(List<Statement> resources, Block body, List<Catch> catches, Optional<Block> last, long at)
            implements Statement {
        public Try {
            resources = List.copyOf(resources);
            catches = List.copyOf(catches);
        }
    }

    /// @param caught each alternative of a multi-catch
    record Catch(String name, List<Type> caught, Block body, long at) implements Statement {
        public Catch {
            caught = List.copyOf(caught);
        }
    }

    record Switch(Expression subject, List<Case> cases, long at) implements Statement {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /// @param labels constants; none for `default`
    /// @param bindings variables bound by patterns among the labels
    /// @param fallsThrough whether control may run on into the next case (the colon form)
    record Case(
            List<Expression> labels,
            List<Local> bindings,
            Optional<Expression> guard,
            boolean isDefault,
            Block body,
            boolean fallsThrough,
            long at)
            implements Statement {
        public Case {
            labels = List.copyOf(labels);
            bindings = List.copyOf(bindings);
        }
    }

    record Yield(Expression value, long at) implements Statement {}

    record Break(Optional<String> label, long at) implements Statement {}

    record Continue(Optional<String> label, long at) implements Statement {}

    record Labeled(String label, Statement body, long at) implements Statement {}

    record Synchronized(Expression lock, Block body, long at) implements Statement {}

    record Assert(Expression condition, Optional<Expression> message, long at) implements Statement {}

    /// A type declared inside a body; the program knows it under this name.
    record LocalType(String name, long at) implements Statement {}

    /// Something that the front end could not read; `text` is the source.
    record Unread(String text, long at) implements Statement {}
}
