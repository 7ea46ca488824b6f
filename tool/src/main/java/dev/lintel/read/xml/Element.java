package dev.lintel.read.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One element of an XML file, by local names.
///
/// @param line where its start tag ends
public record Element(String name, Map<String, String> attributes, List<Element> children, String text, int line) {
    private static final int DEEPEST = 64;

    public Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// The outermost element. Document types and entities are off.
    ///
    /// @throws XMLStreamException when it is not well-formed, or nested more deeply than files of people are
    public static Element parse(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        Deque<Open> open = new ArrayDeque<>(List.of(new Open("", Map.of(), 0)));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > DEEPEST) {
                        throw new XMLStreamException("nested too deeply");
                    }
                    open.push(Open.at(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.getFirst().text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    Element done = open.pop().done();
                    open.getFirst().children.add(done);
                }
                default -> {}
            }
        }
        return open.getFirst().children.getFirst();
    }

    /// An element whose end was not met yet.
    private static final class Open {
        private final String name;
        private final Map<String, String> attributes;
        private final int line;
        private final List<Element> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(String name, Map<String, String> attributes, int line) {
            this.name = name;
            this.attributes = attributes;
            this.line = line;
        }

        static Open at(XMLStreamReader reader) {
            Map<String, String> attributes = new HashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(
                        reader.getAttributeLocalName(i),
                        reader.getAttributeValue(i).strip());
            }
            return new Open(
                    reader.getLocalName(), attributes, reader.getLocation().getLineNumber());
        }

        Element done() {
            return new Element(name, attributes, children, text.toString().strip(), line);
        }
    }

    /// What is given and not empty.
    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).filter(value -> !value.isEmpty());
    }

    public boolean says(String key, String value) {
        return value.equals(attributes.get(key));
    }

    /// It and all inside of it, in the order of the file.
    public Stream<Element> within() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::within));
    }

    public Stream<Element> all(String childName) {
        return children.stream().filter(child -> child.name().equals(childName));
    }

    /// The first child of one of these names.
    public Optional<Element> child(String... names) {
        List<String> wanted = List.of(names);
        return children.stream().filter(child -> wanted.contains(child.name())).findFirst();
    }
}
