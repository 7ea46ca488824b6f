package dev.lintel.optimize.postgres.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The three formats that are made for programs.
final class Structured {
    private Structured() {}

    static List<Attributes> json(String text) throws Unreadable {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            return plans(value(parser, parser.nextToken()));
        } catch (IOException broken) {
            throw new Unreadable("the JSON breaks off or is none: " + firstLine(broken));
        }
    }

    static List<Attributes> yaml(String text) throws Unreadable {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(1 << 26)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            return plans(of(new Load(settings).loadFromString(text)));
        } catch (YamlEngineException broken) {
            throw new Unreadable("the YAML cannot be read: " + firstLine(broken));
        }
    }

    static List<Attributes> xml(String text) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            List<Attributes> found = new ArrayList<>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Query")
                        && element(reader) instanceof Attributes query) {
                    found.add(query);
                }
            }
            return found;
        } catch (XMLStreamException broken) {
            throw new Unreadable("the XML cannot be read: " + firstLine(broken));
        }
    }

    private static List<Attributes> plans(Object root) {
        List<Attributes> found = new ArrayList<>();
        if (root instanceof List<?> list) {
            list.forEach(each -> found.addAll(plans(each)));
        } else if (root instanceof Attributes attributes) {
            if (attributes.has("Plan")) {
                found.add(attributes);
            } else if (attributes.has("Node Type")) {
                Attributes wrapper = new Attributes();
                wrapper.put("Plan", attributes);
                found.add(wrapper);
            } else {
                // clients hand over rows: [{"QUERY PLAN": [..]}]
                attributes.groups("QUERY PLAN").forEach(each -> found.addAll(plans(each)));
            }
        }
        return found;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            Attributes attributes = new Attributes();
            for (JsonToken next = parser.nextToken(); next == JsonToken.FIELD_NAME; next = parser.nextToken()) {
                String name = parser.currentName();
                attributes.put(name, value(parser, parser.nextToken()));
            }
            return attributes;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                list.add(value(parser, next));
            }
            return list;
        }
        return token == null ? "" : parser.getText();
    }

    private static Object of(Object value) {
        if (value instanceof Map<?, ?> map) {
            Attributes attributes = new Attributes();
            map.forEach((name, each) -> attributes.put(String.valueOf(name), of(each)));
            return attributes;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Structured::of).toList();
        }
        return String.valueOf(value);
    }

    /// An element with children is a group, one with `Item`s or `Plan`s a list, any other its text.
    private static Object element(XMLStreamReader reader) throws XMLStreamException {
        Attributes group = new Attributes();
        List<Object> items = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean hasGroup = false;
        boolean list =
                reader.getLocalName().equals("Plans") || reader.getLocalName().equals("Triggers");
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    Object value = element(reader);
                    if (name.equals("Item") || list) {
                        items.add(value);
                    } else {
                        group.put(name, value);
                        hasGroup = true;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return !items.isEmpty() || list ? items : hasGroup ? group : text.toString();
                }
                default -> {
                    // comments and the like
                }
            }
        }
        return text.toString();
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }
}
