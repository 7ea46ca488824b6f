package dev.lintel.read.java;

import dev.lintel.code.Program;
import dev.lintel.read.Language;
import dev.lintel.read.java.syntax.FileSyntax;
import dev.lintel.read.java.syntax.LombokSettings;
import dev.lintel.read.java.syntax.ParsedFiles;
import dev.lintel.read.java.syntax.Parsing;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the Java sources of a workspace into one resolved program: parse, declare, then resolve on demand. Tests
/// are left out: nothing of what is shipped refers to them, and their beans and settings are not the application's.
/// Nothing of the target is run, compiled or loaded.
public final class JavaLanguage implements Language {
    private final Signatures signatures;
    private final ParsedFiles before;

    public JavaLanguage(Signatures signatures) {
        this(signatures, ParsedFiles.none());
    }

    /// @param before what an earlier reading of the same folder has parsed
    public JavaLanguage(Signatures signatures, ParsedFiles before) {
        this.signatures = signatures;
        this.before = before;
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".java");
    }

    @Override
    public Program read(Workspace workspace) {
        List<SourceFile> files = workspace
                .files(file -> reads(file.id().fileName())
                        && !file.id().fileName().equals("module-info.java")
                        && file.origin() != Origin.TEST)
                .sorted(Comparator.comparing(SourceFile::id))
                .toList();
        List<Gap> gaps = new ArrayList<>();
        Map<String, LombokSettings> lombok = lombokSettings(workspace, gaps);
        Parsing parsing = new Parsing(workspace, file -> settings(file.id().path(), lombok), before);
        List<FileSyntax> parsed = parse(files, parsing);
        parsed.forEach(each -> gaps.addAll(each.gaps()));
        World world = new World(signatures);
        return new JavaProgram(world, Declaring.declare(parsed, world), gaps);
    }

    private static List<FileSyntax> parse(List<SourceFile> files, Parsing parsing) {
        int size = Parsing.chunk(files.size(), Runtime.getRuntime().availableProcessors());
        int chunks = Math.ceilDiv(files.size(), size);
        FileSyntax[][] parts = new FileSyntax[chunks][];
        BigStack.each(chunks, index -> {
            int from = index * size;
            List<SourceFile> chunk = files.subList(from, Math.min(files.size(), from + size));
            parts[index] = parsing.parse(chunk).toArray(FileSyntax[]::new);
        });
        return Arrays.stream(parts)
                .flatMap(Arrays::stream)
                .sorted(Comparator.comparing(each -> each.file().id()))
                .toList();
    }

    /// The `lombok.config` files by folder, `""` for the root; each starts from the one above it.
    private static Map<String, LombokSettings> lombokSettings(Workspace workspace, List<Gap> gaps) {
        Map<String, LombokSettings> byFolder = new HashMap<>();
        workspace
                .files(file -> file.id().fileName().equals("lombok.config"))
                .sorted(Comparator.comparingInt(file -> file.id().path().length()))
                .forEach(file -> {
                    String path = file.id().path();
                    try {
                        byFolder.put(folder(path), settings(path, byFolder).changedBy(workspace.text(file)));
                    } catch (IOException e) {
                        gaps.add(new Gap(
                                Span.ofFile(file.id()),
                                "lombok.config cannot be read",
                                "accessors may have other names"));
                    }
                });
        return byFolder;
    }

    private static LombokSettings settings(String path, Map<String, LombokSettings> byFolder) {
        if (byFolder.isEmpty()) {
            return LombokSettings.DEFAULT;
        }
        for (String folder = folder(path); ; folder = folder(folder)) {
            LombokSettings found = byFolder.get(folder);
            if (found != null) {
                return found;
            }
            if (folder.isEmpty()) {
                return LombokSettings.DEFAULT;
            }
        }
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
