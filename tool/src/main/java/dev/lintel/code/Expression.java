package dev.lintel.code;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expression with its static type, close to the source: lambdas stay lambdas, concatenations stay one list.
public sealed interface Expression extends Node {
    /// The static type, boxed or not as the language says; [Type#UNKNOWN] when it could not be found.
    Type type();

    /// A literal, text blocks included. `value` is a String, boxed number, Boolean, Character, or `null` for
    /// `null`.
    record Literal(@Nullable Object value, Type type, long at) implements Expression {}

    /// A local variable, parameter, pattern variable or lambda parameter.
    record Variable(String name, Type type, long at) implements Expression {}

    /// A field, through `receiver` when one is written; `owner` is the declaring type, or empty when unknown.
    record FieldAccess(Optional<Expression> receiver, String owner, String name, Type type, long at)
            implements Expression {}

    /// `this`, `Outer.this`; `base` for `super`.
    record This(boolean base, Type type, long at) implements Expression {}

    /// A type standing as a receiver, `Math` in `Math.max(a, b)`.
    record TypeName(Type type, long at) implements Expression {}

    /// `Order.class`.
    record ClassLiteral(Type named, Type type, long at) implements Expression {}

    /// A method call. A call without a written receiver has none here, even where `this` or an outer instance is
    /// meant.
    record Call(Optional<Expression> receiver, Callee callee, List<Expression> arguments, Type type, long at)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        public String name() {
            return callee.name();
        }
    }

    /// `new Order(..)`, also `this(..)` and `super(..)` as the first statement of a constructor (then `explicit`
    /// is true).
    ///
    /// @param anonymous the name of the anonymous class that follows, as declared in the program
    record New(
            Callee callee, List<Expression> arguments, Optional<String> anonymous, boolean explicit, Type type, long at)
            implements Expression {
        public New {
            arguments = List.copyOf(arguments);
        }
    }

    /// `new int[n]`, `{a, b}`; annotation value lists too.
    record NewArray(List<Expression> dimensions, List<Expression> elements, Type type, long at) implements Expression {
        public NewArray {
            dimensions = List.copyOf(dimensions);
            elements = List.copyOf(elements);
        }
    }

    /// `target = value`, or `target op= value` with the operator (`+` for `+=`).
    record Assign(Expression target, Optional<String> operator, Expression value, Type type, long at)
            implements Expression {}

    /// `!a`, `-a`, `++a`, `a++` (operators `!` `-` `+` `~` `++x` `--x` `x++` `x--`).
    record Unary(String operator, Expression operand, Type type, long at) implements Expression {}

    /// A binary operator but string concatenation: `+ - * / % == != < > <= >= && || & | ^ << >> >>>`.
    record Binary(String operator, Expression left, Expression right, Type type, long at) implements Expression {}

    /// String concatenation, flattened from the left: `"a" + b + c`.
    record Concat(List<Expression> parts, Type type, long at) implements Expression {
        public Concat {
            parts = List.copyOf(parts);
        }
    }

    record Conditional(Expression condition, Expression whenTrue, Expression whenFalse, Type type, long at)
            implements Expression {}

    record Cast(Expression operand, Type type, long at) implements Expression {}

    /// `operand instanceof Tested name`; record patterns keep their type and bind their variables.
    record InstanceOf(Expression operand, Type tested, List<Statement.Local> bindings, Type type, long at)
            implements Expression {
        public InstanceOf {
            bindings = List.copyOf(bindings);
        }
    }

    record Index(Expression array, Expression index, Type type, long at) implements Expression {}

    /// A lambda; an expression body stands as one [Statement.Return] in the block (also when the result is void).
    record Lambda(List<Statement.Local> parameters, Statement.Block body, Type type, long at) implements Expression {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /// `receiver::name`, `Type::new`.
    record MethodReference(Expression receiver, Callee callee, Type type, long at) implements Expression {}

    /// A switch that gives a value; cases end in [Statement.Yield].
    record SwitchValue(Statement.Switch choice, Type type, long at) implements Expression {}

    /// An annotation as the value of another.
    record Nested(Annotation annotation, Type type, long at) implements Expression {}

    /// Something that the front end could not read; `text` is the source.
    record Unread(String text, Type type, long at) implements Expression {}
}
