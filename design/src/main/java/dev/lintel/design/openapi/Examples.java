package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An example for each schema, which the schema accepts.
public record Examples(Brief brief) {
    static final String ID = "0198c0de-7a11-7b2c-8d3e-4f5a6b7c8d9e";
    private static final String WHEN = "2026-03-14T09:26:53Z";

    /// @param schema `Order`, `OrderDraft`, `OrderChange` or `OrderPage`
    Map<String, Object> of(String schema) {
        Optional<Resource> whole = brief.resource(schema);
        if (whole.isPresent()) {
            return view(whole.get());
        }
        if (schema.endsWith("Page")) {
            return Node.of(
                    "items",
                    List.of(of(schema.substring(0, schema.length() - 4))),
                    "next",
                    "eyJhZnRlciI6IjAxOThjMGRlIn0");
        }
        if (schema.endsWith("Draft")) {
            return draft(resource(schema, "Draft"), true);
        }
        return draft(resource(schema, "Change"), false);
    }

    private Resource resource(String schema, String suffix) {
        return brief.resource(schema.substring(0, schema.length() - suffix.length()))
                .orElseThrow();
    }

    private Map<String, Object> draft(Resource resource, boolean creating) {
        Map<String, Object> example = new LinkedHashMap<>();
        if (creating) {
            Schemas.written(resource).forEach(link -> example.put(link.name() + "Id", ID));
        }
        resource.fields().stream()
                .filter(field -> Schemas.isIn(resource, field, creating))
                .forEach(field -> example.put(field.name(), value(resource, field)));
        if (creating) {
            resource.parts().forEach(part -> example.put(part.name(), List.of(of(part.of() + "Draft"))));
        }
        return example;
    }

    private Map<String, Object> view(Resource resource) {
        Map<String, Object> example = Node.of("id", ID);
        Schemas.links(resource).forEach(link -> example.put(link.name() + "Id", ID));
        resource.fields().stream()
                .filter(Schemas::isViewed)
                .forEach(field -> example.put(field.name(), value(resource, field)));
        if (brief.parentOf(resource).isEmpty()) {
            example.putAll(Node.of("version", 0, "createdAt", WHEN, "updatedAt", WHEN));
        }
        resource.parts().forEach(part -> example.put(part.name(), List.of(of(part.of()))));
        return example;
    }

    private static Object value(Resource resource, Field field) {
        return switch (field.type()) {
            case EMAIL -> "ada@example.com";
            case TEXT, MARKDOWN, SLUG -> words(field);
            case PHONE -> "+442079460000";
            case URL -> "https://example.com/";
            case COUNTRY -> "GB";
            case CURRENCY -> "EUR";
            case MONEY -> Node.of("amount", 4990, "currency", "EUR");
            case INT, LONG ->
                Math.max(field.from().orElse(1), Math.min(2, field.to().orElse(2)));
            case SEQUENCE -> 1042;
            case BOOL -> true;
            case DATE -> "2026-03-14";
            case TIME -> WHEN;
            case UUID -> ID;
            case ENUM -> field.options().getFirst();
            case STATE -> resource.firstState().orElse("");
            case SECRET -> field.isPassword() ? "correct horse battery" : "tok_4f9a1c";
        };
    }

    /// A text that the field takes.
    public static String words(Field field) {
        if (field.type() == Type.SLUG) {
            return fitted(field, "blue-kettle");
        }
        return fitted(field, field.isPersonal() && field.name().endsWith("name") ? "Ada Lovelace" : "A few words");
    }

    private static String fitted(Field field, String words) {
        int most = (int) Math.min(words.length(), field.to().orElse(words.length()));
        String cut = words.substring(0, most);
        int least = (int) field.from().orElse(0);
        return cut.length() < least
                // no longer than it has to be: the other bound may be near
                ? cut.repeat(least / Math.max(1, cut.length()) + 1)
                        .substring(0, least)
                        .replaceAll("[- ]$", "s")
                : cut;
    }
}
