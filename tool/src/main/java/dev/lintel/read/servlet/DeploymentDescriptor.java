package dev.lintel.read.servlet;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A `web.xml`: which class serves or filters which URL patterns. Document types and external entities are not
/// read.
///
/// @param servlets patterns by qualified class
/// @param filters patterns by qualified class
record DeploymentDescriptor(Map<String, List<String>> servlets, Map<String, List<String>> filters) {
    DeploymentDescriptor {
        servlets = Map.copyOf(servlets);
        filters = Map.copyOf(filters);
    }

    /// @throws IOException when it cannot be read or is not well-formed
    static DeploymentDescriptor read(Workspace workspace, SourceFile file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(workspace.text(file)));
            Reading reading = new Reading();
            while (reader.hasNext()) {
                reading.take(reader, reader.next());
            }
            return new DeploymentDescriptor(
                    joined(reading.servletClasses, reading.servletPatterns),
                    joined(reading.filterClasses, reading.filterPatterns));
        } catch (XMLStreamException broken) {
            throw new IOException("not well-formed: " + broken.getMessage(), broken);
        }
    }

    private static Map<String, List<String>> joined(Map<String, String> classes, Map<String, List<String>> patterns) {
        Map<String, List<String>> joined = new HashMap<>();
        classes.forEach((name, type) -> {
            List<String> of = patterns.getOrDefault(name, List.of());
            if (!of.isEmpty()) {
                joined.computeIfAbsent(type, _ -> new ArrayList<>()).addAll(of);
            }
        });
        return joined;
    }

    /// Elements are remembered until the one that holds them ends.
    private static final class Reading {
        private final Map<String, String> servletClasses = new HashMap<>();
        private final Map<String, String> filterClasses = new HashMap<>();
        private final Map<String, List<String>> servletPatterns = new HashMap<>();
        private final Map<String, List<String>> filterPatterns = new HashMap<>();
        private final Map<String, String> values = new HashMap<>();
        private final List<String> patterns = new ArrayList<>();
        private String text = "";

        void take(XMLStreamReader reader, int event) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> text = "";
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text += reader.getText();
                case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
                default -> {}
            }
        }

        private void end(String element) {
            switch (element) {
                case "servlet-name", "servlet-class", "filter-name", "filter-class" -> values.put(element, text.trim());
                case "url-pattern" -> patterns.add(text.trim());
                case "servlet" -> declare(servletClasses, "servlet-name", "servlet-class");
                case "filter" -> declare(filterClasses, "filter-name", "filter-class");
                case "servlet-mapping" -> map(servletPatterns, "servlet-name");
                case "filter-mapping" -> map(filterPatterns, "filter-name");
                default -> {}
            }
            text = "";
        }

        private void declare(Map<String, String> classes, String name, String type) {
            if (values.containsKey(name) && values.containsKey(type)) {
                classes.put(values.get(name), values.get(type));
            }
            values.clear();
            patterns.clear();
        }

        private void map(Map<String, List<String>> target, String name) {
            if (values.containsKey(name)) {
                target.computeIfAbsent(values.get(name), _ -> new ArrayList<>()).addAll(patterns);
            }
            values.clear();
            patterns.clear();
        }
    }
}
