package dev.lintel.bench.resolve;

import com.sun.source.util.JavacTask;
import dev.lintel.code.Program.ModuleResolution;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The program that runs in a cold process: `parse FOLDER` or `resolve FOLDER`. Prints one line: files, and for
/// `resolve` the calls by grade (exact, owner, name, unknown).
public final class OneTree {
    private static final int CHUNK = 64;
    private static final long STACK = 512L << 20;

    private OneTree() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Workspace workspace = mainSources(Workspace.of(Path.of(words[1])));
        switch (words[0]) {
            case "parse" -> System.out.println(parse(workspace));
            case "resolve" -> System.out.println(resolve(workspace));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /// Main sources and what a resolver reads beside them; both programs get the same Java files.
    static Workspace mainSources(Workspace all) {
        List<SourceFile> files = all.files().stream()
                .filter(each -> each.origin() == Origin.MAIN || !each.endsWith(".java"))
                .toList();
        return new Workspace(all.root(), files, all.gaps());
    }

    /// What the JDK's parser alone takes: the trees are counted and dropped.
    private static String parse(Workspace workspace) throws InterruptedException {
        List<Path> files = workspace
                .files(file -> file.endsWith(".java"))
                .map(SourceFile::path)
                .toList();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger units = new AtomicInteger();
        Runnable work = () -> {
            for (int from = next.getAndAdd(CHUNK); from < files.size(); from = next.getAndAdd(CHUNK)) {
                units.addAndGet(units(files.subList(from, Math.min(files.size(), from + CHUNK))));
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(null, work, "parser-" + i, STACK);
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }
        return units.toString();
    }

    private static int units(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    new DiagnosticCollector<JavaFileObject>(),
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            int units = 0;
            for (var _ : task.parse()) {
                units++;
            }
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By the tool's archive of signatures alone: no jar of the project's own libraries.
    private static String resolve(Workspace workspace) throws IOException {
        long files = workspace.files(file -> file.endsWith(".java")).count();
        long exact = 0;
        long owner = 0;
        long name = 0;
        long unknown = 0;
        for (ModuleResolution each : new JavaLanguage(SignatureArchive.open())
                .read(workspace)
                .resolution()
                .modules()) {
            exact += each.exact();
            owner += each.owner();
            name += each.name();
            unknown += each.unknown();
        }
        return files + " " + exact + " " + owner + " " + name + " " + unknown;
    }
}
