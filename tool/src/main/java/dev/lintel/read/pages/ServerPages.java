package dev.lintel.read.pages;

import dev.lintel.graph.Printed;
import dev.lintel.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Jakarta Server Pages 4.0: what scriptlets print, and the expression language in template text, which is written
/// as it is. `<c:out>` encodes unless `escapeXml` is false; attributes of other actions are no output by
/// themselves.
final class ServerPages {
    private static final List<String> ENDINGS = List.of(".jsp", ".jspx", ".jspf", ".tag");
    private static final Pattern COMMENT = Pattern.compile("(?s)<%--.*?--%>");
    private static final Pattern ELEMENT = Pattern.compile("(?s)<%(?<kind>[=!@]?)(?<code>.*?)%>");
    /// Bodies that are an argument of the action around them, or kept in a variable.
    private static final Pattern BODY =
            Pattern.compile("(?s)<(?<tag>\\w+:(?:set|param|url|remove))\\b[^>]*[^/>]>.*?</\\k<tag>>");
    private static final Pattern OPEN_ACTION = Pattern.compile("(?s)<\\w+:\\w+\\s[^>]*");
    private static final Pattern EL = Pattern.compile("\\$\\{(?<code>[^{}]*)}");
    private static final Pattern IGNORED = Pattern.compile("isELIgnored\\s*=\\s*\"true\"");

    private ServerPages() {}

    static boolean isOne(SourceFile file) {
        return ENDINGS.stream().anyMatch(file::endsWith);
    }

    /// Names of parameters that a page gives those that it includes, imports or forwards to.
    static Set<String> handed(PageText page) {
        Set<String> names = new HashSet<>();
        if (page.text().contains(":param")) {
            Action.all(page.text()).filter(each -> each.isNamed("param")).forEach(each -> names.add(each.with("name")));
        }
        return names;
    }

    static List<Printed> printed(PageText page) {
        if (!page.text().contains("param") && !page.text().contains("getParameter")) {
            return List.of();
        }
        PageText text = page.without(COMMENT);
        Stream<Printed> language =
                IGNORED.matcher(text.text()).find() ? Stream.empty() : language(text.without(ELEMENT)).stream();
        return Stream.concat(scriptlets(text).stream(), language)
                .sorted(Comparator.comparing(Printed::at))
                .toList();
    }

    private static List<Printed> scriptlets(PageText page) {
        Holders locals = new Holders();
        Matcher elements = ELEMENT.matcher(page.text());
        while (elements.find()) {
            if (elements.group("kind").isEmpty()) {
                Scriptlet.locals(page, elements.group("code"), elements.start("code"), locals);
            }
        }
        List<Printed> printed = new ArrayList<>();
        String rest = page.without(ELEMENT).text();
        elements.reset();
        while (elements.find()) {
            if (elements.group("kind").equals("=") && !isInAction(rest, elements.start())) {
                Scriptlet.given(elements.group("code"), locals)
                        .map(given -> given.at(page, elements.start(), elements.end()))
                        .ifPresent(printed::add);
            }
        }
        return printed;
    }

    /// `<c:set value="<%= name %>">`: an attribute is no output.
    private static boolean isInAction(String rest, int at) {
        int tag = rest.lastIndexOf('<', at);
        return tag >= 0 && OPEN_ACTION.matcher(rest.substring(tag, at)).matches();
    }

    private static List<Printed> language(PageText page) {
        Holders variables = new Holders();
        List<Printed> printed = new ArrayList<>();
        List<Action> actions = Action.all(page.text()).toList();
        for (Action each : actions) {
            if (each.isNamed("set") && !each.with("var").isEmpty()) {
                whole(each.with("value"))
                        .flatMap(code -> ExpressionLanguage.given(code, variables))
                        .ifPresentOrElse(
                                given -> variables.hold(
                                        each.with("var"), given.readAt(page.span(each.start(), each.end()))),
                                () -> variables.lose(each.with("var")));
            }
        }
        for (Action each : actions) {
            if (each.isNamed("out") && each.with("escapeXml").equals("false")) {
                whole(each.with("value"))
                        .flatMap(code -> ExpressionLanguage.given(code, variables))
                        .map(given -> given.at(page, each.start(), each.end()))
                        .ifPresent(printed::add);
            }
        }
        Matcher written = EL.matcher(page.without(BODY).without(Action.PATTERN).text());
        while (written.find()) {
            ExpressionLanguage.given(written.group("code"), variables)
                    .map(given -> given.at(page, written.start(), written.end()))
                    .ifPresent(printed::add);
        }
        return printed;
    }

    /// The expression that an attribute is, when it is one and nothing else.
    private static Optional<String> whole(String attribute) {
        Matcher only = EL.matcher(attribute.strip());
        return only.matches() ? Optional.of(only.group("code")) : Optional.empty();
    }
}
