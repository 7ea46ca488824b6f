package dev.lintel.practice;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Says the same in other words. Every line stays where it was, so what is found must be found at the same lines.
enum Rewriting {
    /// Local variables and parameters of lambdas get other names.
    RENAMED_LOCALS {
        @Override
        void edits(Source source, List<Edit> edits) {
            source.methods().forEach(method -> new Renaming(source, edits).rename(method));
        }
    },

    /// The body of each method moves to a private one, which it calls.
    EXTRACTED_METHODS {
        @Override
        void edits(Source source, List<Edit> edits) {
            source.classes().stream()
                    .filter(type -> type.getKind() == Tree.Kind.CLASS)
                    .flatMap(type -> type.getMembers().stream())
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(Rewriting::canBeExtracted)
                    .forEach(method -> edits.add(new Edit(
                            source.start(method.getBody()) + 1,
                            source.start(method.getBody()) + 1,
                            extracted(method))));
        }
    },

    /// `@GetMapping` as `@RequestMapping(method = GET)`.
    LONG_MAPPINGS {
        private static final Pattern SHORT =
                Pattern.compile("@(Get|Post|Put|Delete|Patch)Mapping\\b(?:\\(([^()]*)\\))?");
        private static final String WEB = "org.springframework.web.bind.annotation.";

        @Override
        String apply(String text) {
            return text.contains(WEB) ? SHORT.matcher(text).replaceAll(this::longer) : text;
        }

        private String longer(MatchResult mapping) {
            String arguments = mapping.group(2) == null ? "" : mapping.group(2).strip();
            String given = arguments.isEmpty()
                    ? ""
                    : arguments.contains("=") ? arguments + ", " : "value = " + arguments + ", ";
            return Matcher.quoteReplacement("@" + WEB + "RequestMapping(" + given + "method = " + WEB + "RequestMethod."
                    + mapping.group(1).toUpperCase(Locale.ROOT) + ")");
        }
    },

    /// Fields that a bean's only constructor fills are injected one by one.
    FIELD_INJECTION {
        @Override
        void edits(Source source, List<Edit> edits) {
            source.classes().stream()
                    .filter(type -> isBean(type.getModifiers()))
                    .forEach(type -> inject(source, type, edits));
        }
    };

    private static final String AUTOWIRED = "@org.springframework.beans.factory.annotation.Autowired ";
    private static final Set<String> STEREOTYPES =
            Set.of("Service", "Component", "RestController", "Controller", "Repository");

    record Edit(int from, int to, String text) {}

    void edits(Source source, List<Edit> edits) {}

    /// The text in other words; unchanged where there is nothing to say differently.
    String apply(String text) throws IOException {
        List<Edit> edits = new ArrayList<>();
        edits(Source.of(text), edits);
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }

    /// One parsed file.
    record Source(String text, CompilationUnitTree unit, SourcePositions positions) {
        static Source of(String text) throws IOException {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var file = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
            JavacTask task =
                    (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Source(text, unit, Trees.instance(task).getSourcePositions());
        }

        int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }

