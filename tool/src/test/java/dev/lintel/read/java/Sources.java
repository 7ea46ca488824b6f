package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.syntax.ParsedFiles;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A small program under test, given as text; its libraries are those of the test.
final class Sources {
    private final Map<String, String> texts = new TreeMap<>();

    private Sources() {}

    static Sources of(String path, String text) {
        return new Sources().and(path, text);
    }

    Sources and(String path, String text) {
        texts.put(path, text);
        return this;
    }

    Program read() {
        return read(ParsedFiles.none());
    }

    Program read(ParsedFiles before) {
        List<SourceFile> files = new ArrayList<>();
        texts.forEach((path, text) -> {
            int source = path.indexOf("src/");
            String module = source > 0 ? path.substring(0, source - 1) : "";
            Origin origin = path.contains("src/test/") ? Origin.TEST : Origin.MAIN;
            files.add(new SourceFile(new SourceId(path), Path.of(path), origin, module, text.length()));
        });
        Workspace workspace = new Workspace(Path.of(""), files, List.of(), file -> {
            String text = texts.get(file.id().path());
            if (text == null) {
                throw new IOException("no such file: " + file.id());
            }
            return text.getBytes(StandardCharsets.UTF_8);
        });
        return new JavaLanguage(ClassPathSignatures.get(), before).read(workspace);
    }

    /// `name -> owner(parameters)` with the grade, of all calls in the order of the source.
    static List<String> calls(Program program) {
        List<String> calls = new ArrayList<>();
        CallSites.each(program, (_, call) -> calls.add(describe(call)));
        return calls;
    }

    private static String describe(Expression.Call call) {
        return call.callee().method().map(Object::toString).orElse(call.callee().owner() + "#" + call.name()) + " "
                + call.callee().grade();
    }

    static TypeDeclaration type(Program program, String name) {
        return program.type(name).orElseThrow();
    }
}
