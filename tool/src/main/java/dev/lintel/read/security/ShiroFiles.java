package dev.lintel.read.security;

import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Shiro's chains in files: the `[urls]` of an ini file, and a `ShiroFilterFactoryBean` of a bean definition with its
/// `filterChainDefinitions` or its map. Document types and external entities are off.
final class ShiroFiles {
    private static final long LARGEST = 1_000_000;
    private static final String FACTORY = "ShiroFilterFactoryBean";

    private ShiroFiles() {}

    static List<Fact> read(Workspace workspace) {
        List<Fact> facts = new ArrayList<>();
        workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN && file.size() < LARGEST)
                .forEach(file -> {
                    String name = file.id().fileName();
                    if (name.startsWith("shiro") && name.endsWith(".ini") || name.endsWith(".xml")) {
                        one(workspace, file).ifPresent(facts::add);
                    }
                });
        return facts;
    }

    private static Optional<Fact> one(Workspace workspace, SourceFile file) {
        try {
            String text = workspace.text(file);
            List<Fact.UrlRule> rules =
                    file.endsWith(".ini") ? ini(text, file) : text.contains(FACTORY) ? beans(text, file) : List.of();
            return rules.isEmpty() ? Optional.empty() : Optional.of(ShiroFilters.chain(file.module(), rules));
        } catch (IOException | XMLStreamException _) {
            Gap gap = new Gap(
                    Span.ofFile(file.id()), "this security configuration could not be read", "access may be unknown");
            return file.endsWith(".ini") ? Optional.of(new Fact.Unread(Fact.Layer.SECURITY, gap)) : Optional.empty();
        }
    }

    private static List<Fact.UrlRule> ini(String text, SourceFile file) {
        List<Fact.UrlRule> rules = new ArrayList<>();
        String section = "";
        int number = 0;
        for (String raw : text.split("\\R", -1)) {
            number++;
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line;
            } else if (section.equals("[urls]")) {
                ShiroFilters.line(line, Span.line(file.id(), number)).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private static List<Fact.UrlRule> beans(String text, SourceFile file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        List<Fact.UrlRule> rules = new ArrayList<>();
        boolean ours = false;
        String property = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "bean" -> ours = attribute(xml, "class").endsWith(FACTORY);
                    case "property" -> property = ours ? attribute(xml, "name") : "";
                    case "entry" -> {
                        if (property.equals("filterChainDefinitionMap")) {
                            String line = attribute(xml, "key") + " = " + attribute(xml, "value");
                            ShiroFilters.line(line, at(xml, file)).ifPresent(rules::add);
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.CHARACTERS && property.equals("filterChainDefinitions")) {
                lines(xml, file, rules);
            }
        }
        return rules;
    }

    /// The text ends where the reader stands, so that its first line is as many lines above.
    private static void lines(XMLStreamReader xml, SourceFile file, List<Fact.UrlRule> rules) {
        String[] lines = xml.getText().split("\\R", -1);
        int first = xml.getLocation().getLineNumber() - lines.length + 1;
        for (int i = 0; i < lines.length; i++) {
            ShiroFilters.line(lines[i].strip(), Span.line(file.id(), Math.max(first + i, 1)))
                    .ifPresent(rules::add);
        }
    }

    private static Span at(XMLStreamReader xml, SourceFile file) {
        return Span.line(file.id(), xml.getLocation().getLineNumber());
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("").strip();
    }
}
