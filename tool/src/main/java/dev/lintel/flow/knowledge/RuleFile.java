package dev.lintel.flow.knowledge;

import dev.lintel.flow.knowledge.AnnotationRule.Target;
import dev.lintel.flow.knowledge.MethodPattern.Parameter;
import dev.lintel.flow.knowledge.MethodPattern.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One `.flow` file:
/// ```
/// # where the documentation says so
/// packages jakarta.servlet javax.servlet
/// type ServletRequest
///   getParameter(String)   source result as parameter
/// type http.Cookie http.CookieLike
///   default nothing
///   setSecure(boolean)     pass arg0 -> this.secure
/// annotation web.Inbox on parameter   source arg0 as message
/// ```
/// A type stands for one in each of the packages; several names on a line get the same rules. Everything wrong is
/// told at once.
public final class RuleFile {
    private static final Pattern METHOD = Pattern.compile(
            "(<init>|\\*?\\w+\\*?|\\*)(?:/(\\d+)|\\(((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)\\))\\s+(\\S.*)");
    private static final Pattern ANNOTATION = Pattern.compile("annotation (\\S+) on (method|parameter)\\s+(\\S.*)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PARAMETER = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[^,\"]+");

    private final String file;
    private final List<Rule> rules = new ArrayList<>();
    private final List<AnnotationRule> annotations = new ArrayList<>();
    private final List<String> passingNothing = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    /// Many methods of a file do the same.
    private final Map<String, List<Role>> said = new HashMap<>();
    private List<String> packages = List.of();
    private List<String> types = List.of();

    private RuleFile(String file) {
        this.file = file;
    }

    /// @param passingNothing types whose methods pass nothing on unless they are listed
    record Content(List<Rule> rules, List<AnnotationRule> annotations, List<String> passingNothing) {
        Content {
            rules = List.copyOf(rules);
            annotations = List.copyOf(annotations);
            passingNothing = List.copyOf(passingNothing);
        }
    }

    /// What could be read, and what could not.
    record Outcome(Content content, List<RuleProblem> problems) {
        Outcome {
            problems = List.copyOf(problems);
        }
    }

    static Outcome parse(String file, String text) {
        RuleFile reading = new RuleFile(file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                reading.line(lines.get(i).strip());
            } catch (IllegalArgumentException wrong) {
                reading.problems.add(new RuleProblem(file, i + 1, String.valueOf(wrong.getMessage())));
            }
        }
        return new Outcome(new Content(reading.rules, reading.annotations, reading.passingNothing), reading.problems);
    }

    /// One rule of a project: `com.acme.Html#escape(String)` and what it does.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public static Rule rule(String method, String roles) {
        int hash = method.indexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("'" + method + "': write it as com.acme.Html#escape(String)");
        }
        Matcher written = METHOD.matcher(method.substring(hash + 1) + " " + roles.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + method + "': write it as com.acme.Html#escape(String)");
        }
        return new Rule(method.substring(0, hash), pattern(written), RoleText.roles(written.group(4)));
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int end = line.indexOf(' ');
        switch (end < 0 ? line : line.substring(0, end)) {
            case "packages" -> packages = names(line);
            case "type" -> types = qualified(names(line));
            case "annotation" -> annotation(line);
            case "default" -> passNothing(line);
            default -> method(line);
        }
    }

    /// All words but the first.
    private static List<String> names(String line) {
        List<String> words = List.of(SPACE.split(line));
        return words.subList(1, words.size());
    }

    private List<String> qualified(List<String> names) {
        if (packages.isEmpty() || names.isEmpty()) {
            throw new IllegalArgumentException("a type needs a name, and packages before it");
        }
        return names.stream()
                .flatMap(name -> packages.stream().map(each -> each + "." + name))
                .toList();
    }

    private void annotation(String line) {
        Matcher written = ANNOTATION.matcher(line);
        if (!written.matches()) {
            throw new IllegalArgumentException("write it as: annotation Name on method|parameter ROLES");
        }
        Target on = written.group(2).equals("method") ? Target.METHOD : Target.PARAMETER;
        List<Role> roles = RoleText.roles(written.group(3));
        qualified(List.of(written.group(1))).forEach(name -> annotations.add(new AnnotationRule(name, on, roles)));
    }

    private void passNothing(String line) {
        if (!line.equals("default nothing") || types.isEmpty()) {
            throw new IllegalArgumentException("'default nothing' is all that may stand here, below a type");
        }
        passingNothing.addAll(types);
    }

    private void method(String line) {
        Matcher written = METHOD.matcher(line);
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + line + "' is no line of a rule: name(Types) ROLES");
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a method needs a type before it");
        }
        MethodPattern pattern = pattern(written);
        List<Role> roles = said.computeIfAbsent(written.group(4), RoleText::roles);
        types.forEach(owner -> rules.add(new Rule(owner, pattern, roles)));
    }

    private static MethodPattern pattern(Matcher written) {
        String count = written.group(2);
        if (count != null) {
            return new MethodPattern(written.group(1), new Parameters.Count(Integer.parseInt(count)));
        }
        String inside = written.group(3).strip();
        if (inside.equals("*")) {
            return new MethodPattern(written.group(1), new Parameters.Any());
        }
        List<String> all = PARAMETER
                .matcher(inside)
                .results()
                .map(each -> each.group().strip())
                .filter(each -> !each.isEmpty())
                .toList();
        boolean open = !all.isEmpty() && all.getLast().equals("*");
        Stream<Parameter> each =
                all.subList(0, open ? all.size() - 1 : all.size()).stream().map(RuleFile::parameter);
        return new MethodPattern(written.group(1), new Parameters.Listed(each.toList(), open));
    }

    private static Parameter parameter(String text) {
        boolean literal = text.startsWith("\"") || text.matches("true|false|-?\\d+");
        return literal ? new Parameter.Literal(RoleText.value(text)) : new Parameter.Typed(text);
    }
}
