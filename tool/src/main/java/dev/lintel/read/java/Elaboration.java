package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Grade;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import dev.lintel.read.java.syntax.Code;
import dev.lintel.read.java.syntax.Tree;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One walk through one member's code, from syntax to typed expressions and statements. Its parts share the
/// scopes, and count how well calls could be bound. Used by one thread, for one member.
final class Elaboration {
    private final World world;
    private final Typing typing;
    private final Scopes scopes;
    private final Expressions expressions = new Expressions(this);
    private final Names names = new Names(this);
    private final Calls calls = new Calls(this);
    private final Lambdas lambdas = new Lambdas(this);
    private final References references = new References(this);
    private final Statements statements = new Statements(this);
    private final Switches switches = new Switches(this);
    private final LocalTypes localTypes = new LocalTypes(this);
    private final Overloads overloads;
    private final int[] graded = new int[Grade.values().length];
    private Returns returns = new Returns(null);
    private boolean speculative;

    Elaboration(SourceType type) {
        this.world = type.file().world();
        this.typing = new Typing(world, type.module());
        this.scopes = new Scopes(type);
        this.overloads = new Overloads(this);
    }

    /// A method's or initialiser's block.
    ///
    /// @param returned the type that `return` has to give; `void` for constructors
    Statement.Block block(
            Tree.Block tree,
            List<TypeParameter> typeParameters,
            List<Statement.Local> parameters,
            @Nullable Type returned) {
        scopes.declareTypes(typeParameters);
        int mark = scopes.mark();
        parameters.forEach(each -> scopes.declare(each.name(), each.type()));
        Returns before = returns;
        returns = new Returns(returned);
        Statement.Block block = statements.block(tree);
        returns = before;
        scopes.reset(mark);
        return block;
    }

    /// A field's initialiser or an annotation's value.
    Expression value(Tree tree, @Nullable Type wanted) {
        return expressions.expression(tree, wanted);
    }

    World world() {
        return world;
    }

    Typing typing() {
        return typing;
    }

    Scopes scopes() {
        return scopes;
    }

    Expressions expressions() {
        return expressions;
    }

    Names names() {
        return names;
    }

    Calls calls() {
        return calls;
    }

    Lambdas lambdas() {
        return lambdas;
    }

    References references() {
        return references;
    }

    Statements statements() {
        return statements;
    }

    Switches switches() {
        return switches;
    }

    LocalTypes localTypes() {
        return localTypes;
    }

    Overloads overloads() {
        return overloads;
    }

    Returns returns() {
        return returns;
    }

    /// Walks a lambda's body with its own `return`s.
    <T> T returning(Returns inner, Supplier<T> walk) {
        Returns before = returns;
        returns = inner;
        try {
            return walk.get();
        } finally {
            returns = before;
        }
    }

    /// Walks something only to learn its type; nothing of it is counted or kept.
    <T> T speculating(Supplier<T> walk) {
        boolean before = speculative;
        speculative = true;
        try {
            return walk.get();
        } finally {
            speculative = before;
        }
    }

    boolean isSpeculative() {
        return speculative;
    }

    void count(Grade grade) {
        if (!speculative) {
            graded[grade.ordinal()]++;
        }
    }

    /// Calls by grade, in the order of [Grade].
    int[] graded() {
        return graded.clone();
    }

    /// Keeps what was found for a local type's member, unless it was only tried.
    void keep(Code code, Object resolved) {
        if (!speculative) {
            code.resolve(resolved);
        }
    }
}
