package dev.lintel.read.security;

import dev.lintel.code.Program;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.RuleKind;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Spring Security written in XML: `<http>` with its `<intercept-url>`s, and the switches of method security (Spring
/// Security reference, "The Security Namespace"). Document types and external entities are off.
public final class SecurityXml implements Framework {
    private static final String NAMESPACE = "http://www.springframework.org/schema/security";
    private static final long LARGEST = 1_000_000;
    private static final Set<String> MECHANISMS =
            Set.of("form-login", "http-basic", "oauth2-resource-server", "oauth2-login", "x509");

    @Override
    public String name() {
        return "Spring Security XML";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        SecurityExpressions expressions = new SecurityExpressions(program);
        return workspace
                .files(file ->
                        file.origin() == SourceFile.Origin.MAIN && file.endsWith(".xml") && file.size() < LARGEST)
                .flatMap(file -> read(file, workspace, expressions).stream());
    }

    private static List<Fact> read(SourceFile file, Workspace workspace, SecurityExpressions expressions) {
        try {
            String text = workspace.text(file);
            return text.contains(NAMESPACE) ? new Reader(file, expressions).facts(text) : List.of();
        } catch (IOException | XMLStreamException broken) {
            Gap gap = new Gap(
                    Span.ofFile(file.id()), "this security configuration could not be read", "access may be unknown");
            return List.of(new Fact.Unread(Fact.Layer.SECURITY, gap));
        }
    }

    /// One pass over one file.
    private static final class Reader {
        private final SourceFile file;
        private final SecurityExpressions expressions;
        private final List<Fact> facts = new ArrayList<>();
        private List<Fact.UrlRule> rules = new ArrayList<>();
        private Set<String> mechanisms = new LinkedHashSet<>();
        private RequestMatch applies = new RequestMatch.Any();
        private Syntax syntax = Syntax.ANT;
        private boolean withExpressions = true;
        private boolean stateless;
        private String csrf = "ON";
        private Span at;

        Reader(SourceFile file, SecurityExpressions expressions) {
            this.file = file;
            this.expressions = expressions;
            this.at = Span.ofFile(file.id());
        }

        List<Fact> facts(String text) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            try {
                while (xml.hasNext()) {
                    int event = xml.next();
                    boolean ours =
                            (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                                    && NAMESPACE.equals(xml.getNamespaceURI());
                    if (ours && event == XMLStreamConstants.START_ELEMENT) {
                        start(xml, Span.line(file.id(), xml.getLocation().getLineNumber()));
                    } else if (ours && xml.getLocalName().equals("http")) {
                        end();
                    }
                }
            } finally {
                xml.close();
            }
            return facts;
        }

        private void start(XMLStreamReader xml, Span place) {
            String name = xml.getLocalName();
            switch (name) {
                case "http" -> http(xml, place);
                case "intercept-url" -> rule(xml, place);
                case "csrf" -> csrf = "true".equals(attribute(xml, "disabled")) ? "OFF" : csrf;
                case "global-method-security", "method-security" -> methods(xml, place);
                default -> {
                    if (MECHANISMS.contains(name)) {
                        mechanisms.add(name);
                    }
                }
            }
        }

        private void http(XMLStreamReader xml, Span place) {
            rules = new ArrayList<>();
            mechanisms = new LinkedHashSet<>();
            at = place;
            csrf = "ON";
            stateless = "stateless".equals(attribute(xml, "create-session"));
            syntax = syntax(attribute(xml, "request-matcher"));
            withExpressions = !"false".equals(attribute(xml, "use-expressions"));
            String pattern = attribute(xml, "pattern");
            applies = applies(xml, pattern);
            if ("none".equals(attribute(xml, "security"))) {
                rules.add(new Fact.UrlRule(
                        pattern.isEmpty() ? new RequestMatch.Any() : new RequestMatch.Path("*", syntax, pattern),
                        new Decision.Permit(),
                        new Condition.Always(),
                        place));
            }
        }

        private RequestMatch applies(XMLStreamReader xml, String pattern) {
            if (!attribute(xml, "request-matcher-ref").isEmpty()) {
                return new RequestMatch.Unknown(
                        new Gap(at, "the matcher of this chain is a bean", "access is unknown"));
            }
            return pattern.isEmpty() ? new RequestMatch.Any() : new RequestMatch.Path("*", syntax, pattern);
        }

        private static Syntax syntax(String matcher) {
            return switch (matcher) {
                case "regex", "ciRegex" -> Syntax.REGEX;
                case "mvc", "path" -> Syntax.PATH_PATTERN;
                default -> Syntax.ANT;
            };
        }

        private void rule(XMLStreamReader xml, Span place) {
            String pattern = attribute(xml, "pattern");
            String method = attribute(xml, "method");
            String access = attribute(xml, "access");
            if (access.isEmpty()) {
                return;
            }
            RequestMatch match = pattern.isEmpty() || pattern.equals("/**") && method.isEmpty()
                    ? new RequestMatch.Any()
                    : new RequestMatch.Path(method.isEmpty() ? "*" : method, syntax, pattern);
            Decision decision = withExpressions ? expressions.of(access, place) : attributes(access, place);
            rules.add(new Fact.UrlRule(match, decision, new Condition.Always(), place));
        }

        /// Without expressions: names of roles and of degrees of authentication, one of which is enough.
        private static Decision attributes(String access, Span place) {
            Set<String> roles = new LinkedHashSet<>();
            for (String each : access.split(",")) {
                String name = each.strip();
                if (name.equals("IS_AUTHENTICATED_ANONYMOUSLY") || name.equals("ROLE_ANONYMOUS")) {
                    return new Decision.Permit();
                }
                if (!name.startsWith("IS_AUTHENTICATED_")) {
                    roles.add(Requirement.AnyRole.plain(name));
                }
            }
            return new Decision.Require(List.of(
                    roles.isEmpty() ? new Requirement.Authenticated(place) : new Requirement.AnyRole(roles, place)));
        }

        private void end() {
            facts.add(new Fact.SecurityChain(
                    file.module(),
                    facts.size(),
                    new Condition.Always(),
                    applies,
                    rules,
                    new Decision.Permit(),
                    List.of(),
                    new Fact.Session(mechanisms, stateless, csrf),
                    at));
        }

        private void methods(XMLStreamReader xml, Span place) {
            boolean newer = xml.getLocalName().equals("method-security");
            Set<RuleKind> kinds = EnumSet.noneOf(RuleKind.class);
            if (isOn(xml, "pre-post-annotations", "pre-post-enabled", newer)) {
                kinds.add(RuleKind.PRE_POST);
            }
            if (isOn(xml, "secured-annotations", "secured-enabled", false)) {
                kinds.add(RuleKind.SECURED);
            }
            if (isOn(xml, "jsr250-annotations", "jsr250-enabled", false)) {
                kinds.add(RuleKind.JSR250);
            }
            facts.add(new Fact.MethodSecurity(file.module(), kinds, new Condition.Always(), place));
        }

        private static boolean isOn(XMLStreamReader xml, String older, String newer, boolean otherwise) {
            String value = Stream.of(older, newer)
                    .map(name -> attribute(xml, name))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("");
            return value.isEmpty() ? otherwise : value.equals("enabled") || value.equals("true");
        }

        private static String attribute(XMLStreamReader xml, String name) {
            return Optional.ofNullable(xml.getAttributeValue(null, name))
                    .orElse("")
                    .strip();
        }
    }
}
