package dev.lintel.design.write;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.lintel.design.service.Imports;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file of one type, cut into what its author thinks of as one piece each. Put together again, the pieces
/// are the file.
///
/// @param before the package, and what stands before the imports
/// @param head from the imports to the first member: comments, annotations, the declaration, the constants of an
/// enum
/// @param members by what no other member can share, `find(UUID,Condition)`; each with the comment and the empty
///     lines above it
/// @param tail the last brace, and what follows
record Members(String before, TreeSet<String> imports, String head, SequencedMap<String, String> members, String tail) {
    /// Empty when it does not parse, or is not one type.
    static Optional<Members> of(String text) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Merged.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        try {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problems, List.of("-proc:none"), null, List.of(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            boolean parsed =
                    problems.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
            return parsed
                            && unit.getTypeDecls().size() == 1
                            && unit.getTypeDecls().getFirst() instanceof ClassTree type
                    ? of(text, unit, type, Trees.instance(task).getSourcePositions())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalStateException("read from memory", unreadable);
        }
    }

    private static Optional<Members> of(
            String text, CompilationUnitTree unit, ClassTree type, SourcePositions positions) {
        int from = (int)
                Math.max(positions.getStartPosition(unit, type), positions.getEndPosition(unit, type.getModifiers()));
        int body = next(text, from, '{') + 1;
        int end = (int) positions.getEndPosition(unit, type) - 1;
        if (body == 0 || end < body) {
            return Optional.empty();
        }
        if (type.getKind() == Tree.Kind.ENUM) {
            int constants = next(text, body, ';');
            body = constants < 0 || constants > end ? end : constants + 1;
        }
        SequencedMap<String, String> members = new LinkedHashMap<>();
        int last = body;
        for (Tree each : type.getMembers()) {
            int begins = (int) positions.getStartPosition(unit, each);
            int ends = lineEnd(text, (int) positions.getEndPosition(unit, each));
            if (begins < body) {
                // a component of a record, a constant of an enum
                continue;
            }
            if (begins < last || members.put(name(each), text.substring(last, ends)) != null) {
                return Optional.empty();
            }
            last = ends;
        }
        int first = unit.getImports().isEmpty()
                ? body
                : (int) positions.getStartPosition(unit, unit.getImports().getFirst());
        int after = unit.getImports().isEmpty()
                ? body
                : (int) positions.getEndPosition(unit, unit.getImports().getLast());
        TreeSet<String> imports = unit.getImports().stream()
                .map(each -> text.substring((int) positions.getStartPosition(unit, each), (int)
                                positions.getEndPosition(unit, each))
                        .strip())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Imports.OUTER_FIRST)));
        String before = unit.getImports().isEmpty() ? packageOf(text) : text.substring(0, first);
        String head = unit.getImports().isEmpty()
                ? text.substring(packageOf(text).length(), body)
                : text.substring(after, body);
        return Optional.of(new Members(before, imports, head, members, text.substring(last)));
    }

    private static String packageOf(String text) {
        int end = text.startsWith("package ") ? text.indexOf(";\n") : -1;
        return end < 0 ? "" : text.substring(0, end + 2);
    }

    private static String name(Tree member) {
        return switch (member) {
            case MethodTree method ->
                method.getName()
                        + method.getParameters().stream()
                                .map(each -> String.valueOf(each.getType()))
                                .collect(Collectors.joining(",", "(", ")"));
            case VariableTree field -> String.valueOf(field.getName());
            case ClassTree type -> "type " + type.getSimpleName();
            case BlockTree block -> block.isStatic() ? "static {}" : "{}";
            default -> member.toString();
        };
    }

    /// A comment behind a member is the member's.
    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        String rest = end < 0 ? "" : text.substring(from, end);
        return rest.isBlank() || rest.strip().startsWith("//") ? Math.max(from, end) : from;
    }

    /// The first of this character outside of brackets, texts and comments.
    private static int next(String text, int from, char wanted) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (depth == 0 && each == wanted) {
                return at;
            }
            switch (each) {
                case '"' -> at = text.startsWith("\"\"\"", at) ? text.indexOf("\"\"\"", at + 3) + 2 : quoted(text, at);
                case '\'' -> at = quoted(text, at);
                case '/' -> {
                    if (text.startsWith("//", at)) {
                        at = Math.max(at, text.indexOf('\n', at));
                    } else if (text.startsWith("/*", at)) {
                        at = text.indexOf("*/", at) + 1;
                    }
                }
                case '(', '{' -> depth++;
                case ')', '}' -> depth--;
                default -> {}
            }
        }
        return -1;
    }

    private static int quoted(String text, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == text.charAt(from)) {
                return at;
            }
        }
        return text.length();
    }

    /// The file.
    String text() {
        List<String> constant = new ArrayList<>();
        List<String> types = new ArrayList<>();
        imports.forEach(each -> (each.startsWith("import static ") ? constant : types).add(each));
        String both = String.join("\n", constant)
                + (constant.isEmpty() || types.isEmpty() ? "" : "\n\n")
                + String.join("\n", types);
        boolean first = !both.isEmpty() && !before.endsWith("\n\n") && !before.isEmpty();
        return before + (first ? "\n" : "") + both + head + String.join("", members.values()) + tail;
    }
}
