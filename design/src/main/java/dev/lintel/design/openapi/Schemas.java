package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The schemas of requests and answers, and an example for each.
record Schemas(Brief brief) {
    private static final String ID = "0198c0de-7a11-7b2c-8d3e-4f5a6b7c8d9e";
    private static final String WHEN = "2026-03-14T09:26:53Z";
    private static final int PASSWORD_LEAST = 12;
    private static final int PASSWORD_MOST = 128;
    private static final int DEFAULT_LENGTH = 200;
    private static final int MARKDOWN_LENGTH = 20_000;

    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Resource each : brief.resources()) {
            all.put(each.name(), view(each));
            all.put(each.name() + "Draft", draft(each, true));
            if (!each.isClosed("update")) {
                all.put(each.name() + "Change", draft(each, false));
            }
            if (brief.parentOf(each).isEmpty() && !each.isClosed("read")) {
                all.put(each.name() + "Page", page(each));
            }
        }
        all.put(
                "Money",
                Map.of(
                        "type",
                        "object",
                        "additionalProperties",
                        false,
                        "required",
                        List.of("minor", "currency"),
                        "properties",
                        Map.of(
                                "minor",
                                        Map.of(
                                                "type",
                                                "integer",
                                                "format",
                                                "int64",
                                                "minimum",
                                                0,
                                                "maximum",
                                                999_999_999_999L,
                                                "description",
                                                "in minor units, cents of a euro"),
                                "currency",
                                        Map.of(
                                                "type",
                                                "string",
                                                "pattern",
                                                "^[A-Z]{3}$",
                                                "minLength",
                                                3,
                                                "maxLength",
                                                3))));
        all.put("Problem", problem());
        return all;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required, boolean closed) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (closed) {
            schema.put("additionalProperties", false);
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private Map<String, Object> view(Resource resource) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("id", "createdAt", "updatedAt"));
        properties.put("id", uuid());
        resource.links().forEach(link -> {
            properties.put(link.name() + "Id", uuid());
            if (!link.optional()) {
                required.add(link.name() + "Id");
            }
        });
        resource.fields().stream().filter(Field::isShown).forEach(field -> {
            properties.put(field.name(), type(resource, field));
            if (!field.optional() && field.sensitivity() != Sensitivity.INTERNAL) {
                required.add(field.name());
            }
        });
        resource.parts().forEach(part -> properties.put(part.name(), list(part.of(), part.from(), part.to())));
        properties.put("createdAt", time());
        properties.put("updatedAt", time());
        return object(properties, required, false);
    }

    /// @param creating whether what can only be said at the beginning is in it: parts, references, the password
    private Map<String, Object> draft(Resource resource, boolean creating) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (creating) {
            written(resource).forEach(link -> {
                properties.put(link.name() + "Id", uuid());
                if (!link.optional()) {
                    required.add(link.name() + "Id");
                }
            });
        }
        resource.fields().stream()
                .filter(field -> isIn(resource, field, creating))
                .forEach(field -> {
                    properties.put(field.name(), type(resource, field));
                    if (!field.optional()) {
                        required.add(field.name());
                    }
                });
        if (creating) {
            resource.parts().forEach(part -> {
                properties.put(part.name(), list(part.of() + "Draft", part.from(), part.to()));
                if (part.from() > 0) {
                    required.add(part.name());
                }
            });
        }
        return object(properties, required, true);
    }

    /// References that the request names; owner, tenant and what the address names are the service's to set.
    private static List<Reference> written(Resource resource) {
        Optional<Reference> through = Operations.through(resource);
        return resource.references().stream()
                .filter(link -> !Optional.of(link).equals(through))
                .toList();
    }

    /// A password and an address of mail are changed by operations of their own.
    private static boolean isIn(Resource resource, Field field, boolean creating) {
        boolean entrance =
                resource.isAccount() && (field.isPassword() || resource.email().equals(Optional.of(field)));
        return field.isWritable() && (creating || !entrance);
    }

    private static Map<String, Object> page(Resource resource) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("items", list(resource.name(), 0, 100));
        properties.put(
                "next",
                Map.of(
                        "type",
                        "string",
                        "maxLength",
                        512,
                        "description",
                        "the cursor of the next page; absent on the last"));
        return object(properties, List.of("items"), false);
    }

    private static Map<String, Object> list(String of, int from, int to) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("minItems", from);
        list.put("maxItems", to);
        list.put("items", Map.of("$ref", "#/components/schemas/" + of));
        return list;
    }

    private static Map<String, Object> uuid() {
        return text("uuid", 36, 36);
    }

    private static Map<String, Object> time() {
        return text("date-time", 20, 35);
    }

    private static Map<String, Object> text(String format, long least, long most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (!format.isEmpty()) {
            schema.put("format", format);
        }
        schema.put("minLength", least);
        schema.put("maxLength", most);
        return schema;
    }

    private static Map<String, Object> pattern(String pattern, long most) {
        Map<String, Object> schema = text("", 1, most);
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> words(List<String> words) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("enum", words);
        return schema;
    }

    private static Map<String, Object> number(Field field, String format, long least, long most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        schema.put("format", format);
        schema.put("minimum", field.from().orElse(least));
        schema.put("maximum", field.to().orElse(most));
        return schema;
    }

    static Map<String, Object> type(Resource resource, Field field) {
        return switch (field.type()) {
            case EMAIL -> text("email", 3, 254);
            case TEXT -> text("", field.from().orElse(0), field.to().orElse(DEFAULT_LENGTH));
            case MARKDOWN -> text("", field.from().orElse(0), field.to().orElse(MARKDOWN_LENGTH));
            case SLUG -> pattern("^[a-z0-9]+(-[a-z0-9]+)*$", field.to().orElse(DEFAULT_LENGTH));
            case PHONE -> pattern("^\\+[1-9][0-9]{6,14}$", 16);
            case URL -> text("uri", 1, 2048);
            case COUNTRY -> pattern("^[A-Z]{2}$", 2);
            case CURRENCY -> pattern("^[A-Z]{3}$", 3);
            case MONEY -> new LinkedHashMap<>(Map.of("$ref", "#/components/schemas/Money"));
            case INT -> number(field, "int32", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> number(field, "int64", -9_007_199_254_740_991L, 9_007_199_254_740_991L);
            case SEQUENCE -> number(field, "int64", 1, 9_007_199_254_740_991L);
            case BOOL -> new LinkedHashMap<>(Map.of("type", "boolean"));
            case DATE -> text("date", 10, 10);
            case TIME -> time();
            case UUID -> uuid();
            case ENUM -> words(field.options());
            case STATE -> words(List.copyOf(resource.states().keySet()));
            case SECRET ->
                field.isPassword()
                        ? text("password", PASSWORD_LEAST, PASSWORD_MOST)
                        : text("password", 1, field.to().orElse(255));
        };
    }

    private static Map<String, Object> problem() {
        Map<String, Object> error = object(
                Map.of(
                        "pointer", text("", 0, 200),
                        "code", text("", 1, 64),
                        "detail", text("", 0, 500)),
                List.of("pointer", "code"),
                false);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", text("uri-reference", 1, 200));
        properties.put("title", text("", 1, 200));
        properties.put("status", Map.of("type", "integer", "format", "int32", "minimum", 400, "maximum", 599));
        properties.put("detail", text("", 0, 1000));
        properties.put("instance", text("uri-reference", 0, 200));
        properties.put("traceId", text("", 0, 64));
        properties.put("errors", Map.of("type", "array", "maxItems", 100, "items", error));
        return object(properties, List.of("type", "title", "status"), false);
    }

    Object example(String schema) {
        boolean draft = schema.endsWith("Draft");
        boolean change = schema.endsWith("Change");
        if (schema.endsWith("Page")) {
            return Map.of(
                    "items",
                    List.of(example(schema.substring(0, schema.length() - 4))),
                    "next",
                    "eyJhZnRlciI6IjAxOThjMGRlIn0");
        }
        String name = draft
                ? schema.substring(0, schema.length() - 5)
                : change ? schema.substring(0, schema.length() - 6) : schema;
        Resource resource = brief.resource(name).orElseThrow();
        Map<String, Object> example = new LinkedHashMap<>();
        if (!draft && !change) {
            example.put("id", ID);
            resource.links().forEach(link -> example.put(link.name() + "Id", ID));
        } else if (draft) {
            written(resource).forEach(link -> example.put(link.name() + "Id", ID));
        }
        resource.fields().stream()
                .filter(field -> draft || change
                        ? isIn(resource, field, draft)
                        : field.isShown() && field.sensitivity() != Sensitivity.INTERNAL)
                .forEach(field -> example.put(field.name(), value(resource, field)));
        if (!change) {
            resource.parts()
                    .forEach(part -> example.put(part.name(), List.of(example(part.of() + (draft ? "Draft" : "")))));
        }
        if (!draft && !change) {
            example.put("createdAt", WHEN);
            example.put("updatedAt", WHEN);
        }
        return example;
    }

    private static Object value(Resource resource, Field field) {
        return switch (field.type()) {
            case EMAIL -> "ada@example.com";
            case TEXT, MARKDOWN -> fitted(field, field.name().equals("name") ? "Ada Lovelace" : "A few words");
            case SLUG -> fitted(field, "blue-kettle");
            case PHONE -> "+442079460000";
            case URL -> "https://example.com/";
            case COUNTRY -> "GB";
            case CURRENCY -> "EUR";
            case MONEY -> Map.of("minor", 4990, "currency", "EUR");
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

    private static String fitted(Field field, String words) {
        int most = (int) Math.min(words.length(), field.to().orElse(words.length()));
        String cut = words.substring(0, most);
        return cut.length() < field.from().orElse(0)
                ? cut.repeat((int) (field.from().getAsLong() / Math.max(1, cut.length()) + 1))
                : cut;
    }

    /// Whether an answer of this resource differs with who asks.
    static boolean isOpen(Resource resource) {
        return resource.who("read").stream().anyMatch(Who::isPublic);
    }
}
