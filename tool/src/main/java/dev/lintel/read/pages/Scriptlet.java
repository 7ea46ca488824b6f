package dev.lintel.read.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Java in a page, as far as a parameter goes through it unchanged: read into a variable, chosen over a literal
/// when it is there, put behind literals. Anything that calls another method on the way is left alone, since it may
/// encode.
final class Scriptlet {
    private static final String ASKS =
            "request\\s*\\.\\s*getParameter\\s*\\(\\s*\"([^\"]+)\"\\s*\\)(?:\\s*\\.\\s*trim\\(\\s*\\))?";
    private static final Pattern READ = Pattern.compile(ASKS);
    private static final Pattern ASSIGNED = Pattern.compile("\\b(?<name>\\w+)\\s*\\+?=(?!=)\\s*(?<value>[^;]*);");
    private static final Pattern CHOICE = Pattern.compile("(?s)(?<if>[^?]*)\\?(?<yes>[^:]*):(?<no>.*)");
    private static final Pattern NOTHING =
            Pattern.compile("(?s).*[!=]=\\s*null\\b.*|.*\\bnull\\s*[!=]=.*|.*isEmpty\\(\\).*");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");

    private Scriptlet() {}

    /// The variables that a piece of code fills.
    static void locals(PageText page, String code, int start, Holders locals) {
        Matcher assigned = ASSIGNED.matcher(code);
        while (assigned.find()) {
            String name = assigned.group("name");
            given(assigned.group("value"), locals)
                    .ifPresentOrElse(
                            given -> locals.hold(
                                    name, given.readAt(page.span(start + assigned.start(), start + assigned.end()))),
                            () -> locals.lose(name));
        }
    }

    /// The parameter that an expression gives.
    static Optional<Given> given(String expression, Holders locals) {
        String code = expression.strip();
        Matcher read = READ.matcher(code);
        if (read.matches()) {
            return Optional.of(Given.now(read.group(1)));
        }
        Matcher choice = CHOICE.matcher(code);
        if (choice.matches()) {
            return NOTHING.matcher(choice.group("if")).matches()
                    ? given(choice.group("yes"), locals).or(() -> given(choice.group("no"), locals))
                    : Optional.empty();
        }
        String plain = LITERAL.matcher(READ.matcher(code).replaceAll("")).replaceAll("");
        if (plain.contains("(")) {
            return Optional.empty();
        }
        return read.reset().find()
                ? Optional.of(Given.now(read.group(1)))
                : plain.lines()
                        .flatMap(line -> Pattern.compile("\\+").splitAsStream(line))
                        .flatMap(part -> locals.get(part.strip()).stream())
                        .findFirst();
    }
}
