package dev.lintel.read.config;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
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

/// Reads the parts of a `pom.xml` that say what is built and with what. Document types and external entities are
/// off; of build profiles only what those say counts that hold when nobody names one, and only as values.
final class PomText {
    private static final int DEEPEST = 60;

    private final SourceId file;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, Span> places = new HashMap<>();
    private final List<Pom.Dependency> managed = new ArrayList<>();
    private final List<Pom.Dependency> dependencies = new ArrayList<>();
    private final PomFiltering filtering = new PomFiltering();
    private final Deque<String> open = new ArrayDeque<>();
    private Map<String, String> dependency = new HashMap<>();
    private int dependencyLine = 1;
    private int parentLine = 1;

    private PomText(SourceId file) {
        this.file = file;
    }

    /// @throws XMLStreamException with its location, when this is no well-formed XML
    static Pom read(SourceId file, String folder, String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        PomText reader = new PomText(file);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        try {
            reader.read(xml);
        } finally {
            xml.close();
        }
        return reader.pom(folder);
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > DEEPEST) {
                        throw new XMLStreamException("nested too deeply", xml.getLocation());
                    }
                    open.addLast(xml.getLocalName());
                    text.setLength(0);
                    start(xml.getLocation().getLineNumber());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(
                            String.join("/", open),
                            text.toString().strip(),
                            xml.getLocation().getLineNumber());
                    open.removeLast();
                    text.setLength(0);
                }
                default -> {}
            }
        }
    }

    private void start(int line) {
        String path = String.join("/", open);
        if (isDependency(path)) {
            dependency = new HashMap<>();
            dependencyLine = line;
        } else if (path.equals("project/parent")) {
            parentLine = line;
        }
    }

    private static boolean isDependency(String path) {
        return path.equals("project/dependencies/dependency")
                || path.equals("project/dependencyManagement/dependencies/dependency");
    }

    private void end(String path, String text, int line) {
        filtering.end(path, text);
        if (path.startsWith("project/") && path.contains("properties/")) {
            places.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), Span.line(file, line));
        }
        if (isDependency(path)) {
            (path.startsWith("project/dependencyManagement") ? managed : dependencies).add(dependency());
            return;
        }
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        if (isDependency(parent)) {
            dependency.put(name, text);
        } else if (parent.equals("project/properties")) {
            properties.put(name, text);
        } else if (parent.equals("project") || parent.equals("project/parent")) {
            values.put(path, text);
        }
    }

    private Pom.Dependency dependency() {
        return new Pom.Dependency(
                new Pom.Coordinates(
                        dependency.getOrDefault("groupId", ""),
                        dependency.getOrDefault("artifactId", ""),
                        dependency.getOrDefault("version", "")),
                dependency.getOrDefault("scope", ""),
                dependency.getOrDefault("type", ""),
                Span.line(file, dependencyLine));
    }

    private Pom pom(String folder) {
        Optional<Pom.Parent> parent = values.containsKey("project/parent/artifactId")
                ? Optional.of(new Pom.Parent(
                        coordinates("project/parent/"),
                        values.getOrDefault("project/parent/relativePath", "../pom.xml"),
                        Span.line(file, parentLine)))
                : Optional.empty();
        return new Pom(
                folder,
                coordinates("project/"),
                parent,
                properties,
                places,
                managed,
                dependencies,
                filtering.filtering(),
                Span.ofFile(file));
    }

    private Pom.Coordinates coordinates(String prefix) {
        return new Pom.Coordinates(
                values.getOrDefault(prefix + "groupId", ""),
                values.getOrDefault(prefix + "artifactId", ""),
                values.getOrDefault(prefix + "version", ""));
    }
}
