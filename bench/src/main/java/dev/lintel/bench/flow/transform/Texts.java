package dev.lintel.bench.flow.transform;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What texts become: names of own types and packages in them, names of parameters, headers, cookies and session
/// values, segments of own routes, keys and names of own property files. All else keeps its meaning, so it stays.
final class Texts {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Set<String> NAMING = Set.of(
            "getParameter",
            "getParameterValues",
            "getHeader",
            "getHeaders",
            "getAttribute",
            "setAttribute",
            "putValue",
            "getValue",
            "removeAttribute");
    /// A header that browsers send means what it is called.
    private static final Set<String> STANDARD =
            Set.of("referer", "user-agent", "host", "cookie", "accept", "origin", "authorization", "content-type");
    private static final int LONG_NAME = 10;
    private static final int PREFIX = 5;

    private final Names names;
    private final Map<String, String> types = new HashMap<>();
    private final TreeMap<String, String> packages = new TreeMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> segments = new HashMap<>();
    private final Set<String> inputs = new HashSet<>();

    Texts(Names names) {
        this.names = names;
    }

    void type(String simple, String renamed) {
        types.put(simple, renamed);
    }

    void ofPackage(String name, String renamed) {
        packages.put(name, renamed);
    }

    /// A key or the name of a property file.
    void key(String key, String renamed) {
        keys.put(key, renamed);
    }

    /// Reads which texts of a file name inputs and routes.
    void learn(CompilationUnitTree unit) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
                if (call.getMethodSelect() instanceof MemberSelectTree select
                        && NAMING.contains(select.getIdentifier().toString())
                        && !call.getArguments().isEmpty()
                        && call.getArguments().getFirst() instanceof LiteralTree literal) {
                    input(literal);
                }
                return super.visitMethodInvocation(call, null);
            }

            @Override
            public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
                if (creation.getIdentifier().toString().endsWith("Cookie")
                        && !creation.getArguments().isEmpty()
                        && creation.getArguments().getFirst() instanceof LiteralTree literal) {
                    input(literal);
                }
                return super.visitNewClass(creation, null);
            }

            @Override
            public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
                if (annotation.getAnnotationType().toString().endsWith("WebServlet")) {
                    Matcher route = Pattern.compile("\"(/[^\"]*)\"").matcher(annotation.toString());
                    while (route.find()) {
                        for (String each : route.group(1).split("/")) {
                            if (!each.isEmpty() && !each.contains("*")) {
                                segments.computeIfAbsent(
                                        each, segment -> types.getOrDefault(segment, names.camel("/" + segment)));
                            }
                        }
                    }
                }
                return super.visitAnnotation(annotation, null);
            }
        }.scan(unit, null);
    }

    private void input(LiteralTree literal) {
        if (literal.getValue() instanceof String text
                && WORD.matcher(text).matches()
                && !STANDARD.contains(text.toLowerCase(Locale.ROOT))) {
            inputs.add(text);
        }
    }

    String written(String content) {
        if (keys.containsKey(content)) {
            return keys.get(content);
        }
        if (inputs.contains(content)) {
            return types.getOrDefault(content, names.camel("input " + content));
        }
        String text = isPrefix(content) ? names.camel("prefix " + content).substring(0, 4) : routes(content);
        return distinctiveNames(qualified(text));
    }

    private boolean isPrefix(String content) {
        return content.length() > PREFIX
                && !types.containsKey(content)
                && types.keySet().stream()
                                .filter(each -> each.startsWith(content))
                                .limit(3)
                                .count()
                        == 3;
    }

    private String routes(String content) {
        if (!content.contains("/")) {
            return content;
        }
        StringBuilder out = new StringBuilder();
        for (String each : content.split("(?<=/)|(?=/)")) {
            out.append(segments.getOrDefault(each, each));
        }
        return out.toString();
    }

    private String qualified(String content) {
        String text = content;
        for (Map.Entry<String, String> each : packages.descendingMap().entrySet()) {
            text = text.replace(each.getKey() + ".", each.getValue() + ".");
        }
        return text;
    }

    private String distinctiveNames(String content) {
        return WORD.matcher(content).replaceAll(word -> {
            String name = word.group();
            boolean distinctive = name.length() >= LONG_NAME || name.matches(".*\\d.*");
            return Matcher.quoteReplacement(distinctive ? types.getOrDefault(name, name) : name);
        });
    }
}
