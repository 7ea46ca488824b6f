package dev.lintel.read.pages;

import dev.lintel.graph.HiddenLink;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Links of pages, and the condition about the caller's role under which a page shows them: FreeMarker's `<#if>`,
/// tags of pages (`<c:if>`, `<sec:authorize>`, Shiro's) and attributes of Thymeleaf (`th:if`, `sec:authorize`). A
/// branch for the rest (`<#else>`) has no condition.
final class Links {
    private static final Pattern MARK = Pattern.compile(
            "(?s)<#if\\s+(?<if>[^>]*)>|(?<else><#else(?:if)?\\b[^>]*>)|(?<fi></#if>)"
                    + "|<(?<close>/?)(?<tag>[\\w:-]+)(?<with>(?:\\s+[\\w:.-]+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*+)\\s*(?<empty>/?)>");
    private static final Pattern HREF =
            Pattern.compile("(?:^|\\s)(?:th:href|href|value)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern CONDITION =
            Pattern.compile("(?:^|\\s)(?:sec:authorize|th:if|access|test)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern SHIRO =
            Pattern.compile("(?:^|\\s)(?:shiro:(has\\w+)|name)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    /// What a server puts before its own addresses.
    private static final Pattern BASE =
            Pattern.compile("^(?:@\\{~?|\\$\\{[^}]*}|<%=.*?%>|#\\{[^}]*}|<\\w+:url\\s+value=['\"])");
    private static final Pattern PATH = Pattern.compile("^/[\\w.-]+(?:/[\\w.-]+)*(?=/?(?:$|[?#}('\"]))");
    private static final Pattern ASKS_ROLE = Pattern.compile(
            "(?i).*(?:\\bhas(?:Any)?(?:Role|Authority|Permission)s?\\b|\\bhasAnyRoles\\b|\\brole\\w*\\b\\s*(?:==|\\beq\\b)|\\bisAdmin\\b|\\.admin\\b).*");
    private static final Pattern ASKS_OTHER =
            Pattern.compile("(?i).*(?:!|\\bnot\\b|\\bne\\b|\\bor\\b|\\|\\||isAnonymous|isAuthenticated|lacks).*");

    private Links() {}

    /// @param condition about the caller's role; empty where everybody sees it
    private record Link(String path, Optional<String> condition, PageText page, int start, int end) {
        /// Asked of the few that are hidden: to count lines costs more than to find a link.
        Span at() {
            return page.span(start, end);
        }
    }

    /// The links of a module's pages that only some callers are shown.
    static List<HiddenLink> hidden(Collection<PageText> pages) {
        Map<String, List<Link>> byPath = pages.stream()
                .flatMap(page -> of(page).stream())
                .collect(Collectors.groupingBy(Link::path, LinkedHashMap::new, Collectors.toList()));
        Set<String> open = byPath.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .anyMatch(link -> link.condition().isEmpty()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return byPath.values().stream()
                .map(List::getFirst)
                .filter(link -> !open.contains(link.path()))
                .map(link -> new HiddenLink(
                        link.path(),
                        link.condition().orElseThrow(),
                        open.stream()
                                .filter(each -> each.startsWith(link.path() + "/"))
                                .collect(Collectors.toSet()),
                        link.at()))
                .toList();
    }

    /// One element or branch that is not closed yet.
    private record Open(String name, Optional<String> condition) {}

    private static List<Link> of(PageText page) {
        if (!page.text().contains("href")) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        Matcher marks = MARK.matcher(page.text());
        while (marks.find()) {
            if (marks.group("if") != null) {
                open.push(new Open("#if", role(marks.group("if"))));
            } else if (marks.group("else") != null) {
                if (close(open, "#if")) {
                    open.push(new Open("#if", Optional.empty()));
                }
            } else if (marks.group("fi") != null) {
                close(open, "#if");
            } else if (!marks.group("close").isEmpty()) {
                close(open, marks.group("tag"));
            } else {
                element(page, marks, open).ifPresent(links::add);
            }
        }
        return links;
    }

    private static Optional<Link> element(PageText page, Matcher mark, Deque<Open> open) {
        String tag = mark.group("tag");
        String with = mark.group("with");
        Optional<String> condition = first(CONDITION, with).flatMap(Links::role).or(() -> shiro(tag, with));
        if (mark.group("empty").isEmpty()) {
            open.push(new Open(tag, condition));
        }
        boolean leads = tag.equals("a") || tag.endsWith(":url");
        return first(HREF, with)
                .filter(_ -> leads)
                .flatMap(Links::path)
                .map(path -> new Link(
                        path,
                        condition.or(() -> open.stream()
                                .flatMap(each -> each.condition().stream())
                                .findFirst()),
                        page,
                        mark.start(),
                        mark.end()));
    }

    /// What is still open inside of it was never closed: `<br>`, `<li>`.
    private static boolean close(Deque<Open> open, String name) {
        if (open.stream().noneMatch(each -> each.name().equals(name))) {
            return false;
        }
        while (!open.pop().name().equals(name)) {
            // left open
        }
        return true;
    }

    private static Optional<String> first(Pattern attribute, String with) {
        Matcher found = attribute.matcher(with);
        return found.find() ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1)) : Optional.empty();
    }

    private static Optional<String> role(String condition) {
        String plain = condition.strip();
        return ASKS_ROLE.matcher(plain).matches() && !ASKS_OTHER.matcher(plain).matches()
                ? Optional.of(plain)
                : Optional.empty();
    }

    private static Optional<String> shiro(String tag, String with) {
        String name = tag.substring(tag.indexOf(':') + 1);
        Matcher found = SHIRO.matcher(with);
        boolean asks = name.toLowerCase(Locale.ROOT).startsWith("has") && tag.contains(":");
        while (found.find()) {
            String value = found.group(2) == null ? found.group(3) : found.group(2);
            if (found.group(1) != null) {
                return Optional.of(found.group(1) + " " + value);
            }
            if (asks) {
                return Optional.of(name + " " + value);
            }
        }
        return Optional.empty();
    }

    /// An address of the application itself, as far as the page says it.
    private static Optional<String> path(String href) {
        Matcher found = PATH.matcher(BASE.matcher(href.strip()).replaceFirst(""));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
