package dev.lintel.flow.knowledge;

import dev.lintel.flow.knowledge.AccessPath.Root;
import dev.lintel.flow.knowledge.AccessPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads roles as they are written: `sink arg0 as sql; pass this -> result`.
final class RoleText {
    private static final String PATH = "(?:this|result|arg\\*|arg\\d+)(?:\\.\\w+|\\[[^\\]]*\\])*";
    private static final Pattern SOURCE = Pattern.compile("source (" + PATH + ") as (\\S+)(?: in (\\S+))?");
    private static final Pattern SINK = Pattern.compile("sink (" + PATH + ") as (\\S+)(?: needs (" + PATH + "))?");
    private static final Pattern MOVE = Pattern.compile("(pass|derive|decode) (" + PATH + ") -> (" + PATH + ")");
    private static final Pattern CLEAN = Pattern.compile("clean (" + PATH + ") -> (" + PATH + ") as (\\S+)");
    private static final Pattern GUARD =
            Pattern.compile("guard (" + PATH + ") as (\\S+) when (true|false|returns)(?: after (\\S+))?");
    private static final Pattern SHIELD = Pattern.compile("shield (\\S+)");
    private static final Pattern ASSIGN = Pattern.compile("set (" + PATH + ") to (.+)");
    private static final Pattern RUN =
            Pattern.compile("call arg(\\d+)\\(((?:" + PATH + ")?(?:, ?" + PATH + ")*)\\)(?: -> (" + PATH + "))?");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[([^\\]]*)\\]");
    private static final Pattern ROOT = Pattern.compile("this|result|arg\\*|arg(\\d+)");
    private static final String FORMS = """
            source AP as LABEL [in CODE] | sink AP as KIND [needs AP] | pass AP -> AP | derive AP -> AP | decode AP -> AP | clean AP -> AP as CODE \
            | guard AP as CODE when true|false|returns [after CODE] | shield CODE | fresh | set AP to VALUE | call argN(AP, ..) [-> AP]""";

    private RoleText() {}

    /// @throws IllegalArgumentException saying what is wrong
    static List<Role> roles(String text) {
        return Stream.of(text.split(";")).map(String::strip).map(RoleText::role).toList();
    }

    static Role role(String text) {
        if (text.equals("fresh")) {
            return new Role.Fresh();
        }
        return source(text)
                .or(() -> sink(text))
                .or(() -> move(text))
                .or(() -> clean(text))
                .or(() -> guard(text))
                .or(() -> match(SHIELD, text).map(m -> new Role.Shield(encoding(m.group(1)))))
                .or(() -> assign(text))
                .or(() -> run(text))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + FORMS));
    }

    private static Optional<Role> source(String text) {
        return match(SOURCE, text)
                .map(m -> new Role.Source(
                        path(m.group(1)),
                        known(m.group(2), Vocabulary.LABELS, "label"),
                        Optional.ofNullable(m.group(3)).map(RoleText::encoding).stream()
                                .collect(Collectors.toSet())));
    }

    private static Optional<Role> sink(String text) {
        return match(SINK, text)
                .map(m -> new Role.Sink(
                        path(m.group(1)),
                        known(m.group(2), Vocabulary.KINDS, "kind"),
                        Optional.ofNullable(m.group(3)).map(RoleText::path)));
    }

    private static Optional<Role> move(String text) {
        return match(MOVE, text).map(m -> {
            AccessPath from = path(m.group(2));
            AccessPath to = path(m.group(3));
            return switch (m.group(1)) {
                case "pass" -> new Role.Pass(from, to);
                case "derive" -> new Role.Derive(from, to);
                default -> new Role.Decode(from, to);
            };
        });
    }

    private static Optional<Role> clean(String text) {
        return match(CLEAN, text)
                .map(m -> new Role.Clean(path(m.group(1)), path(m.group(2)), Set.of(encoding(m.group(3)))));
    }

    private static Optional<Role> guard(String text) {
        return match(GUARD, text).map(m -> {
            Role.When when = switch (m.group(3)) {
                case "true" -> Role.When.TRUE;
                case "false" -> Role.When.FALSE;
                default -> Role.When.RETURNS;
            };
            return new Role.Guard(
                    path(m.group(1)),
                    encoding(m.group(2)),
                    when,
                    Optional.ofNullable(m.group(4)).map(RoleText::encoding));
        });
    }

    private static Optional<Role> assign(String text) {
        return match(ASSIGN, text).map(m -> new Role.Assign(path(m.group(1)), value(m.group(2))));
    }

    private static Optional<Role> run(String text) {
        return match(RUN, text).map(m -> {
            List<AccessPath> given = m.group(2).isEmpty()
                    ? List.of()
                    : Stream.of(m.group(2).split(","))
                            .map(String::strip)
                            .map(RoleText::path)
                            .toList();
            return new Role.Run(
                    Integer.parseInt(m.group(1)),
                    given,
                    Optional.ofNullable(m.group(3)).map(RoleText::path));
        });
    }

    private static String encoding(String word) {
        return word.startsWith(Rules.REMOVING) ? word : known(word, Vocabulary.ENCODINGS, "encoding");
    }

    private static String known(String word, Set<String> words, String what) {
        return Vocabulary.known(word, words, what);
    }

    private static Optional<Matcher> match(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /// A value as written: `true`, `12`, `"text"`.
    ///
    /// @throws IllegalArgumentException when it is none
    static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return unescaped(text.substring(1, text.length() - 1));
        }
        if (text.matches("-?\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        throw new IllegalArgumentException("'" + text + "' is no value; write true, 12 or \"text\"");
    }

    private static String unescaped(String written) {
        return written.translateEscapes();
    }

    /// @throws IllegalArgumentException when it is no path
    static AccessPath path(String text) {
        Matcher root = ROOT.matcher(text);
        if (!root.lookingAt()) {
            throw new IllegalArgumentException("'" + text + "' is no place in a call");
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text).region(root.end(), text.length());
        while (step.find()) {
            steps.add(step.group(1) != null ? new Step.Field(step.group(1)) : step(step.group(2)));
        }
        return new AccessPath(root(root), steps);
    }

    private static Root root(Matcher root) {
        return switch (root.group()) {
            case "this" -> new Root.This();
            case "result" -> new Root.Result();
            case "arg*" -> new Root.EveryArgument();
            default -> new Root.Argument(Integer.parseInt(root.group(1)));
        };
    }

    private static Step step(String inside) {
        return switch (inside) {
            case "*" -> new Step.Elements();
            case "+" -> new Step.Append();
            default ->
                inside.matches("@arg\\d+")
                        ? new Step.Named(Integer.parseInt(inside.substring(4)))
                        : new Step.Key(inside);
        };
    }
}
