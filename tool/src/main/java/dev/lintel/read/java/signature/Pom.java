package dev.lintel.read.java.signature;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What one `pom.xml` itself says about libraries, references unresolved. Nothing that it points to is opened.
record Pom(Map<String, String> properties, List<Dependency> dependencies, List<Dependency> managed) {
    record Dependency(String group, String artifact, String version) {}

    Pom {
        properties = Map.copyOf(properties);
        dependencies = List.copyOf(dependencies);
        managed = List.copyOf(managed);
    }

    /// Reads as far as the text is well formed; what stands after the damage is not known.
    static Pom parse(String text) {
        Parser parser = new Parser();
        try {
            parser.read(reader(text));
        } catch (XMLStreamException _) {
            // What was read before the damage holds.
        }
        return new Pom(parser.properties, parser.dependencies, parser.managed);
    }

    private static XMLStreamReader reader(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(text));
    }

    private static final class Parser {
        private static final String DEPENDENCIES = "/project/dependencies/dependency";
        private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

        private final Map<String, String> properties = new HashMap<>();
        private final List<Dependency> dependencies = new ArrayList<>();
        private final List<Dependency> managed = new ArrayList<>();
        private final Map<String, String> current = new HashMap<>();
        private final Deque<String> path = new ArrayDeque<>(List.of(""));
        private final StringBuilder text = new StringBuilder();

        void read(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.push(path.element() + "/" + xml.getLocalName());
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        end(path.pop(), xml.getLocalName(), text.toString().strip());
                        text.setLength(0);
                    }
                    default -> {}
                }
            }
        }

        private void end(String ended, String name, String value) {
            String parent = path.element();
            if (parent.equals("/project/properties")) {
                properties.put(name, value);
            } else if (ended.equals("/project/version") || ended.equals("/project/groupId")) {
                properties.put("project." + name, value);
            } else if (ended.equals("/project/parent/version") || ended.equals("/project/parent/groupId")) {
                properties.putIfAbsent("project." + name, value);
                properties.put("project.parent." + name, value);
            } else if (parent.equals(DEPENDENCIES) || parent.equals(MANAGED)) {
                current.put(name, value);
            } else if (ended.equals(DEPENDENCIES)) {
                dependencies.add(dependency());
            } else if (ended.equals(MANAGED)) {
                managed.add(dependency());
            }
        }

        private Dependency dependency() {
            Dependency made = new Dependency(
                    current.getOrDefault("groupId", ""),
                    current.getOrDefault("artifactId", ""),
                    current.getOrDefault("version", ""));
            current.clear();
            return made;
        }
    }
}
