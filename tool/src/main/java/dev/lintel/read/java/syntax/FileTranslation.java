package dev.lintel.read.java.syntax;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Translates one parsed file. Its parts share the file's places, the interned words and the code being translated.
final class FileTranslation {
    private final CompilationUnitTree unit;
    private final Places places;
    private final Map<String, String> words;
    private final ExpressionTranslation expressions = new ExpressionTranslation(this);
    private final StatementTranslation statements = new StatementTranslation(this);
    private final TypeTranslation types = new TypeTranslation(this);
    private final List<ImportSyntax> imports = new ArrayList<>();
    private final Deque<Integer> deepest = new ArrayDeque<>();
    private int depth;
    private final Additions additions;
    private final LombokNames lombok;

    FileTranslation(CompilationUnitTree unit, Places places, Map<String, String> words, LombokSettings settings) {
        this.unit = unit;
        this.places = places;
        this.words = words;
        for (ImportTree each : unit.getImports()) {
            imports.add(translate(each));
        }
        this.lombok = LombokNames.of(imports);
        this.additions = new Additions(lombok, settings);
    }

    FileSyntax translate(SourceFile source, List<Gap> gaps) {
        String packageName =
                unit.getPackageName() == null ? "" : word(unit.getPackageName().toString());
        List<TypeSyntax> found = new ArrayList<>();
        for (com.sun.source.tree.Tree each : unit.getTypeDecls()) {
            if (each instanceof ClassTree type) {
                found.add(types.topLevel(type));
            }
        }
        return new FileSyntax(
                source,
                packageName,
                expressions.annotations(unit.getPackageAnnotations()),
                List.copyOf(imports),
                List.copyOf(found),
                gaps);
    }

    private ImportSyntax translate(ImportTree tree) {
        String name = tree.getQualifiedIdentifier().toString();
        boolean onDemand = name.endsWith(".*");
        return new ImportSyntax(
                word(onDemand ? name.substring(0, name.length() - 2) : name),
                tree.isStatic(),
                onDemand,
                tree.isModule());
    }

    ExpressionTranslation expressions() {
        return expressions;
    }

    StatementTranslation statements() {
        return statements;
    }

    TypeTranslation types() {
        return types;
    }

    Places places() {
        return places;
    }

    Additions additions() {
        return additions;
    }

    boolean isLombokVal(String name) {
        return lombok.is(name, "val") || lombok.is(name, "var");
    }

    long at(com.sun.source.tree.Tree tree) {
        return places.at(tree);
    }

    /// The one instance of this word: names are compared and kept millions of times.
    String word(CharSequence name) {
        String text = name.toString();
        String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    void enter() {
        depth++;
        if (!deepest.isEmpty() && depth > deepest.peek()) {
            deepest.pop();
            deepest.push(depth);
        }
    }

    void leave() {
        depth--;
    }

    /// Starts to measure how deep a member's code is nested.
    void startCode() {
        deepest.push(depth);
    }

    int endCode() {
        int deep = deepest.pop() - depth;
        if (!deepest.isEmpty() && deep + depth > deepest.peek()) {
            int outer = deepest.pop();
            deepest.push(Math.max(outer, deep + depth));
        }
        return deep;
    }
}
