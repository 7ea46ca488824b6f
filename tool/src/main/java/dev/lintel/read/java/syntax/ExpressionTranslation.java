package dev.lintel.read.java.syntax;

import com.sun.source.tree.*;
import com.sun.source.tree.Tree.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Translates the parser's expressions, types and patterns.
final class ExpressionTranslation {
    private static final int DEEPEST_TYPE = 50;

    private final FileTranslation file;
    private int typeDepth;

    ExpressionTranslation(FileTranslation file) {
        this.file = file;
    }

    List<Tree> each(@Nullable List<? extends com.sun.source.tree.Tree> trees) {
        if (trees == null || trees.isEmpty()) {
            return List.of();
        }
        Tree[] translated = new Tree[trees.size()];
        int count = 0;
        // The parser's lists are linked: an index would make long array initialisers quadratic.
        for (com.sun.source.tree.Tree each : trees) {
            translated[count++] = translate(each);
        }
        return List.of(translated);
    }

    @Nullable
    Tree optional(com.sun.source.tree.@Nullable Tree tree) {
        return tree == null ? null : translate(tree);
    }

    Tree translate(com.sun.source.tree.Tree tree) {
        file.enter();
        try {
            return named(tree);
        } finally {
            file.leave();
        }
    }

    private Tree named(com.sun.source.tree.Tree tree) {
        return switch (tree.getKind()) {
            case IDENTIFIER -> new Tree.Name(file.word(((IdentifierTree) tree).getName()), file.at(tree));
            case MEMBER_SELECT -> {
                MemberSelectTree select = (MemberSelectTree) tree;
                yield new Tree.Select(
                        translate(select.getExpression()), file.word(select.getIdentifier()), file.at(tree));
            }
            case METHOD_INVOCATION -> {
                MethodInvocationTree call = (MethodInvocationTree) tree;
                yield new Tree.Call(
                        translate(call.getMethodSelect()),
                        each(call.getTypeArguments()),
                        each(call.getArguments()),
                        file.at(tree));
            }
            case PARENTHESIZED -> translate(((ParenthesizedTree) tree).getExpression());
            case NEW_CLASS -> instance((NewClassTree) tree);
            case NEW_ARRAY -> array((NewArrayTree) tree);
            case LAMBDA_EXPRESSION -> lambda((LambdaExpressionTree) tree);
            case MEMBER_REFERENCE -> reference((MemberReferenceTree) tree);
            case CONDITIONAL_EXPRESSION -> {
                ConditionalExpressionTree choice = (ConditionalExpressionTree) tree;
                yield new Tree.Conditional(
                        translate(choice.getCondition()),
                        translate(choice.getTrueExpression()),
                        translate(choice.getFalseExpression()),
                        file.at(tree));
            }
            case ASSIGNMENT -> {
                AssignmentTree assign = (AssignmentTree) tree;
                yield new Tree.Assign(
                        translate(assign.getVariable()), null, translate(assign.getExpression()), file.at(tree));
            }
            case TYPE_CAST -> {
                TypeCastTree cast = (TypeCastTree) tree;
                yield new Tree.Cast(translate(cast.getType()), translate(cast.getExpression()), file.at(tree));
            }
            case INSTANCE_OF -> instanceOf((InstanceOfTree) tree);
            case ARRAY_ACCESS -> {
                ArrayAccessTree access = (ArrayAccessTree) tree;
                yield new Tree.Index(translate(access.getExpression()), translate(access.getIndex()), file.at(tree));
            }
            case SWITCH_EXPRESSION -> file.statements().choice((SwitchExpressionTree) tree);
            case ANNOTATION, TYPE_ANNOTATION -> new Tree.Nested(annotation((AnnotationTree) tree), file.at(tree));
            default -> operatorOrType(tree);
        };
    }

