package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.read.java.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `switch` in both forms, and patterns.
final class Switches {
    private final Elaboration elaboration;
    private Returns yields = new Returns(null);

    Switches(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /// A switch that gives a value.
    Expression value(Tree.Choice choice, @Nullable Type target) {
        Returns before = yields;
        yields = new Returns(target);
        Statement.Switch made = choice(choice);
        Type type = yields.joined(elaboration.typing());
        yields = before;
        return new Expression.SwitchValue(made, type, choice.at());
    }

    Statement.Yield leave(Tree.Yield leave) {
        return give(leave.value(), leave.at());
    }

    private Statement.Yield give(Tree value, long at) {
        Returns current = yields;
        Expression given = elaboration.expressions().expression(value, current.wanted());
        current.give(given.type());
        return new Statement.Yield(given, at);
    }

    Statement.Switch choice(Tree.Choice choice) {
        Expression subject = elaboration.expressions().expression(choice.subject(), null);
        int mark = elaboration.scopes().mark();
        TypeScope types = elaboration.scopes().types();
        List<Statement.Case> cases = new ArrayList<>();
        for (Tree.Case each : choice.cases()) {
            cases.add(option(each, subject.type(), choice.value()));
        }
        elaboration.scopes().reset(mark);
        elaboration.scopes().setTypes(types);
        return new Statement.Switch(subject, cases, choice.at());
    }

    private Statement.Case option(Tree.Case option, Type subject, boolean value) {
        int mark = elaboration.scopes().mark();
        List<Statement.Local> bindings = new ArrayList<>();
        List<Expression> labels = new ArrayList<>();
        for (Tree each : option.labels()) {
            labels.add(label(each, subject, bindings));
        }
        Optional<Expression> guard = Optional.ofNullable(option.guard())
                .map(each -> elaboration.expressions().expression(each, Types.BOOLEAN));
        List<Statement> body = new ArrayList<>();
        for (Tree each : option.body()) {
            body.add(
                    value && option.arrow() && !isStatement(each)
                            ? give(each, each.at())
                            : elaboration.statements().statement(each));
        }
        if (option.arrow()) {
            elaboration.scopes().reset(mark);
        }
        long at =
                option.body().isEmpty() ? option.at() : option.body().getFirst().at();
        return new Statement.Case(
                labels,
                bindings,
                guard,
                option.isDefault(),
                new Statement.Block(body, at),
                !option.arrow(),
                option.at());
    }

    private static boolean isStatement(Tree tree) {
        return tree instanceof Tree.Block || tree instanceof Tree.Throw || tree instanceof Tree.Evaluate;
    }

    private Expression label(Tree label, Type subject, List<Statement.Local> bindings) {
        if (label instanceof Tree.Local || label instanceof Tree.Deconstruction) {
            return new Expression.TypeName(pattern(label, subject, bindings), label.at());
        }
        Members members = elaboration.typing().members(subject);
        if (label instanceof Tree.Name name && members != null && members.kind() == Kind.ENUM) {
            Field constant = members.field(name.id());
            if (constant != null) {
                return new Expression.FieldAccess(Optional.empty(), members.name(), name.id(), subject, name.at());
            }
        }
        return elaboration.expressions().expression(label, subject);
    }

    /// Declares a pattern's variables; gives the type that it tests for.
    Type pattern(Tree pattern, Type subject, List<Statement.Local> bindings) {
        return pattern(pattern, subject, Optional.empty(), bindings);
    }

    /// @param part of the matched value that the pattern is held against; empty when it is all of it
    private Type pattern(Tree pattern, Type subject, Optional<Expression> part, List<Statement.Local> bindings) {
        return switch (pattern) {
            case Tree.Local binding -> {
                Type type = binding.type() == null
                        ? Types.upward(subject)
                        : elaboration.expressions().type(binding.type());
                Type refined = refined(type, subject);
                if (!binding.name().isEmpty() && !binding.name().equals("_")) {
                    bindings.add(new Statement.Local(binding.name(), refined, part, binding.at()));
                    elaboration.scopes().declare(binding.name(), refined);
                }
                yield refined;
            }
            case Tree.Deconstruction record -> {
                Type type = refined(elaboration.expressions().type(record.type()), subject);
                Expression whole = part.orElseGet(() -> new Expression.Variable(Statement.MATCHED, type, record.at()));
                List<Expression> components = components(whole, type);
                for (int i = 0; i < record.parts().size(); i++) {
                    Expression component = i < components.size()
                            ? components.get(i)
                            : new Expression.FieldAccess(Optional.of(whole), "", "", Type.UNKNOWN, record.at());
                    pattern(record.parts().get(i), component.type(), Optional.of(component), bindings);
                }
                yield type;
            }
            default -> elaboration.expressions().type(pattern);
        };
    }

    /// A raw pattern type takes the subject's arguments where both are the same class (JLS 18.5.5, simplified).
    private static Type refined(Type tested, Type subject) {
        return tested instanceof Type.Declared declared
                        && declared.arguments().isEmpty()
                        && tested.is(subject.erasure())
                ? Types.upward(subject)
                : tested;
    }

    private List<Expression> components(Expression whole, Type type) {
        Members members = elaboration.typing().members(type);
        if (members == null || !(type instanceof Type.Declared declared)) {
            return List.of();
        }
        Substitution substitution = members.seen(declared.arguments());
        return members.fields().stream()
                .filter(each -> !each.modifiers().contains(Modifier.STATIC))
                .<Expression>map(each -> new Expression.FieldAccess(
                        Optional.of(whole),
                        members.name(),
                        each.name(),
                        Types.upward(substitution.apply(each.type())),
                        whole.at()))
                .toList();
    }
}
