package dev.lintel.agent.install;

import dev.lintel.agent.install.Form.Unmergeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON file as people keep it, with the comments and trailing commas that editors allow, and where in its text
/// each part stands.
///
/// @param text the whole file, a byte order mark included
/// @param root the object that it holds
record JsonText(String text, Group root) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    /// A value from its first character to behind its last.
    sealed interface Part {
        int from();

        int to();
    }

    record Scalar(int from, int to) implements Part {}

    /// @param object whether it is an object; otherwise it is a list
    record Group(int from, int to, boolean object, List<Child> children) implements Part {
        Group {
            children = List.copyOf(children);
        }

        /// Of members of one name the last, as everybody reads it.
        Optional<Child> child(String name) {
            return children.reversed().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
        }

        Child holderOf(Group inner) {
            return children.stream()
                    .filter(each -> each.value().equals(inner))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// @param name empty in a list
    /// @param from where its name begins, in a list its value
    record Child(String name, int from, Part value) {
        int to() {
            return value.to();
        }
    }

    /// @throws Unmergeable when it is no JSON or no object
    static JsonText read(String text) throws Unmergeable {
        int shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        try (JsonParser parser = READER.createParser(text.substring(shift))) {
            parser.nextToken();
            Part root = part(parser, shift);
            if (parser.nextToken() != null) {
                throw new Unmergeable("goes on behind its end in line "
                        + parser.currentTokenLocation().getLineNr());
            }
            if (root instanceof Group group && group.object()) {
                return new JsonText(text, group);
            }
        } catch (JacksonException broken) {
            throw new Unmergeable("is no JSON in line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ": " + broken.getOriginalMessage());
        }
        throw new Unmergeable("holds no JSON object");
    }

    private static Part part(JsonParser parser, int shift) {
        int from = start(parser, shift);
        @Nullable JsonToken opened = parser.currentToken();
        if (opened != JsonToken.START_OBJECT && opened != JsonToken.START_ARRAY) {
            parser.finishToken();
            return new Scalar(from, end(parser, shift));
        }
        List<Child> children = new ArrayList<>();
        for (@Nullable JsonToken token = parser.nextToken();
                token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            int at = start(parser, shift);
            String name = "";
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentName();
                parser.nextToken();
            }
            children.add(new Child(name, at, part(parser, shift)));
        }
        return new Group(from, end(parser, shift), opened == JsonToken.START_OBJECT, children);
    }

    private static int start(JsonParser parser, int shift) {
        return (int) parser.currentTokenLocation().getCharOffset() + shift;
    }

    private static int end(JsonParser parser, int shift) {
        return (int) parser.currentLocation().getCharOffset() + shift;
    }

    String text(Part part) {
        return text.substring(part.from(), part.to());
    }

    JsonNode value(Part part) {
        return READER.readTree(text(part));
    }

    /// The object under a name.
    ///
    /// @return empty when there is none
    /// @throws Unmergeable when something else stands there
    Optional<Group> object(Group in, String name) throws Unmergeable {
        return group(in, name, true, "an object");
    }

    /// The same of a list.
    Optional<Group> list(Group in, String name) throws Unmergeable {
        return group(in, name, false, "a list");
    }

    private Optional<Group> group(Group in, String name, boolean object, String kind) throws Unmergeable {
        Optional<Child> child = in.child(name);
        if (child.isEmpty()) {
            return Optional.empty();
        }
        if (child.get().value() instanceof Group group && group.object() == object) {
            return Optional.of(group);
        }
        throw new Unmergeable("has something else than " + kind + " under " + name + " in line "
                + Lines.number(text, child.get().from()));
    }
}
