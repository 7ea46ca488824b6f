package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// XML from a caller is parsed with external entities on.
public final class Xxe implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-xxe",
            Risk.HIGH,
            "XML parsers of input disable DTDs and external entities",
            """
            An entity in the document names a file or an address, and the parser puts its content into the text: configuration \
            and keys are read, hosts inside the network are called, memory is filled.""",
            "Worst on endpoints that anyone may call.",
            "`setExpandEntityReferences(false)` does not help; `setValidating(false)` is about something else.",
            """
            ```java
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            ```""",
            List.of("CWE-611", "OWASP A02:2025", "OWASP XML External Entity Prevention Cheat Sheet"));

    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String SAX = "http://xml.org/sax/features/";
    private static final String ACCESS = "http://javax.xml.XMLConstants/property/accessExternal";

    private static final String SECURE = "http://javax.xml.XMLConstants/feature/secure-processing";
    /// What the system property `javax.xml.accessExternalDTD` is set to. It holds for all parsers of the process and
    /// prevails over secure processing; a factory's own attribute prevails over it (module `java.xml`, "Scope and
    /// Order").
    private static final String ACCESS_SET = "xml-access";

    private static final String DOM4J_HELPER = "org.dom4j.DocumentHelper#";
    private static final Set<String> OPENING = Set.of("all", "file", "http", "https");
    /// They make their own parser, with secure processing on.
    private static final Set<String> BINDINGS = Set.of(
            "javax.xml.bind.Unmarshaller",
            "jakarta.xml.bind.Unmarshaller",
            "javax.xml.bind.JAXB",
            "jakarta.xml.bind.JAXB");

    private final boolean letIn;

    public Xxe() {
        this(false);
    }

    /// @param letIn whether the process lets every parser that was only told to be secure read external entities
    private Xxe(boolean letIn) {
        this.letIn = letIn;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        boolean opened = flows.arrivals(ACCESS_SET).stream().map(Arrival::value).anyMatch(Xxe::opens);
        Xxe told = new Xxe(opened);
        return Attack.findings(flows.arrivals("xml").stream()
                .flatMap(arrival -> Attack.of(told, backend, paths, arrival).stream())
                .toList());
    }

    /// Whether it is surely a list of protocols from which a document type may come.
    private static boolean opens(Observed access) {
        return access.onlyConstants()
                && access.constants().stream()
                        .flatMap(each -> Stream.of(String.valueOf(each).split(",")))
                        .anyMatch(each -> OPENING.contains(each.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("xml", ACCESS_SET);
    }

    @Override
    public Set<String> excuses() {
        return Set.of("xml", "base64", "html", "html-attribute", "markup", "url-part");
    }

    /// A parser that was told to read no entities, or whose making was not seen.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        if (BINDINGS.contains(arrival.sink().substring(0, arrival.sink().indexOf('#')))) {
            return !letIn;
        }
        if (arrival.sink().startsWith(DOM4J_HELPER)) {
            return !readsEntitiesFor(backend);
        }
        Observed parser = parser(arrival);
        boolean noDoctype = is(parser, XERCES + "disallow-doctype-decl", true)
                || is(parser, "javax.xml.stream.supportDTD", false)
                || is(parser, "javax.xml.stream.isSupportingExternalEntities", false);
        boolean noEntities = is(parser, SAX + "external-general-entities", false)
                && is(parser, SAX + "external-parameter-entities", false);
        boolean restricted = is(parser, ACCESS + "DTD", "")
                || is(parser, "safe", true)
                || (is(parser, "expandEntities", false) && arrival.sink().contains("SAXBuilder"));
        boolean resolved = parser.parts().containsKey("resolver");
        return !made(parser) || noDoctype || noEntities || restricted || isSecure(parser) || resolved;
    }

    /// dom4j's helper makes its own parser. Since 2.1.1, and 2.0.3 of the older line, it reads no external entities
    /// (dom4j issue 28); of a version that nobody tells nothing is said.
    private static boolean readsEntitiesFor(Backend backend) {
        boolean older = !Release.isAtLeast(backend, "dom4j", 2, 1, 0) && !Release.isAtLeast(backend, "dom4j", 2, 0, 3);
        boolean between = Release.isAtLeast(backend, "dom4j", 2, 1, 0) && !Release.isAtLeast(backend, "dom4j", 2, 1, 1);
        return Release.isTold(backend, "dom4j") && (older || between);
    }

    private boolean isSecure(Observed parser) {
        return is(parser, SECURE, true) && !letIn && !opens(set(parser, ACCESS + "DTD"));
    }

    /// Who reads: the receiver, or the reader that is handed over with the text.
    private static Observed parser(Arrival arrival) {
        return Stream.concat(Stream.of(arrival.receiver()), arrival.arguments().stream())
                .filter(Xxe::made)
                .findFirst()
                .orElse(Observed.NOTHING);
    }

    private static boolean is(Observed parser, String feature, Object value) {
        Observed set = set(parser, feature);
        return set.onlyConstants()
                ? set.constants().contains(value)
                : parser.parts().containsKey(feature) || parser.parts().containsKey("[" + feature + "]");
    }

    /// What a feature or attribute was set to.
    private static Observed set(Observed parser, String feature) {
        return parser.parts().containsKey(feature) ? parser.part(feature) : parser.part("[" + feature + "]");
    }

    private static boolean made(Observed parser) {
        return parser.part("made").constants().contains(true);
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        return judgement.notingIf(
                letIn, "the system property javax.xml.accessExternalDTD lets every parser read external entities");
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("read files of this host", "is parsed as XML with external entities on", "is parsed");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Refuse document types before the parser is made.", """
                + factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);""", List.of()));
    }
}
