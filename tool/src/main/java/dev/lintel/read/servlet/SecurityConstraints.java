package dev.lintel.read.servlet;

import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The `security-constraint`s of a `web.xml`, which the container itself asks: the best matching URL pattern decides,
/// an `auth-constraint` without roles lets nobody in, and a constraint without one lets everybody in (Jakarta
/// Servlet 6.1, §13.8). Document types and external entities are not read.
final class SecurityConstraints {
    private final SourceFile file;
    private final List<Written> all = new ArrayList<>();
    private Draft draft;
    private String mechanism = "";

    /// @param specific longer is better
    private record Written(String pattern, int specific, Fact.UrlRule rule) {}

    /// One constraint while it is read.
    private static final class Draft {
        private final Set<String> roles = new LinkedHashSet<>();
        private final List<String> patterns = new ArrayList<>();
        private final Set<String> methods = new LinkedHashSet<>();
        private final Set<String> omitted = new LinkedHashSet<>();
        private boolean constrained;
        private final Span at;

        Draft(Span at) {
            this.at = at;
        }
    }

    private SecurityConstraints(SourceFile file) {
        this.file = file;
        this.draft = new Draft(Span.ofFile(file.id()));
    }

    /// The constraints as one chain, for exactly the paths that they name; empty when none asks who calls.
    ///
    /// @throws IOException when it cannot be read or is not well-formed
    static Optional<Fact> read(Workspace workspace, SourceFile file) throws IOException {
        String text = workspace.text(file);
        if (!text.contains("auth-constraint")) {
            return Optional.empty();
        }
        SecurityConstraints constraints = new SecurityConstraints(file);
        try {
            constraints.take(text);
        } catch (XMLStreamException broken) {
            throw new IOException("not well-formed: " + broken.getMessage(), broken);
        }
        return constraints.chain();
    }

    private void take(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        StringBuilder content = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    content.setLength(0);
                    if (xml.getLocalName().equals("security-constraint")) {
                        draft = new Draft(Span.line(file.id(), xml.getLocation().getLineNumber()));
                    }
                }
                case XMLStreamConstants.CHARACTERS -> content.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT ->
                    end(xml.getLocalName(), content.toString().strip());
                default -> {}
            }
        }
    }

    private void end(String element, String text) {
        switch (element) {
            case "url-pattern" -> draft.patterns.add(text);
            case "http-method" -> draft.methods.add(text);
            case "http-method-omission" -> draft.omitted.add(text);
            case "role-name" -> draft.roles.add(text);
            case "auth-constraint" -> draft.constrained = true;
            case "auth-method" -> mechanism = text;
            case "security-constraint" -> draft.patterns.forEach(this::add);
            default -> {}
        }
    }

    private void add(String pattern) {
        String ant = ant(pattern);
        RequestMatch match = new RequestMatch.AnyOf((draft.methods.isEmpty() ? Set.of("*") : draft.methods)
                .stream()
                        .<RequestMatch>map(method -> new RequestMatch.Path(method, Syntax.ANT, ant))
                        .toList());
        if (!draft.omitted.isEmpty()) {
            RequestMatch without = new RequestMatch.Not(new RequestMatch.AnyOf(draft.omitted.stream()
                    .<RequestMatch>map(method -> new RequestMatch.Path(method, Syntax.ANT, "/**"))
                    .toList()));
            match = new RequestMatch.AllOf(List.of(match, without));
        }
        boolean exact = !pattern.contains("*") && !pattern.equals("/");
        int specific = exact ? 10_000 + pattern.length() : pattern.startsWith("*.") ? 0 : pattern.length();
        all.add(new Written(ant, specific, new Fact.UrlRule(match, decision(), new Condition.Always(), draft.at)));
    }

    private Decision decision() {
        if (!draft.constrained) {
            return new Decision.Permit();
        }
        if (draft.roles.isEmpty()) {
            return new Decision.Deny();
        }
        boolean anyone = draft.roles.contains("*") || draft.roles.contains("**");
        return new Decision.Require(List.of(
                anyone
                        ? new Requirement.Authenticated(draft.at)
                        : new Requirement.AnyRole(Set.copyOf(draft.roles), draft.at)));
    }

    private Optional<Fact> chain() {
        List<Written> ordered = all.stream()
                .sorted(Comparator.comparingInt(Written::specific).reversed())
                .toList();
        Optional<Written> asking = ordered.stream()
                .filter(each -> !(each.rule().decision() instanceof Decision.Permit))
                .findFirst();
        return asking.map(first -> new Fact.SecurityChain(
                file.module(),
                Integer.MAX_VALUE,
                new Condition.Always(),
                new RequestMatch.AnyOf(ordered.stream()
                        .<RequestMatch>map(each -> new RequestMatch.Path("*", Syntax.ANT, each.pattern()))
                        .toList()),
                ordered.stream().map(Written::rule).toList(),
                new Decision.Permit(),
                List.of(),
                new Fact.Session(mechanism.isEmpty() ? Set.of() : Set.of(mechanism), false, "UNKNOWN"),
                first.rule().at()));
    }

    private static String ant(String pattern) {
        if (pattern.equals("/")) {
            return "/**";
        }
        return pattern.endsWith("/*") ? pattern + "*" : pattern.startsWith("*.") ? "/**/" + pattern : pattern;
    }
}
