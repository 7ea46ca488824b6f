package dev.lintel.read.migrations;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML to elements. Documents with a DTD are read as if they had none: no entity is ever fetched or expanded.
final class XmlElements {
    private static final int DEEPEST = 64;

    private final SourceId file;

    XmlElements(SourceId file) {
        this.file = file;
    }

    /// @throws XMLStreamException when it is no well-formed XML, is nested beyond reason or needs entities of its
    ///     own
    Element read(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        try {
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (!reader.hasNext()) {
                    throw new XMLStreamException("no element");
                }
            }
            return element(reader, text, 0);
        } finally {
            reader.close();
        }
    }

    private Element element(XMLStreamReader reader, String source, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deep");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        int line = startLine(reader.getLocation(), source);
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, source, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("an entity of its own");
                default -> {}
            }
        }
        return new Element(name, attributes, children, text.toString(), Span.line(file, line));
    }

    /// The reader stands behind the start tag, which may span lines; where the tag opens is what people look for.
    /// No attribute holds a `<`.
    private static int startLine(Location end, String source) {
        int close = end.getCharacterOffset() - 1;
        if (close < 0 || close >= source.length() || source.charAt(close) != '>') {
            return end.getLineNumber();
        }
        int line = end.getLineNumber();
        for (int i = close; i >= 0 && source.charAt(i) != '<'; i--) {
            if (source.charAt(i) == '\n') {
                line--;
            }
        }
        return Math.max(line, 1);
    }
}
