package dev.lintel.bench.flow.transform;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Expressions become methods of their own: what a local variable gets, what decides an `if`, what a call is given,
/// and calls that stand alone.
final class Extract implements Pass {
    private static final double SHARE = 0.25;

    @Override
    public String write(Subject subject) {
        Scanner scanner = new Scanner(subject);
        scanner.scan(subject.unit(), null);
        return scanner.edits.whole();
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Subject subject;
        private final Edits edits;
        private final StringBuilder methods = new StringBuilder();
        private int depth;
        private int count;

        private Scanner(Subject subject) {
            this.subject = subject;
            this.edits = new Edits(subject.text());
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            depth++;
            super.visitClass(type, null);
            depth--;
            if (depth == 0 && !methods.isEmpty()) {
                edits.insert(subject.end(type) - 1, methods.toString());
                methods.setLength(0);
            }
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            super.visitVariable(variable, null);
            Element element = subject.code().element(getCurrentPath());
            if (element != null
                    && element.getKind() == ElementKind.LOCAL_VARIABLE
                    && variable.getInitializer() != null
                    && !element.getModifiers().contains(Modifier.FINAL)) {
                consider(new TreePath(getCurrentPath(), variable.getInitializer()), element.asType());
            }
            return null;
        }

        @Override
        public @Nullable Void visitIf(IfTree choice, @Nullable Void unused) {
            super.visitIf(choice, null);
            TreePath inner = new TreePath(getCurrentPath(), choice.getCondition());
            if (choice.getCondition() instanceof ParenthesizedTree parenthesized) {
                inner = new TreePath(inner, parenthesized.getExpression());
            }
            consider(inner, subject.code().types().getPrimitiveType(TypeKind.BOOLEAN));
            return null;
        }

        @Override
        public @Nullable Void visitExpressionStatement(ExpressionStatementTree statement, @Nullable Void unused) {
            super.visitExpressionStatement(statement, null);
            if (statement.getExpression() instanceof MethodInvocationTree) {
                consider(
                        new TreePath(getCurrentPath(), statement.getExpression()),
                        subject.code().types().getNoType(TypeKind.VOID));
            }
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
            super.visitMethodInvocation(call, null);
            for (ExpressionTree each : call.getArguments()) {
                TreePath path = new TreePath(getCurrentPath(), each);
                TypeMirror type = subject.code().trees().getTypeMirror(path);
                if (type != null && type.toString().equals("java.lang.String")) {
                    consider(path, type);
                }
            }
            return null;
        }

        private void consider(TreePath path, TypeMirror type) {
            if (depth == 0 || subject.random().nextDouble() >= SHARE) {
                return;
            }
            Uses uses = new Uses(subject);
            uses.scan(path, null);
            boolean denotable = denotable(type) && uses.locals.values().stream().allMatch(Extract::denotable);
            if (uses.bound || !denotable || !uses.anything) {
                return;
            }
            String name = "part" + count++;
            ExpressionTree tree = (ExpressionTree) path.getLeaf();
            String body = edits.now(subject.start(tree), subject.end(tree));
            methods.append("\n    private static ")
                    .append(type)
                    .append(' ')
                    .append(name)
                    .append('(')
                    .append(uses.locals.entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey())
                            .collect(Collectors.joining(", ")))
                    .append(')')
                    .append(uses.thrown.isEmpty() ? "" : " throws " + String.join(", ", uses.thrown))
                    .append(" {\n        ")
                    .append(type.getKind() == TypeKind.VOID ? "" : "return ")
                    .append(body)
                    .append(";\n    }\n");
            edits.replace(
                    subject.start(tree), subject.end(tree), name + "(" + String.join(", ", uses.locals.keySet()) + ")");
        }
    }

    /// Whether the type can be written in a declaration.
    private static boolean denotable(TypeMirror type) {
        String text = type.toString();
        return switch (type.getKind()) {
            case DECLARED, ARRAY ->
                !text.contains("capture")
                        && !text.contains("<anonymous")
                        && !text.contains("&")
                        && !text.contains("@")
                        && !text.contains("? ");
            case BOOLEAN, INT, LONG, DOUBLE, FLOAT, CHAR, BYTE, SHORT, VOID -> true;
            default -> false;
        };
    }

    /// What an expression needs from where it stands.
    private static final class Uses extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Subject subject;
        private final Map<String, TypeMirror> locals = new LinkedHashMap<>();
        private final Set<String> thrown = new LinkedHashSet<>();
        private boolean bound;
        private boolean anything;

        private Uses(Subject subject) {
            this.subject = subject;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
            Element element = subject.code().element(getCurrentPath());
            if (element == null) {
                bound = true;
                return null;
            }
            switch (element.getKind()) {
                case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE -> {
                    anything = true;
                    locals.put(identifier.getName().toString(), element.asType());
                }
                case FIELD, METHOD, ENUM_CONSTANT ->
                    bound |= !element.getModifiers().contains(Modifier.STATIC)
                            || ((TypeElement) element.getEnclosingElement())
                                    .getNestingKind()
                                    .isNested();
                case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
                    bound |= element instanceof TypeElement type
                            && type.getNestingKind().isNested();
                case PACKAGE -> {}
                default -> bound = true;
            }
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
            anything = true;
            thrownBy(getCurrentPath());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
            bound |= creation.getClassBody() != null || creation.getEnclosingExpression() != null;
            thrownBy(getCurrentPath());
            return super.visitNewClass(creation, null);
        }

        private void thrownBy(TreePath path) {
            if (subject.code().element(path) instanceof ExecutableElement method) {
                method.getThrownTypes().forEach(each -> thrown.add(each.toString()));
                bound |= method.getThrownTypes().stream().anyMatch(each -> each.getKind() != TypeKind.DECLARED);
            }
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
            bound = true;
            return null;
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
            bound = true;
            return null;
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void unused) {
            bound = true;
            return null;
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void unused) {
            bound = true;
            return null;
        }

        @Override
        public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void unused) {
            bound |= switch (unary.getKind()) {
                case POSTFIX_DECREMENT, POSTFIX_INCREMENT, PREFIX_DECREMENT, PREFIX_INCREMENT -> true;
                default -> false;
            };
            return super.visitUnary(unary, null);
        }

        @Override
        public @Nullable Void visitInstanceOf(InstanceOfTree test, @Nullable Void unused) {
            bound |= test.getPattern() != null;
            return super.visitInstanceOf(test, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            bound = true;
            return null;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            return bound ? null : super.scan(tree, null);
        }
    }
}
