package dev.lintel.read.java.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression, type, pattern or statement as written; parentheses are gone. Places are packed as
/// [dev.lintel.code.Node#pack] says.
public sealed interface Tree {
    long at();

    /// An identifier, also `this` and `super`; as a type `var` too.
    record Name(String id, long at) implements Tree {}

    /// `target.name`; the name may be `this`, `super` or `class`.
    record Select(Tree target, String name, long at) implements Tree {}

    /// @param function a [Name] or a [Select]
    record Call(Tree function, List<Tree> typeArguments, List<Tree> arguments, long at) implements Tree {}

    record Instance(
            @Nullable Tree outer,
            Tree type,
            List<Tree> arguments,
            @Nullable TypeSyntax body,
            long at) implements Tree {}

    /// @param element missing for a bare `{a, b}`
    /// @param open dimensions without a length, `[][]`
    record ArrayMaker(@Nullable Tree element, List<Tree> dimensions, int open, List<Tree> elements, long at)
            implements Tree {}

    /// A literal; `null` for `null`.
    record Constant(@Nullable Object value, long at) implements Tree {}

    /// Operands of one binary operator, grouped from the left: `a + b + c` is one chain.
    record Chain(String operator, List<Tree> operands, long at) implements Tree {}

    record Unary(String operator, Tree operand, long at) implements Tree {}

    record Assign(Tree target, @Nullable String operator, Tree value, long at) implements Tree {}

    record Conditional(Tree condition, Tree whenTrue, Tree whenFalse, long at) implements Tree {}

    record Cast(Tree type, Tree operand, long at) implements Tree {}

    /// @param tested a type or a pattern
    record Test(Tree operand, Tree tested, long at) implements Tree {}

    record Index(Tree array, Tree index, long at) implements Tree {}

    /// @param body an expression or a [Block]
    record Lambda(List<Local> parameters, Tree body, long at) implements Tree {}

    record Reference(Tree receiver, String name, long at) implements Tree {}

    record Nested(AnnotationSyntax annotation, long at) implements Tree {}

    /// A `switch`, as statement or as expression.
    record Choice(Tree subject, List<Case> cases, boolean value, long at) implements Tree {}

    /// @param labels constants and patterns
    /// @param body of an arrow case: one statement, or one expression
    record Case(List<Tree> labels, @Nullable Tree guard, boolean isDefault, boolean arrow, List<Tree> body, long at)
            implements Tree {}

    /// @param arguments none for the diamond
    record Parameterised(Tree base, List<Tree> arguments, long at) implements Tree {}

    record ArrayOf(Tree element, long at) implements Tree {}

    record PrimitiveName(String name, long at) implements Tree {}

    /// @param relation `?`, `extends` or `super`
    record Any(String relation, @Nullable Tree bound, long at) implements Tree {}

    /// Alternatives of a multi-catch, or parts of an intersection.
    record Several(List<Tree> types, long at) implements Tree {}

    record Deconstruction(Tree type, List<Tree> parts, long at) implements Tree {}

    record Block(List<Tree> statements, long at) implements Tree {}

    /// A variable, parameter or pattern's binding.
    ///
    /// @param type missing for `var` and for implicit lambda parameters
    record Local(String name, @Nullable Tree type, @Nullable Tree value, long at) implements Tree {}

    record Evaluate(Tree expression, long at) implements Tree {}

    record If(Tree condition, Tree then, @Nullable Tree otherwise, long at) implements Tree {}

    record ForEach(Local variable, Tree source, Tree body, long at) implements Tree {}

    record Loop(
            List<Tree> initial, @Nullable Tree condition, List<Tree> update, Tree body, boolean testedFirst, long at)
            implements Tree {}

    record Return(@Nullable Tree value, long at) implements Tree {}

    record Throw(Tree exception, long at) implements Tree {}

    record Try(
            List<Tree> resources,
            Block body,
            List<Catch> catches,
            @Nullable Block last,
            long at) implements Tree {}

    record Catch(Local caught, Block body, long at) implements Tree {}

    record Yield(Tree value, long at) implements Tree {}

    record Break(@Nullable String label, long at) implements Tree {}

    record Continue(@Nullable String label, long at) implements Tree {}

    record Labeled(String label, Tree body, long at) implements Tree {}

    record Synchronized(Tree lock, Block body, long at) implements Tree {}

    record Assert(Tree condition, @Nullable Tree message, long at) implements Tree {}

    record LocalType(TypeSyntax type, long at) implements Tree {}

    record Broken(String text, long at) implements Tree {}
}
