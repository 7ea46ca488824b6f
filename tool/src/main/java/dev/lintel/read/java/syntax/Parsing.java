package dev.lintel.read.java.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Parses files with the JDK's parser, some at a time, and gives their compact syntax; the parser's trees live no
/// longer than their chunk. Nothing is attributed and no annotation processor runs. Safe for use from several
/// threads.
public final class Parsing {
    /// How many files one parser task takes at most: what it makes of them is kept until its last one.
    private static final int MOST_OF_ONE = 64;
    /// And at least: its start costs as much as some files.
    private static final int LEAST_OF_ONE = 16;

    private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:none");

    private final Workspace workspace;
    private final Function<SourceFile, LombokSettings> settings;
    private final ParsedFiles before;
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final JavaCompiler compiler;

    /// @param settings what the `lombok.config` files that stand above a file say
    /// @param before what need not be parsed again
    public Parsing(Workspace workspace, Function<SourceFile, LombokSettings> settings, ParsedFiles before) {
        this.workspace = workspace;
        this.settings = settings;
        this.before = before;
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException("this JVM has no Java compiler (module jdk.compiler): run on a JDK");
        }
        this.compiler = found;
    }

    /// One file's text, as the parser wants it.
    private static final class Source extends SimpleJavaFileObject {
        private final SourceFile file;
        private final String text;

        Source(SourceFile file, String text, int number) {
            super(URI.create("text:///" + number + "/" + safe(file.id().fileName())), Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        private static String safe(String name) {
            return name.codePoints()
                                    .allMatch(each -> Character.isLetterOrDigit(each)
                                            || each == '_'
                                            || each == '.'
                                            || each == '-')
                            && name.chars().allMatch(each -> each < 128)
                    ? name
                    : "Source.java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// How many files a task takes, so that all processors have as many tasks and none waits for the last one.
    public static int chunk(int files, int processors) {
        int rounds = Math.max(1, Math.ceilDiv(files, MOST_OF_ONE * processors));
        return Math.clamp(Math.ceilDiv(files, rounds * processors), LEAST_OF_ONE, MOST_OF_ONE);
    }

    /// The syntax of these files, in their order. A file that cannot be parsed gives an empty one with its gap.
    public List<FileSyntax> parse(List<SourceFile> files) {
        List<FileSyntax> others = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (SourceFile file : files) {
            try {
                String text = workspace.text(file);
                before.of(file, text, settings.apply(file))
                        .ifPresentOrElse(others::add, () -> sources.add(new Source(file, text, sources.size())));
            } catch (IOException | RuntimeException e) {
                others.add(unread(file, "the file cannot be read: " + e.getMessage()));
            }
        }
        List<FileSyntax> parsed = new ArrayList<>(parseAll(sources));
        parsed.addAll(others);
        return parsed;
    }

    private List<FileSyntax> parseAll(List<Source> sources) {
        try {
            return attempt(sources);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
            if (sources.size() == 1) {
                return List.of(unread(sources.getFirst().file, "the parser gave up on the file: " + e));
            }
            return sources.stream()
                    .flatMap(each -> parseAll(List.of(each)).stream())
                    .toList();
        }
    }

    private static FileSyntax unread(SourceFile file, String why) {
        Gap gap = new Gap(Span.ofFile(file.id()), why, "its types are unknown");
        return new FileSyntax(file, "", List.of(), List.of(), List.of(), List.of(gap));
    }

    private List<FileSyntax> attempt(List<Source> sources) throws IOException {
        if (sources.isEmpty()) {
            return List.of();
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            // Without a class path: a task looks for plugins in all that is on it, which takes longer than to parse.
            manager.setLocation(StandardLocation.CLASS_PATH, List.of());
            JavacTask task = (JavacTask) compiler.getTask(null, manager, problems, OPTIONS, null, sources);
            Iterable<? extends CompilationUnitTree> units = task.parse();
            Map<URI, List<Diagnostic<? extends JavaFileObject>>> errors = errors(problems);
            Map<URI, Source> byPlace = new HashMap<>();
            sources.forEach(each -> byPlace.put(each.toUri(), each));
            List<FileSyntax> result = new ArrayList<>();
            for (CompilationUnitTree unit : units) {
                Source source = byPlace.get(unit.getSourceFile().toUri());
                if (source != null) {
                    result.add(translate(source, unit, Trees.instance(task), errors));
                }
            }
            return result;
        }
    }

    private static Map<URI, List<Diagnostic<? extends JavaFileObject>>> errors(
            DiagnosticCollector<JavaFileObject> problems) {
        Map<URI, List<Diagnostic<? extends JavaFileObject>>> errors = new HashMap<>();
        for (Diagnostic<? extends JavaFileObject> each : problems.getDiagnostics()) {
            JavaFileObject source = each.getSource();
            if (each.getKind() == Diagnostic.Kind.ERROR && source != null) {
                errors.computeIfAbsent(source.toUri(), _ -> new ArrayList<>()).add(each);
            }
        }
        return errors;
    }

    private FileSyntax translate(
            Source source,
            CompilationUnitTree unit,
            Trees trees,
            Map<URI, List<Diagnostic<? extends JavaFileObject>>> errors) {
        Places places = new Places(source.text, unit, trees.getSourcePositions());
        List<Gap> gaps = gap(
                source.file, places, errors.getOrDefault(unit.getSourceFile().toUri(), List.of()));
        LombokSettings lombok = settings.apply(source.file);
        FileSyntax syntax = new FileTranslation(unit, places, words, lombok).translate(source.file, gaps);
        before.keep(source.file, source.text, lombok, syntax);
        return syntax;
    }

    private static List<Gap> gap(SourceFile file, Places places, List<Diagnostic<? extends JavaFileObject>> errors) {
        if (errors.isEmpty()) {
            return List.of();
        }
        Diagnostic<? extends JavaFileObject> first = errors.getFirst();
        @Nullable String message = first.getMessage(Locale.ROOT);
        String what =
                "syntax error: " + String.valueOf(message).lines().findFirst().orElse("");
        String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more in this file)" : "";
        Span at = places.span(file.id(), Math.max(0, first.getPosition()));
        return List.of(new Gap(at, what + more, "the code around it may be unknown"));
    }
}
