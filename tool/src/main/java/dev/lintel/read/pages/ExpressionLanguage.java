package dev.lintel.read.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The expression language of pages, Jakarta Expression Language 6.0: `param.name`, a variable that holds it, and a
/// choice between one of them and a literal. Whatever goes through a function is left alone, since it may encode.
final class ExpressionLanguage {
    private static final Pattern PARAMETER = Pattern.compile(
            "param\\s*(?:\\.\\s*(?<dot>\\w+)|\\[\\s*[\"'](?<key>[\\w.-]+)[\"']\\s*])(?:\\s*\\[\\s*0\\s*])?");
    private static final Pattern CHOICE = Pattern.compile(
            "(?s)[^?]*\\bempty\\b[^?]*\\?(?<yes>[^:]*):(?<no>.*)|[^?]*[!=]=[^?]*\\b(?:null|''|\"\")\\s*\\?(?<then>[^:]*):(?<else>.*)");

    private ExpressionLanguage() {}

    static Optional<Given> given(String expression, Holders variables) {
        String code = expression.strip();
        Matcher parameter = PARAMETER.matcher(code);
        if (parameter.matches()) {
            return Optional.of(Given.now(parameter.group(parameter.group("dot") == null ? "key" : "dot")));
        }
        Matcher choice = CHOICE.matcher(code);
        if (choice.matches()) {
            boolean first = choice.group("yes") != null;
            return given(choice.group(first ? "yes" : "then"), variables)
                    .or(() -> given(choice.group(first ? "no" : "else"), variables));
        }
        return variables.get(code);
    }
}
