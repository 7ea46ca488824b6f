package dev.lintel.read.java.syntax;

import com.sun.source.tree.*;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/// Translates the parser's statements.
final class StatementTranslation {
    private final FileTranslation file;

    StatementTranslation(FileTranslation file) {
        this.file = file;
    }

    Tree.Block block(BlockTree tree) {
        return new Tree.Block(each(tree.getStatements()), file.at(tree));
    }

    private List<Tree> each(List<? extends com.sun.source.tree.Tree> trees) {
        return trees.stream().map(this::translate).toList();
    }

    Tree translate(com.sun.source.tree.Tree tree) {
        file.enter();
        try {
            return simple(tree);
        } finally {
            file.leave();
        }
    }

    private @Nullable Tree optional(com.sun.source.tree.@Nullable Tree tree) {
        return tree == null ? null : translate(tree);
    }

    private Tree expression(com.sun.source.tree.Tree tree) {
        return file.expressions().translate(tree);
    }

    private Tree simple(com.sun.source.tree.Tree tree) {
        return switch (tree.getKind()) {
            case EXPRESSION_STATEMENT ->
                new Tree.Evaluate(expression(((ExpressionStatementTree) tree).getExpression()), file.at(tree));
            case VARIABLE -> local((VariableTree) tree);
            case RETURN ->
                new Tree.Return(file.expressions().optional(((ReturnTree) tree).getExpression()), file.at(tree));
            case IF -> {
                IfTree choice = (IfTree) tree;
                yield new Tree.If(
                        expression(choice.getCondition()),
                        translate(choice.getThenStatement()),
                        optional(choice.getElseStatement()),
                        file.at(tree));
            }
            case BLOCK -> block((BlockTree) tree);
            case THROW -> new Tree.Throw(expression(((ThrowTree) tree).getExpression()), file.at(tree));
            case TRY -> attempt((TryTree) tree);
            case SWITCH -> {
                SwitchTree choice = (SwitchTree) tree;
                yield choice(choice.getExpression(), choice.getCases(), false, file.at(tree));
            }
            case EMPTY_STATEMENT -> new Tree.Block(List.of(), file.at(tree));
            default -> other(tree);
        };
    }

    private Tree other(com.sun.source.tree.Tree tree) {
        return switch (tree) {
            case EnhancedForLoopTree loop ->
                new Tree.ForEach(
                        local(loop.getVariable()),
                        expression(loop.getExpression()),
                        translate(loop.getStatement()),
                        file.at(tree));
            case ForLoopTree loop ->
                new Tree.Loop(
                        each(loop.getInitializer()),
                        file.expressions().optional(loop.getCondition()),
                        loop.getUpdate().stream()
                                .map(update -> expression(update.getExpression()))
                                .toList(),
                        translate(loop.getStatement()),
                        true,
                        file.at(tree));
            case WhileLoopTree loop -> loop(loop.getCondition(), loop.getStatement(), true, file.at(tree));
            case DoWhileLoopTree loop -> loop(loop.getCondition(), loop.getStatement(), false, file.at(tree));
            case YieldTree yields -> new Tree.Yield(expression(yields.getValue()), file.at(tree));
            case BreakTree leave -> new Tree.Break(label(leave.getLabel()), file.at(tree));
            case ContinueTree next -> new Tree.Continue(label(next.getLabel()), file.at(tree));
            case LabeledStatementTree labeled ->
                new Tree.Labeled(file.word(labeled.getLabel()), translate(labeled.getStatement()), file.at(tree));
            case SynchronizedTree lock ->
                new Tree.Synchronized(expression(lock.getExpression()), block(lock.getBlock()), file.at(tree));
            case AssertTree check ->
                new Tree.Assert(
                        expression(check.getCondition()),
                        file.expressions().optional(check.getDetail()),
                        file.at(tree));
            case ClassTree type -> new Tree.LocalType(file.types().local(type), file.at(tree));
            case ExpressionTree expression -> expression(expression);
            default -> new Tree.Broken(file.places().source(tree), file.at(tree));
        };
    }

    private Tree loop(ExpressionTree condition, StatementTree body, boolean testedFirst, long at) {
        return new Tree.Loop(List.of(), expression(condition), List.of(), translate(body), testedFirst, at);
    }

    private @Nullable String label(@Nullable Name name) {
        return name == null ? null : file.word(name);
    }

    Tree.Local local(VariableTree tree) {
        Tree type = file.expressions().optional(tree.getType());
        if (type instanceof Tree.Name name && (name.id().equals("var") || file.isLombokVal(name.id()))) {
            type = null;
        }
        return new Tree.Local(
                file.word(tree.getName()), type, file.expressions().optional(tree.getInitializer()), file.at(tree));
    }

    private Tree attempt(TryTree tree) {
        List<Tree.Catch> catches = new ArrayList<>();
        for (CatchTree each : tree.getCatches()) {
            catches.add(new Tree.Catch(local(each.getParameter()), block(each.getBlock()), file.at(each)));
        }
        BlockTree last = tree.getFinallyBlock();
        return new Tree.Try(
                each(tree.getResources()),
                block(tree.getBlock()),
                List.copyOf(catches),
                last == null ? null : block(last),
                file.at(tree));
    }

    Tree.Choice choice(SwitchExpressionTree tree) {
        return choice(tree.getExpression(), tree.getCases(), true, file.at(tree));
    }

    private Tree.Choice choice(ExpressionTree subject, List<? extends CaseTree> cases, boolean value, long at) {
        return new Tree.Choice(
                expression(subject), cases.stream().map(this::option).toList(), value, at);
    }

    private Tree.Case option(CaseTree tree) {
        List<Tree> labels = new ArrayList<>();
        boolean isDefault = false;
        for (CaseLabelTree label : tree.getLabels()) {
            switch (label) {
                case ConstantCaseLabelTree constant -> labels.add(expression(constant.getConstantExpression()));
                case PatternCaseLabelTree pattern -> labels.add(expression(pattern.getPattern()));
                default -> isDefault = true;
            }
        }
        boolean arrow = tree.getCaseKind() == CaseTree.CaseKind.RULE;
        List<? extends StatementTree> statements = tree.getStatements();
        List<Tree> body = arrow && tree.getBody() != null
                ? List.of(translate(tree.getBody()))
                : statements == null ? List.of() : each(statements);
        return new Tree.Case(
                List.copyOf(labels),
                file.expressions().optional(tree.getGuard()),
                isDefault,
                arrow,
                body,
                file.at(tree));
    }
}
