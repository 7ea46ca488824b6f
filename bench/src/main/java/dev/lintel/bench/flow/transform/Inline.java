package dev.lintel.bench.flow.transform;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// A private helper of the same file whose value is put into a local variable is written where it was called.
/// Helpers that return early, call themselves or touch fields stay what they are; so does the helper itself.
final class Inline implements Pass {
    private static final double SHARE = 0.5;

    @Override
    public String write(Subject subject) {
        Map<Element, Callable> callables = new HashMap<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                Callable.of(subject, getCurrentPath(), method)
                        .ifPresent(callable -> callables.put(subject.code().element(getCurrentPath()), callable));
                return super.visitMethod(method, null);
            }
        }.scan(subject.unit(), null);
        Sites sites = new Sites(subject, callables);
        sites.scan(subject.unit(), null);
        return sites.edits.whole();
    }

    /// A helper that can be written in place.
    ///
    /// @param locals by the element, the places where its name stands, as offsets in the file
    private record Callable(MethodTree method, ReturnTree last, Map<Integer, String> locals) {
        static Optional<Callable> of(Subject subject, TreePath path, MethodTree method) {
            Element element = subject.code().element(path);
            List<? extends StatementTree> body =
                    method.getBody() == null ? List.of() : method.getBody().getStatements();
            if (body.isEmpty()
                    || element == null
                    || !(body.getLast() instanceof ReturnTree last)
                    || last.getExpression() == null
                    || !method.getTypeParameters().isEmpty()
                    || !isHelper(element)) {
                return Optional.empty();
            }
            Reach reach = new Reach(subject, element);
            reach.scan(path, null);
            return reach.returns == 1 && !reach.leaves
                    ? Optional.of(new Callable(method, last, reach.locals))
                    : Optional.empty();
        }

        private static boolean isHelper(Element method) {
            return method.getModifiers().contains(Modifier.PRIVATE)
                    || method.getEnclosingElement().getModifiers().contains(Modifier.PRIVATE);
        }
    }

    /// What a method's text touches.
    private static final class Reach extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Subject subject;
        private final Element method;
        private final Map<Integer, String> locals = new HashMap<>();
        private int returns;
        private boolean leaves;

        private Reach(Subject subject, Element method) {
            this.subject = subject;
            this.method = method;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree statement, @Nullable Void unused) {
            returns++;
            return super.visitReturn(statement, null);
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
            leaves = true;
            return null;
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
            leaves = true;
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            leaves = true;
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            Matcher name = Pattern.compile(
                            "\\b" + Pattern.quote(variable.getName().toString()) + "\\b")
                    .matcher(subject.text());
            int from = variable.getType() == null ? subject.start(variable) : subject.end(variable.getType());
            if (name.find(from)) {
                locals.put(name.start(), variable.getName().toString());
            }
            return super.visitVariable(variable, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
            Element element = subject.code().element(getCurrentPath());
            if (element != null && isLocal(element.getKind())) {
                locals.put(subject.start(identifier), identifier.getName().toString());
            } else if (element == null
                    || element.equals(method)
                    || element.getKind().isField()
                    || element instanceof ExecutableElement
                            && !element.getModifiers().contains(Modifier.STATIC)) {
                leaves = true;
            }
            return super.visitIdentifier(identifier, null);
        }
    }

    private static boolean isLocal(ElementKind kind) {
        return kind == ElementKind.LOCAL_VARIABLE
                || kind == ElementKind.PARAMETER
                || kind == ElementKind.EXCEPTION_PARAMETER
                || kind == ElementKind.RESOURCE_VARIABLE;
    }

    private static final class Sites extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Subject subject;
        private final Map<Element, Callable> callables;
        private final Edits edits;
        private int count;

        private Sites(Subject subject, Map<Element, Callable> callables) {
            this.subject = subject;
            this.callables = callables;
            this.edits = new Edits(subject.text());
        }

        @Override
        public @Nullable Void visitBlock(BlockTree block, @Nullable Void unused) {
            super.visitBlock(block, null);
            for (StatementTree each : block.getStatements()) {
                if (each instanceof VariableTree variable
                        && variable.getType() != null
                        && variable.getInitializer() instanceof MethodInvocationTree call
                        && onlyNames(call)
                        && subject.random().nextDouble() < SHARE) {
                    Callable callable = callables.get(
                            subject.code().element(new TreePath(new TreePath(getCurrentPath(), each), call)));
                    if (callable != null && !inside(callable.method(), each)) {
                        put(variable, call, callable);
                    }
                }
            }
            return null;
        }

        /// `helper(..)`, `this.helper(..)`, `new Helper().helper(..)`.
        private static boolean onlyNames(MethodInvocationTree call) {
            return switch (call.getMethodSelect()) {
                case IdentifierTree _ -> true;
                case MemberSelectTree select ->
                    select.getExpression() instanceof NewClassTree creation
                            ? creation.getArguments().isEmpty()
                            : select.getExpression().toString().equals("this");
                default -> false;
            };
        }

        private boolean inside(MethodTree method, Tree tree) {
            return subject.start(method) <= subject.start(tree) && subject.end(tree) <= subject.end(method);
        }

        private void put(VariableTree variable, MethodInvocationTree call, Callable callable) {
            String mark = "In" + count++;
            Edits renamed = new Edits(subject.text());
            callable.locals().forEach((at, name) -> renamed.replace(at, at + name.length(), name + mark));
            StringBuilder block = new StringBuilder(
                    subject.text().substring(subject.start(variable), subject.end(variable.getType())));
            block.append(' ').append(variable.getName()).append("; {\n");
            List<? extends VariableTree> parameters = callable.method().getParameters();
            for (int i = 0; i < parameters.size(); i++) {
                ExpressionTree argument = call.getArguments().get(i);
                block.append(renamed.now(subject.start(parameters.get(i)), subject.end(parameters.get(i))))
                        .append(" = ")
                        .append(edits.now(subject.start(argument), subject.end(argument)))
                        .append(";\n");
            }
            List<? extends StatementTree> statements =
                    callable.method().getBody().getStatements();
            for (StatementTree each : statements.subList(0, statements.size() - 1)) {
                block.append(renamed.now(subject.start(each), subject.end(each)))
                        .append('\n');
            }
            ExpressionTree value = callable.last().getExpression();
            block.append(variable.getName())
                    .append(" = ")
                    .append(renamed.now(subject.start(value), subject.end(value)))
                    .append(";\n}");
            edits.replace(subject.start(variable), subject.end(variable), block.toString());
        }
    }
}
