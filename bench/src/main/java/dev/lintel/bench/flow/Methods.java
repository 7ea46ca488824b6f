package dev.lintel.bench.flow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Where methods begin and end, by the JDK's parser; nothing is compiled.
record Methods(List<Method> all) {
    /// @param file relative to the root
    /// @param annotations as they are written
    record Method(String file, String type, String name, List<String> annotations, int from, int to) {
        boolean holds(Scan.Spot spot) {
            return spot.file().equals(file) && from <= spot.line() && spot.line() <= to;
        }
    }

    static Methods of(Path root, Collection<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> all = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    new DiagnosticCollector<JavaFileObject>(),
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String file = root.relativize(Path.of(unit.getSourceFile().toUri()))
                        .toString()
                        .replace('\\', '/');
                collect(unit, file, positions, all);
            }
        }
        return new Methods(List.copyOf(all));
    }

    private static void collect(CompilationUnitTree unit, String file, SourcePositions positions, List<Method> all) {
        LineMap lines = unit.getLineMap();
        Deque<String> types = new ArrayDeque<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                types.push(type.getSimpleName().toString());
                super.visitClass(type, null);
                types.pop();
                return null;
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                all.add(new Method(
                        file,
                        types.getFirst(),
                        method.getName().toString(),
                        method.getModifiers().getAnnotations().stream()
                                .map(Object::toString)
                                .toList(),
                        (int) lines.getLineNumber(positions.getStartPosition(unit, method)),
                        (int) lines.getLineNumber(positions.getEndPosition(unit, method))));
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
    }

    Optional<Method> at(Scan.Spot spot) {
        return all.stream().filter(each -> each.holds(spot)).reduce((outer, inner) -> inner);
    }
}
