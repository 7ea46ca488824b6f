package dev.lintel.read.mybatis;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A small tree of XML. DTDs are skipped, entities beyond XML's own are refused (CWE-611, CWE-776).
sealed interface Xml {
    /// Deeper files are hostile.
    int DEEPEST = 100;

    /// @param line where it begins
    record Text(String text, int line) implements Xml {}

    /// @param line where its start tag begins
    record Element(String name, Map<String, String> attributes, List<Xml> children, int line) implements Xml {
        public Element {
            attributes = Map.copyOf(attributes);
            children = List.copyOf(children);
        }

        /// Empty when absent.
        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        List<Element> elements() {
            return children.stream()
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .toList();
        }

        List<Element> elements(String named) {
            return elements().stream().filter(each -> each.name().equals(named)).toList();
        }
    }

    /// The document's root.
    ///
    /// @throws XMLStreamException when the text is not well-formed, too deep, or has entities of its own
    static Optional<Element> parse(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        Deque<Open> open = new ArrayDeque<>();
        Optional<Element> root = Optional.empty();
        int line = 1;
        while (reader.hasNext()) {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST) {
                        throw new XMLStreamException("nested too deeply", reader.getLocation());
                    }
                    open.push(new Open(reader.getLocalName(), attributes(reader), new ArrayList<>(), line));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element closed = open.pop().close();
                    if (open.isEmpty()) {
                        root = Optional.of(closed);
                    } else {
                        open.peek().children().add(closed);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().children().add(new Text(reader.getText(), line));
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException(
                            "entity " + reader.getLocalName() + " is not read", reader.getLocation());
                default -> {}
            }
            line = reader.getLocation().getLineNumber();
        }
        return root;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /// An element whose end was not reached yet.
    record Open(String name, Map<String, String> attributes, List<Xml> children, int line) {
        Element close() {
            return new Element(name, attributes, children, line);
        }
    }
}