        List<ClassTree> classes() {
            List<ClassTree> found = new ArrayList<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void nothing) {
                    found.add(type);
                    return super.visitClass(type, nothing);
                }
            }.scan(unit, null);
            return found;
        }

        List<MethodTree> methods() {
            return classes().stream()
                    .flatMap(type -> type.getMembers().stream())
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(method -> method.getBody() != null)
                    .toList();
        }

        /// Where a variable's name stands in its declaration.
        int nameOf(VariableTree variable) {
            int from = variable.getType() == null || start(variable.getType()) < 0
                    ? start(variable)
                    : end(variable.getType());
            Matcher name = Pattern.compile("\\b" + variable.getName() + "\\b").matcher(text);
            return name.find(Math.max(0, from)) ? name.start() : -1;
        }
    }

    /// Renames what one method declares for itself.
    private static final class Renaming {
        private final Source source;
        private final List<Edit> edits;

        Renaming(Source source, List<Edit> edits) {
            this.source = source;
            this.edits = edits;
        }

        void rename(MethodTree method) {
            Set<String> locals = new HashSet<>();
            Set<String> fixed = method.getParameters().stream()
                    .map(each -> each.getName().toString())
                    .collect(Collectors.toSet());
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree local, Void nothing) {
                    local.getMembers().stream()
                            .filter(VariableTree.class::isInstance)
                            .forEach(field ->
                                    fixed.add(((VariableTree) field).getName().toString()));
                    return super.visitClass(local, nothing);
                }

                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    locals.add(variable.getName().toString());
                    return super.visitVariable(variable, nothing);
                }
            }.scan(method.getBody(), null);
            locals.removeAll(fixed);
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    if (locals.contains(variable.getName().toString())) {
                        add(source.nameOf(variable), variable.getName().toString());
                    }
                    return super.visitVariable(variable, nothing);
                }

                @Override
                public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
                    if (locals.contains(identifier.getName().toString())) {
                        add(source.start(identifier), identifier.getName().toString());
                    }
                    return super.visitIdentifier(identifier, nothing);
                }

                @Override
                public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
                    return super.visitLambdaExpression(lambda, nothing);
                }
            }.scan(method.getBody(), null);
        }

        private void add(int at, String name) {
            Edit edit = new Edit(at, at + name.length(), name + "Here");
            if (at >= 0 && !name.isEmpty() && !name.equals("_") && !edits.contains(edit)) {
                edits.add(edit);
            }
        }
    }

    private static boolean canBeExtracted(MethodTree method) {
        return method.getBody() != null
                && method.getReturnType() != null
                && method.getTypeParameters().isEmpty()
                && !method.getBody().getStatements().isEmpty();
    }

    private static String extracted(MethodTree method) {
        String name = method.getName() + "Inside";
        String passed = method.getParameters().stream()
                .map(each -> each.getName().toString())
                .collect(Collectors.joining(", "));
        String parameters = method.getParameters().stream()
                .map(each -> each.getType() + " " + each.getName())
                .collect(Collectors.joining(", "));
        String thrown = method.getThrows().isEmpty()
                ? ""
                : " throws " + method.getThrows().stream().map(Tree::toString).collect(Collectors.joining(", "));
        String leave = method.getReturnType().toString().equals("void") ? "" : "return ";
        String kind = method.getModifiers().getFlags().contains(Modifier.STATIC) ? "private static " : "private ";
        return " " + leave + name + "(" + passed + "); } " + kind + method.getReturnType() + " " + name + "("
                + parameters + ")" + thrown + " {";
    }

    private static boolean isBean(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .map(each -> each.getAnnotationType().toString())
                .anyMatch(STEREOTYPES::contains);
    }

    private static void inject(Source source, ClassTree type, List<Edit> edits) {
        List<MethodTree> constructors = type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getReturnType() == null)
                .filter(method -> source.end(method) > source.start(method))
                .toList();
        if (constructors.size() != 1 || !onlyAssigns(constructors.getFirst())) {
            return;
        }
        MethodTree constructor = constructors.getFirst();
        Map<String, String> filled = new HashMap<>();
        constructor
                .getParameters()
                .forEach(each -> filled.put(
                        each.getName().toString(),
                        each.getModifiers().getAnnotations().stream()
                                .map(annotation -> annotation + " ")
                                .collect(Collectors.joining())));
        for (Tree member : type.getMembers()) {
            String marks = member instanceof VariableTree field
                    ? filled.get(field.getName().toString())
                    : null;
            if (marks != null) {
                String declared = source.text().substring(source.start(member), source.end(member));
                edits.add(new Edit(
                        source.start(member),
                        source.end(member),
                        AUTOWIRED + marks + declared.replaceFirst("\\bfinal ", "")));
            }
        }
        String written = source.text().substring(source.start(constructor), source.end(constructor));
        edits.add(new Edit(source.start(constructor), source.end(constructor), written.replaceAll("[^\n]", " ")));
    }

    private static boolean onlyAssigns(MethodTree constructor) {
        List<? extends StatementTree> statements = constructor.getBody().getStatements();
        return !statements.isEmpty()
                && statements.stream()
                        .allMatch(each -> each instanceof ExpressionStatementTree statement
                                && statement.getExpression().toString().matches("(super\\(\\)|this\\.(\\w+) = \\2)"));
    }
}
