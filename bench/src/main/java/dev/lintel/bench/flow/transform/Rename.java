package dev.lintel.bench.flow.transform;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Every name of the sources' own is written as planned, and members stand in another order.
///
/// @param packages new names of the packages that the sources declare
record Rename(Plan plan, Texts texts, Map<String, String> packages) implements Pass {
    @Override
    public String write(Subject subject) {
        Scanner scanner = new Scanner(this, subject);
        scanner.scan(subject.unit(), null);
        return scanner.edits.whole();
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Rename rename;
        private final Subject subject;
        private final CompilationUnitTree unit;
        private final Edits edits;

        private Scanner(Rename rename, Subject subject) {
            this.rename = rename;
            this.subject = subject;
            this.unit = subject.unit();
            this.edits = new Edits(subject.text());
        }

        @Override
        public @Nullable Void visitPackage(PackageTree tree, @Nullable Void unused) {
            String name = tree.getPackageName().toString();
            put(
                    subject.start(tree.getPackageName()),
                    subject.end(tree.getPackageName()),
                    rename.packages.getOrDefault(name, name));
            return null;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
            String name = rename.plan.of(subject.code().element(getCurrentPath()));
            if (name != null && subject.end(identifier) > subject.start(identifier)) {
                put(subject.start(identifier), subject.end(identifier), name);
            }
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void unused) {
            Element element = subject.code().element(getCurrentPath());
            if (subject.end(select) <= subject.start(select)) {
                return null; // a type that was inferred
            }
            if (element instanceof PackageElement found) {
                String name = rename.packages.get(found.getQualifiedName().toString());
                if (name != null) {
                    put(subject.start(select), subject.end(select), name);
                }
                return null;
            }
            super.visitMemberSelect(select, null);
            nameAtEnd(
                    select,
                    select.getIdentifier().toString(),
                    element == null ? imported(select) : rename.plan.of(element));
            return null;
        }

        /// A static import names a member without meaning one.
        private @Nullable String imported(MemberSelectTree select) {
            Element owner = subject.code().trees().getElement(new TreePath(getCurrentPath(), select.getExpression()));
            return owner instanceof TypeElement type
                    ? type.getEnclosedElements().stream()
                            .filter(each -> each.getSimpleName().contentEquals(select.getIdentifier()))
                            .findFirst()
                            .map(rename.plan::of)
                            .orElse(null)
                    : null;
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
            super.visitMemberReference(reference, null);
            String name = reference.getName().toString();
            if (!name.equals("<init>")) {
                nameAtEnd(reference, name, rename.plan.of(subject.code().element(getCurrentPath())));
            }
            return null;
        }

        private void nameAtEnd(Tree tree, String old, @Nullable String name) {
            int end = subject.end(tree);
            if (name != null
                    && end - old.length() >= subject.start(tree)
                    && edits.original(end - old.length(), end).equals(old)) {
                put(end - old.length(), end, name);
            }
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            super.visitVariable(variable, null);
            int from = variable.getType() != null && subject.end(variable.getType()) > 0
                    ? subject.end(variable.getType())
                    : subject.end(variable.getModifiers()) > 0
                            ? subject.end(variable.getModifiers())
                            : subject.start(variable);
            declared(variable, variable.getName().toString(), from);
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (subject.end(method) <= subject.start(method)
                    || !(subject.code().element(getCurrentPath()) instanceof ExecutableElement)) {
                return null;
            }
            super.visitMethod(method, null);
            boolean constructor = method.getReturnType() == null;
            int from = constructor
                    ? Math.max(subject.start(method), subject.end(method.getModifiers()))
                    : subject.end(method.getReturnType());
            String name = constructor
                    ? subject.code()
                            .element(getCurrentPath())
                            .getEnclosingElement()
                            .getSimpleName()
                            .toString()
                    : method.getName().toString();
            declared(method, name, from);
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            super.visitClass(type, null);
            if (!type.getSimpleName().isEmpty()) {
                declared(
                        type,
                        type.getSimpleName().toString(),
                        Math.max(subject.start(type), subject.end(type.getModifiers())));
            }
            reorder(type);
            return null;
        }

        private void declared(Tree tree, String old, int from) {
            String name = rename.plan.of(subject.code().element(getCurrentPath()));
            Matcher place = Pattern.compile("(?<![\\w$@])" + Pattern.quote(old) + "(?![\\w$])")
                    .matcher(subject.text());
            if (name != null && place.find(from) && place.end() <= subject.end(tree)) {
                put(place.start(), place.end(), name);
            }
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
            String source = edits.original(subject.start(literal), subject.end(literal));
            if (literal.getKind() == Tree.Kind.STRING_LITERAL && source.length() > 2 && !source.startsWith("\"\"\"")) {
                String content = source.substring(1, source.length() - 1);
                put(subject.start(literal), subject.end(literal), '"' + rename.texts.written(content) + '"');
            }
            return null;
        }

        /// Methods and types change places; fields keep theirs, for they are set in their order.
        private void reorder(ClassTree type) {
            List<Tree> movable = new ArrayList<>();
            for (Tree each : type.getMembers()) {
                if ((each instanceof MethodTree || each instanceof ClassTree)
                        && subject.end(each) > subject.start(each)
                        && subject.start(each) > subject.start(type)) {
                    movable.add(each);
                }
            }
            List<String> written = new ArrayList<>(movable.stream()
                    .map(each -> edits.now(subject.start(each), subject.end(each)))
                    .toList());
            Collections.shuffle(written, subject.random());
            for (int i = 0; i < movable.size(); i++) {
                put(subject.start(movable.get(i)), subject.end(movable.get(i)), written.get(i));
            }
        }

        private void put(int from, int to, String with) {
            edits.replace(from, to, with);
        }
    }
}