    private Tree operatorOrType(com.sun.source.tree.Tree tree) {
        return switch (tree) {
            case LiteralTree literal -> new Tree.Constant(constant(literal.getValue()), file.at(tree));
            case BinaryTree binary -> chain(binary);
            case UnaryTree unary ->
                new Tree.Unary(Operators.unary(unary.getKind()), translate(unary.getExpression()), file.at(tree));
            case CompoundAssignmentTree assign ->
                new Tree.Assign(
                        translate(assign.getVariable()),
                        Operators.assignment(assign.getKind()),
                        translate(assign.getExpression()),
                        file.at(tree));
            case PrimitiveTypeTree primitive ->
                new Tree.PrimitiveName(Operators.primitive(primitive.getPrimitiveTypeKind()), file.at(tree));
            case ParameterizedTypeTree type -> parameterised(type);
            case ArrayTypeTree array -> new Tree.ArrayOf(translate(array.getType()), file.at(tree));
            case WildcardTree any ->
                new Tree.Any(Operators.wildcard(any.getKind()), optional(any.getBound()), file.at(tree));
            case AnnotatedTypeTree annotated -> translate(annotated.getUnderlyingType());
            case UnionTypeTree union -> new Tree.Several(each(union.getTypeAlternatives()), file.at(tree));
            case IntersectionTypeTree both -> new Tree.Several(each(both.getBounds()), file.at(tree));
            case BindingPatternTree binding -> file.statements().local(binding.getVariable());
            case DeconstructionPatternTree record ->
                new Tree.Deconstruction(
                        translate(record.getDeconstructor()), each(record.getNestedPatterns()), file.at(tree));
            case AnyPatternTree _ -> new Tree.Local("_", null, null, file.at(tree));
            default -> new Tree.Broken(file.places().source(tree), file.at(tree));
        };
    }

    /// Nobody writes types nested this deep; whoever walks them later must not overflow.
    private Tree parameterised(ParameterizedTypeTree type) {
        if (typeDepth == DEEPEST_TYPE) {
            return new Tree.Broken("", file.at(type));
        }
        typeDepth++;
        Tree translated =
                new Tree.Parameterised(translate(type.getType()), each(type.getTypeArguments()), file.at(type));
        typeDepth--;
        return translated;
    }

    private @Nullable Object constant(@Nullable Object value) {
        return value instanceof String text ? file.word(text) : value;
    }

    /// Climbs down the left side in a loop: generated sources concatenate thousands of terms.
    private Tree chain(BinaryTree tree) {
        Kind kind = tree.getKind();
        List<ExpressionTree> operands = new ArrayList<>();
        ExpressionTree left = tree;
        while (left instanceof BinaryTree binary && left.getKind() == kind) {
            operands.add(binary.getRightOperand());
            left = binary.getLeftOperand();
        }
        operands.add(left);
        return new Tree.Chain(Operators.binary(kind), each(operands.reversed()), file.at(tree));
    }

    private Tree instance(NewClassTree tree) {
        ClassTree body = tree.getClassBody();
        return new Tree.Instance(
                optional(tree.getEnclosingExpression()),
                translate(tree.getIdentifier()),
                each(tree.getArguments()),
                body == null ? null : file.types().anonymous(body, translate(tree.getIdentifier())),
                file.at(tree));
    }

    private Tree array(NewArrayTree tree) {
        com.sun.source.tree.Tree element = tree.getType();
        int open = 0;
        if (!tree.getDimensions().isEmpty() || tree.getInitializers() != null) {
            while (element instanceof ArrayTypeTree nested) {
                element = nested.getType();
                open++;
            }
        }
        return new Tree.ArrayMaker(
                optional(element), each(tree.getDimensions()), open, each(tree.getInitializers()), file.at(tree));
    }

    private Tree lambda(LambdaExpressionTree tree) {
        List<Tree.Local> parameters = new ArrayList<>();
        for (VariableTree parameter : tree.getParameters()) {
            parameters.add(file.statements().local(parameter));
        }
        Tree body = tree.getBody() instanceof StatementTree statement
                ? file.statements().translate(statement)
                : translate(tree.getBody());
        return new Tree.Lambda(List.copyOf(parameters), body, file.at(tree));
    }

    private Tree reference(MemberReferenceTree tree) {
        String name = tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
                ? MethodSyntax.CONSTRUCTOR
                : file.word(tree.getName());
        return new Tree.Reference(translate(tree.getQualifierExpression()), name, file.at(tree));
    }

    private Tree instanceOf(InstanceOfTree tree) {
        PatternTree pattern = tree.getPattern();
        Tree tested = pattern != null ? translate(pattern) : translate(tree.getType());
        return new Tree.Test(translate(tree.getExpression()), tested, file.at(tree));
    }

    AnnotationSyntax annotation(AnnotationTree tree) {
        Map<String, Tree> values = new LinkedHashMap<>();
        for (ExpressionTree argument : tree.getArguments()) {
            if (argument instanceof AssignmentTree assign && assign.getVariable() instanceof IdentifierTree name) {
                values.put(file.word(name.getName()), translate(assign.getExpression()));
            } else {
                values.put("value", translate(argument));
            }
        }
        return new AnnotationSyntax(
                translate(tree.getAnnotationType()), values.isEmpty() ? Map.of() : values, file.at(tree));
    }

    List<AnnotationSyntax> annotations(@Nullable List<? extends AnnotationTree> trees) {
        if (trees == null || trees.isEmpty()) {
            return List.of();
        }
        return trees.stream().map(this::annotation).toList();
    }
}
