package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import java.util.List;
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

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("xml");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("xml", "base64", "html", "html-attribute", "markup", "url-part");
    }

    /// A parser that was told to read no entities, or whose making was not seen.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        Observed parser = parser(arrival);
        boolean noDoctype = is(parser, XERCES + "disallow-doctype-decl", true)
                || is(parser, "javax.xml.stream.supportDTD", false)
                || is(parser, "javax.xml.stream.isSupportingExternalEntities", false);
        boolean noEntities = is(parser, SAX + "external-general-entities", false)
                && is(parser, SAX + "external-parameter-entities", false);
        boolean secure = is(parser, "http://javax.xml.XMLConstants/feature/secure-processing", true)
                || is(parser, ACCESS + "DTD", "")
                || is(parser, "safe", true)
                || (is(parser, "expandEntities", false) && arrival.sink().contains("SAXBuilder"));
        boolean resolved = parser.parts().containsKey("resolver");
        return !made(parser) || noDoctype || noEntities || secure || resolved;
    }

    /// Who reads: the receiver, or the reader that is handed over with the text.
    private static Observed parser(Arrival arrival) {
        return Stream.concat(Stream.of(arrival.receiver()), arrival.arguments().stream())
                .filter(Xxe::made)
                .findFirst()
                .orElse(Observed.NOTHING);
    }

    private static boolean is(Observed parser, String feature, Object value) {
        String key = parser.parts().containsKey(feature) ? feature : "[" + feature + "]";
        Observed set = parser.part(key);
        return set.onlyConstants()
                ? set.constants().contains(value)
                : parser.parts().containsKey(key);
    }

    private static boolean made(Observed parser) {
        return parser.part("made").constants().contains(true);
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
