package dev.lintel.read.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.lintel.code.Callee;
import dev.lintel.code.Program;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Holds the front end against the compiler's own attribution: the same calls, joined on file, end and name.
///
/// @param compared calls that the compiler could bind, constructors excluded; nor those of members that Lombok adds,
///     which it does not see
/// @param sameMethod those with the same declaring type
/// @param sameOverload those whose erased parameter types are the same too
/// @param differences some of the others, for people
public record Agreement(int compared, int sameMethod, int sameOverload, List<String> differences) {
    private record Place(SourceId file, int line, int column, String name) {}

    private record Bound(String owner, List<String> parameters) {}

    public double methodShare() {
        return compared == 0 ? 0 : (double) sameMethod / compared;
    }

    public double overloadShare() {
        return compared == 0 ? 0 : (double) sameOverload / compared;
    }

    public static Agreement between(Workspace workspace, Program program, List<Path> classPath) throws IOException {
        Map<Place, Callee> ours = new HashMap<>();
        CallSites.each(program, (file, call) -> {
            var at = call.at(file);
            ours.put(new Place(file, at.endLine(), at.endColumn(), call.name()), call.callee());
        });
        Map<Place, Bound> theirs = compiled(workspace, classPath);
        int compared = 0;
        int same = 0;
        int exact = 0;
        List<String> differences = new ArrayList<>();
        List<Map.Entry<Place, Bound>> ordered = theirs.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Place, Bound> each) -> each.getKey().file())
                        .thenComparing(each -> each.getKey().line())
                        .thenComparing(each -> each.getKey().column()))
                .toList();
        for (Map.Entry<Place, Bound> each : ordered) {
            Callee callee = ours.get(each.getKey());
            Bound bound = each.getValue();
            if (callee != null && overridesUnseen(program, callee, bound)) {
                continue;
            }
            compared++;
            boolean method = callee != null && sameOwner(callee.owner(), bound.owner());
            boolean overload = callee != null
                    && method
                    && callee.method()
                            .map(id -> sameTypes(id.parameters(), bound.parameters()))
                            .orElse(false);
            same += method ? 1 : 0;
            exact += overload ? 1 : 0;
            if (!overload) {
                differences.add(each.getKey() + " " + bound + " but " + callee);
            }
        }
        return new Agreement(compared, same, exact, differences);
    }

    /// The compiler runs no generator here: of a class with `@EqualsAndHashCode` it knows the `equals` of
    /// `java.lang.Object` only.
    private static boolean overridesUnseen(Program program, Callee ours, Bound theirs) {
        return !ours.owner().equals(theirs.owner())
                && ours.method()
                        .flatMap(program::method)
                        .filter(method ->
                                method.synthesised() && sameTypes(method.id().parameters(), theirs.parameters()))
                        .isPresent()
                && program.supertypes(ours.owner()).stream()
                        .anyMatch(each -> each.name().equals(theirs.owner()));
    }

    /// The compiler knows an absent type by its simple name only.
    private static boolean sameTypes(List<String> ours, List<String> theirs) {
        boolean same = ours.size() == theirs.size();
        for (int i = 0; same && i < ours.size(); i++) {
            String our = ours.get(i);
            String their = theirs.get(i);
            same = our.equals(their) || their.indexOf('.') < 0 && our.endsWith("." + their);
        }
        return same;
    }

    /// The compiler gives local and anonymous types no canonical name.
    private static boolean sameOwner(String ours, String theirs) {
        return theirs.isEmpty() ? ours.contains("$") : ours.equals(theirs);
    }

    private static Map<Place, Bound> compiled(Workspace workspace, List<Path> classPath) throws IOException {
        Map<String, SourceFile> sources = workspace
                .files(file -> file.endsWith(".java"))
                .collect(Collectors.toMap(each -> each.path().toAbsolutePath().toString(), each -> each));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<Place, Bound> bound = new HashMap<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-Xlint:none",
                    "-XDshould-stop.ifError=FLOW",
                    "-classpath",
                    classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    new DiagnosticCollector<JavaFileObject>(),
                    options,
                    null,
                    manager.getJavaFileObjectsFromFiles(sources.values().stream()
                            .map(each -> each.path().toFile())
                            .toList()));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            for (CompilationUnitTree unit : units) {
                SourceFile file =
                        sources.get(Path.of(unit.getSourceFile().toUri()).toString());
                if (file != null) {
                    new Calls(file.id(), unit, task, bound).scan(unit, null);
                }
            }
        }
        return bound;
    }

    private static final class Calls extends TreePathScanner<Void, Void> {
        private final SourceId file;
        private final CompilationUnitTree unit;
        private final JavacTask task;
        private final Trees trees;
        private final Map<Place, Bound> bound;

        Calls(SourceId file, CompilationUnitTree unit, JavacTask task, Map<Place, Bound> bound) {
            this.file = file;
            this.unit = unit;
            this.task = task;
            this.trees = Trees.instance(task);
            this.bound = bound;
        }

        /// With an argument that it cannot type, the compiler takes any overload.
        private boolean isGuessed(MethodInvocationTree call) {
            return call.getArguments().stream()
                    .map(each -> trees.getTypeMirror(new TreePath(getCurrentPath(), each)))
                    .anyMatch(type -> type == null || type.getKind() == TypeKind.ERROR);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            Element element = trees.getElement(getCurrentPath());
            String name = switch (call.getMethodSelect()) {
                case IdentifierTree identifier -> identifier.getName().toString();
                case MemberSelectTree select -> select.getIdentifier().toString();
                default -> "";
            };
            long end = trees.getSourcePositions().getEndPosition(unit, call);
            boolean explicit = name.equals("this") || name.equals("super");
            if (!explicit
                    && end >= 0
                    && !isGuessed(call)
                    && element instanceof ExecutableElement method
                    && method.getEnclosingElement() instanceof TypeElement owner
                    && owner.asType().getKind() == TypeKind.DECLARED
                    && owner.getKind() != ElementKind.OTHER
                    && !owner.getSimpleName().contentEquals("Array")) {
                long line = unit.getLineMap().getLineNumber(end);
                long column = end - unit.getLineMap().getStartPosition(line) + 1;
                List<String> parameters = method.getParameters().stream()
                        .map(each -> task.getTypes().erasure(each.asType()).toString())
                        .toList();
                bound.put(
                        new Place(file, (int) line, (int) column, name),
                        new Bound(owner.getQualifiedName().toString(), parameters));
            }
            return super.visitMethodInvocation(call, nothing);
        }
    }
}
