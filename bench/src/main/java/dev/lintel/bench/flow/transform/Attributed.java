package dev.lintel.bench.flow.transform;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Sources as the compiler understands them: what every name means, and in which files it finds a mistake.
///
/// @param units by the file's path
/// @param own the types that the sources declare
/// @param broken files with an error
record Attributed(
        Map<String, CompilationUnitTree> units,
        Trees trees,
        Types types,
        Elements elements,
        Set<String> own,
        Set<String> broken) {

    /// @param files texts by their path
    static Attributed of(SortedMap<String, String> files, List<Path> libraries) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<JavaFileObject> objects = new ArrayList<>();
        files.forEach((path, text) -> objects.add(new Text(path, text)));
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-proc:none", "-nowarn", "-Xmaxerrs", "100000", "-cp", classPath),
                        null,
                        objects);
        Map<String, CompilationUnitTree> units = new LinkedHashMap<>();
        for (CompilationUnitTree unit : task.parse()) {
            units.put(path(unit.getSourceFile()), unit);
        }
        Set<String> own = new HashSet<>();
        for (Element element : task.analyze()) {
            if (element instanceof TypeElement type) {
                own.add(type.getQualifiedName().toString());
            }
        }
        Set<String> broken = new TreeSet<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR && each.getSource() != null) {
                broken.add(path(each.getSource()));
            }
        }
        return new Attributed(units, Trees.instance(task), task.getTypes(), task.getElements(), own, broken);
    }

    private static String path(JavaFileObject file) {
        return file.toUri().getPath().substring(1);
    }

    int start(CompilationUnitTree unit, Tree tree) {
        return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    int end(CompilationUnitTree unit, Tree tree) {
        return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }

    @Nullable
    Element element(TreePath path) {
        return trees.getElement(path);
    }

    /// Whether the sources declare it.
    boolean declares(@Nullable Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each instanceof TypeElement type && trees.getTree(type) != null) {
                return true;
            }
        }
        return false;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
