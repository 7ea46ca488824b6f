package dev.lintel.bench.flow.transform;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/// Calls of the libraries become calls that do the same.
final class Swap implements Pass {
    private static final double SHARE = 0.7;

    @Override
    public String write(Subject subject) {
        Scanner scanner = new Scanner(subject);
        scanner.scan(subject.unit(), null);
        return scanner.edits.whole();
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Subject subject;
        private final Edits edits;
        private final Random random;

        private Scanner(Subject subject) {
            this.subject = subject;
            this.edits = new Edits(subject.text());
            this.random = subject.random();
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
            super.visitMethodInvocation(call, null);
            if (call.getMethodSelect() instanceof MemberSelectTree select && random.nextDouble() < SHARE) {
                site(call, select).flatMap(site -> Equivalents.of(site, random)).ifPresent(with -> put(call, with));
            }
            return null;
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
            super.visitNewClass(creation, null);
            if (creation.getClassBody() == null
                    && random.nextDouble() < SHARE
                    && subject.code().element(getCurrentPath()) instanceof ExecutableElement constructor) {
                String owner = ((TypeElement) constructor.getEnclosingElement())
                        .getQualifiedName()
                        .toString();
                List<String> arguments =
                        creation.getArguments().stream().map(this::now).toList();
                Equivalents.creation(owner, types(constructor), arguments, random)
                        .ifPresent(with -> put(creation, with));
            }
            return null;
        }

        /// `ResultSet rows = statement.executeQuery(sql)` becomes two statements.
        @Override
        public @Nullable Void visitBlock(BlockTree block, @Nullable Void unused) {
            super.visitBlock(block, null);
            for (StatementTree each : block.getStatements()) {
                if (each instanceof VariableTree variable
                        && variable.getInitializer() instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getExpression().getKind() == Tree.Kind.IDENTIFIER
                        && random.nextDouble() < SHARE) {
                    TreePath path = new TreePath(new TreePath(getCurrentPath(), each), call);
                    Equivalents.twoSteps(site(path, call, select)).ifPresent(two -> {
                        edits.insert(subject.start(each), two.first() + "; ");
                        put(call, two.then());
                    });
                }
            }
            return null;
        }

        private Optional<Equivalents.Site> site(MethodInvocationTree call, MemberSelectTree select) {
            return Optional.ofNullable(site(getCurrentPath(), call, select));
        }

        private Equivalents.@Nullable Site site(TreePath path, MethodInvocationTree call, MemberSelectTree select) {
            if (!(subject.code().element(path) instanceof ExecutableElement method)) {
                return null;
            }
            boolean statement = path.getParentPath().getLeaf() instanceof ExpressionStatementTree;
            String owner = ((TypeElement) method.getEnclosingElement())
                    .getQualifiedName()
                    .toString();
            boolean literal = call.getArguments().stream().allMatch(each -> each.getKind() == Tree.Kind.STRING_LITERAL);
            return new Equivalents.Site(
                    owner,
                    method.getSimpleName().toString(),
                    types(method),
                    now(select.getExpression()),
                    call.getArguments().stream().map(this::now).toList(),
                    literal,
                    statement,
                    select.getExpression().getKind() == Tree.Kind.IDENTIFIER);
        }

        private List<String> types(ExecutableElement method) {
            return method.getParameters().stream()
                    .map(each -> each.asType().getKind() == TypeKind.ARRAY
                            ? each.asType().toString()
                            : subject.code().types().erasure(each.asType()).toString())
                    .toList();
        }

        private String now(ExpressionTree tree) {
            return edits.now(subject.start(tree), subject.end(tree));
        }

        private void put(ExpressionTree tree, String with) {
            edits.replace(subject.start(tree), subject.end(tree), with);
        }
    }
}
