package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends becomes part of an XPath expression.
public final class XpathInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-xpath-injection",
            Risk.HIGH,
            "XPath/XQuery use variables",
            """
            A quote ends the value and the rest is read as a condition: `' or '1'='1` selects every node, so a login against \
            an XML file always succeeds and a lookup reads the whole document.""",
            "Worst where a login depends on the answer.",
            "XPath 1.0 has no way to write both kinds of quotes in one literal; escaping by hand cannot be right.",
            """
            ```java
            xpath.setXPathVariableResolver(name -> Map.of("user", user).get(name.getLocalPart()));
            xpath.evaluate("//account[@name = $user]", document);
            ```""",
            List.of("CWE-643", "OWASP A05:2025"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("xpath");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("xpath", "base64");
    }

    /// Both kinds of quotes were escaped as for XML, and it stands between quotes.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        Position position = Position.of(taint, arrival);
        return taint.encodings().contains("markup") && (position.quoted('\'') || position.quoted('"'));
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("read the whole document", "reaches an XPath expression", "is evaluated as XPath");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Name a variable in the expression and resolve it.", """
                - xpath.evaluate("//account[@name='" + user + "']", document)
                + xpath.evaluate("//account[@name = $user]", document)""", List.of()));
    }
}
