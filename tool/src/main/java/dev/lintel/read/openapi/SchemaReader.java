package dev.lintel.read.openapi;

import static dev.lintel.read.openapi.Documents.child;
import static dev.lintel.read.openapi.Documents.list;
import static dev.lintel.read.openapi.Documents.map;
import static dev.lintel.read.openapi.Documents.text;

import dev.lintel.read.openapi.Contract.Property;
import dev.lintel.read.openapi.Contract.Schema;
import dev.lintel.read.openapi.Documents.Located;
import dev.lintel.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The named schemas of a document as the classes that a generator makes of them.
final class SchemaReader {
    private static final int DEPTH = 8;
    private static final Map<String, String> CONSTRAINTS = new LinkedHashMap<>();

    static {
        CONSTRAINTS.put("minLength", "Size");
        CONSTRAINTS.put("maxLength", "Size");
        CONSTRAINTS.put("minItems", "Size");
        CONSTRAINTS.put("maxItems", "Size");
        CONSTRAINTS.put("pattern", "Pattern");
        CONSTRAINTS.put("minimum", "Min");
        CONSTRAINTS.put("maximum", "Max");
    }

    private final Documents documents;
    private final SourceFile file;
    private final Object root;

    SchemaReader(Documents documents, SourceFile file, Object root) {
        this.documents = documents;
        this.file = file;
        this.root = root;
    }

    List<Schema> read() {
        boolean swagger = child(root, "definitions").isPresent();
        Map<?, ?> named = swagger
                ? map(root, "definitions")
                : map(child(root, "components").orElse(Map.of()), "schemas");
        List<Schema> schemas = new ArrayList<>();
        named.forEach((name, node) -> {
            Map<String, Property> properties = new LinkedHashMap<>();
            boolean complete = collect(new Located(file, node), properties, 0);
            if (!properties.isEmpty()) {
                schemas.add(new Schema(String.valueOf(name), List.copyOf(properties.values()), complete, 1));
            }
        });
        return schemas;
    }

    private boolean collect(Located at, Map<String, Property> properties, int depth) {
        if (depth > DEPTH) {
            return false;
        }
        Located here = documents.resolve(at);
        boolean complete = list(here.node(), "oneOf").isEmpty()
                && list(here.node(), "anyOf").isEmpty();
        for (Object part : list(here.node(), "allOf")) {
            complete &= collect(new Located(here.file(), part), properties, depth + 1);
        }
        Set<String> required = new TreeSet<>();
        list(here.node(), "required").forEach(name -> required.add(String.valueOf(name)));
        map(here.node(), "properties")
                .forEach((name, node) -> properties.put(
                        String.valueOf(name),
                        property(
                                String.valueOf(name),
                                new Located(here.file(), node),
                                required.contains(String.valueOf(name)))));
        return complete;
    }

    private Property property(String name, Located at, boolean required) {
        Located here = documents.resolve(at);
        boolean many = text(here.node(), "type").filter("array"::equals).isPresent();
        Object element = many ? child(here.node(), "items").orElse(Map.of()) : at.node();
        Optional<String> reference = reference(element);
        List<String> constraints = new ArrayList<>(constraints(here.node()));
        if (required) {
            constraints.addFirst("NotNull");
        }
        Object resolved = documents.resolve(new Located(here.file(), element)).node();
        return new Property(
                name,
                reference.orElseGet(() -> javaType(resolved)),
                reference.isPresent(),
                many,
                text(here.node(), "readOnly").filter("true"::equals).isPresent(),
                text(here.node(), "writeOnly").filter("true"::equals).isPresent(),
                constraints);
    }

    private static Optional<String> reference(Object node) {
        return text(node, "$ref").map(it -> it.substring(it.lastIndexOf('/') + 1));
    }

    private static String javaType(Object node) {
        String format = text(node, "format").orElse("");
        return switch (text(node, "type").orElse("")) {
            case "string" ->
                switch (format) {
                    case "date" -> "java.time.LocalDate";
                    case "date-time" -> "java.time.OffsetDateTime";
                    case "uuid" -> "java.util.UUID";
                    case "binary" -> "org.springframework.core.io.Resource";
                    default -> "java.lang.String";
                };
            case "integer" -> format.equals("int64") ? "java.lang.Long" : "java.lang.Integer";
            case "number" ->
                switch (format) {
                    case "float" -> "java.lang.Float";
                    case "double" -> "java.lang.Double";
                    default -> "java.math.BigDecimal";
                };
            case "boolean" -> "java.lang.Boolean";
            default -> "java.lang.Object";
        };
    }

    static List<String> constraints(Object schema) {
        return CONSTRAINTS.entrySet().stream()
                .filter(entry -> child(schema, entry.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }
}
