package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Settings;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a caller sends becomes a template, or the name of one.
public final class TemplateInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-template-injection",
            Risk.CRITICAL,
            "template source and view names are never input",
            """
            Template engines evaluate expressions: `${7*7}` in a template is code, and so is a view name that Thymeleaf reads as \
            a fragment. The caller's text then runs in the service.""",
            "A template that is made of input is worst; a view name needs an engine that evaluates names.",
            "Sandboxes of template engines have been left again and again; values belong in the model.",
            """
            ```java
            return "mail/welcome";   // and model.addAttribute("name", name)
            ```""",
            List.of("CWE-1336", "OWASP A05:2025"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("template");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("template", "path-name");
    }

    /// Redirects are judged by where they lead.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return OpenRedirect.redirects(arrival);
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        boolean isName = isView(arrival) && isWithoutThymeleaf(backend.settings());
        return judgement
                .loweredIf(isView(arrival), "only the name of the view is theirs")
                .atMost(isName ? Risk.LOW : Risk.CRITICAL)
                .notingIf(isName, "no build file names Thymeleaf, which alone runs what stands inside a view's name")
                .loweredIf(includes(arrival), "Mustache runs no code, but it includes files by name");
    }

    /// Templates without expressions, whose partials are files (mustache.java, `DefaultResolver`).
    private static boolean includes(Arrival arrival) {
        return arrival.sink().toLowerCase(Locale.ROOT).contains("mustache");
    }

    /// Known where the build files were read: other engines only look for a file of that name (for what Thymeleaf 3.1
    /// runs: "Restricted expression evaluation mode").
    private static boolean isWithoutThymeleaf(Settings settings) {
        return !settings.libraries().isEmpty()
                && settings.libraries().stream()
                        .noneMatch(library -> library.artifact().contains("thymeleaf"));
    }

    private static boolean isView(Arrival arrival) {
        return arrival.sink().equals("view") || arrival.sink().contains("ModelAndView");
    }

    @Override
    public Words words(Arrival arrival) {
        return isView(arrival)
                ? new Words("choose which view is shown", "becomes the view's name", "names the view")
                : new Words(
                        includes(arrival) ? "read files of this service" : "run code in this service",
                        "becomes a template",
                        "is evaluated as a template");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Keep the template fixed and put the value into the model.", """
                - engine.process("Dear " + name, context)
                + context.setVariable("name", name); engine.process("welcome", context)""", List.of()));
    }
}
