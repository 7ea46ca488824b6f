package dev.lintel.read.pages;

import dev.lintel.graph.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Templates whose engines encode unless they are told not to: `th:utext` and `[(..)]` of Thymeleaf 3.1, and
/// FreeMarker, which encodes in `.ftlh` files, below `<#escape>` and with an output format.
final class Templates {
    private static final Pattern UNESCAPED = Pattern.compile(
            "(?:data-)?th[:-]utext\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)')|\\[\\((?<inline>[^\\n]*?)\\)]");
    private static final Pattern VALUE = Pattern.compile("\\$\\{(?<code>[^{}]*)}");
    private static final Pattern FREEMARKER = Pattern.compile(
            "\\$\\{\\s*RequestParameters\\s*(?:\\.\\s*(?<dot>\\w+)|\\[\\s*[\"'](?<key>[\\w.-]+)[\"']\\s*])"
                    + "\\s*(?:!\\s*(?:\"[^\"]*\"|'[^']*')?)?\\s*(?<raw>\\?no_esc)?\\s*}");
    private static final Pattern COMMENT = Pattern.compile("(?s)<#--.*?-->|<!--/\\*.*?\\*/-->");
    private static final Pattern ENCODES =
            Pattern.compile("<#escape\\b|<#autoesc\\b|<#ftl\\b[^>]*(?:output_format|auto_esc)");

    private Templates() {}

    static List<Printed> thymeleaf(PageText page) {
        if (!page.text().contains("param")) {
            return List.of();
        }
        PageText read = page.without(COMMENT);
        List<Printed> printed = new ArrayList<>();
        Matcher places = UNESCAPED.matcher(read.text());
        while (places.find()) {
            String group =
                    places.group("double") != null ? "double" : places.group("single") != null ? "single" : "inline";
            Matcher values = VALUE.matcher(places.group(group));
            while (values.find()) {
                int from = places.start(group) + values.start();
                ExpressionLanguage.given(values.group("code"), new Holders())
                        .map(given -> given.at(page, from, from + values.group().length()))
                        .ifPresent(printed::add);
            }
        }
        return printed;
    }

    /// @param encodes whether the file's name makes the engine encode
    static List<Printed> freemarker(PageText page, boolean encodes) {
        if (!page.text().contains("RequestParameters")) {
            return List.of();
        }
        PageText read = page.without(COMMENT);
        boolean safe = encodes || ENCODES.matcher(read.text()).find();
        List<Printed> printed = new ArrayList<>();
        Matcher values = FREEMARKER.matcher(read.text());
        while (values.find()) {
            if (!safe || values.group("raw") != null) {
                String name = values.group(values.group("dot") == null ? "key" : "dot");
                printed.add(Given.now(name).at(page, values.start(), values.end()));
            }
        }
        return printed;
    }
}
