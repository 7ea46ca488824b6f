package dev.lintel.read.jaxrs;

import dev.lintel.code.Program;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Where a `web.xml` mounts the servlet or filter that serves resources, without the `/*` at its end. The
/// application's own class may stand in its place (Jakarta REST 4.0, section 2.3.2). Document types and entities are
/// not read.
final class DeployedServlets {
    private static final Set<String> SERVES = Set.of(
            "org.glassfish.jersey.servlet.ServletContainer",
            "com.sun.jersey.spi.container.servlet.ServletContainer",
            "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher",
            "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher",
            "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet",
            "jakarta.ws.rs.core.Application",
            "javax.ws.rs.core.Application");
    private static final List<String> APPLICATIONS =
            List.of("jakarta.ws.rs.core.Application", "javax.ws.rs.core.Application");

    private final Program program;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, List<String>> patterns = new HashMap<>();

    private DeployedServlets(Program program) {
        this.program = program;
    }

    /// Paths such as `/api`, in the order of the file; none when it cannot be read, which its own reader says.
    static List<String> in(SourceFile file, Workspace workspace, Program program) {
        DeployedServlets servlets = new DeployedServlets(program);
        try {
            servlets.read(workspace.text(file));
        } catch (IOException | XMLStreamException _) {
            return List.of();
        }
        return servlets.patterns.entrySet().stream()
                .filter(each -> servlets.serves(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .map(pattern -> pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern)
                .distinct()
                .toList();
    }

    private boolean serves(String name) {
        String type = classes.getOrDefault(name, name);
        return SERVES.contains(type)
                || APPLICATIONS.stream().anyMatch(base -> program.inherits(type, base) == Program.Answer.YES);
    }

    private void read(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        Map<String, String> values = new HashMap<>();
        List<String> urls = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> content.setLength(0);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> content.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT ->
                    end(reader.getLocalName(), content.toString().strip(), values, urls);
                default -> {}
            }
        }
    }

    private void end(String element, String text, Map<String, String> values, List<String> urls) {
        switch (element) {
            case "servlet-name", "filter-name" -> values.put("name", text);
            case "servlet-class", "filter-class" -> values.put("class", text);
            case "url-pattern" -> urls.add(text);
            case "servlet", "filter" -> {
                if (values.containsKey("name") && values.containsKey("class")) {
                    classes.put(values.get("name"), values.get("class"));
                }
                values.clear();
            }
            case "servlet-mapping", "filter-mapping" -> {
                if (values.containsKey("name")) {
                    patterns.computeIfAbsent(values.get("name"), _ -> new ArrayList<>())
                            .addAll(urls);
                }
                values.clear();
                urls.clear();
            }
            default -> {}
        }
    }
}
