package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Type;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The schemas of requests and answers.
record Schemas(Brief brief) {
    /// What every client can take as a whole number.
    private static final long MOST_WHOLE = 9_007_199_254_740_991L;

    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Resource each : brief.resources()) {
            boolean part = brief.parentOf(each).isPresent();
            if (part || !each.isClosed("read") || !each.isClosed("create") && !each.isAccount()) {
                all.put(each.name(), view(each, part));
            }
            if (part || !each.isClosed("create")) {
                all.put(each.name() + "Draft", draft(each, true));
            }
            if (!part && !each.isClosed("update")) {
                all.put(each.name() + "Change", draft(each, false));
            }
            if (!part && !each.isClosed("read")) {
                all.put(each.name() + "Page", page(each));
            }
        }
        if (brief.resources().stream()
                .flatMap(each -> each.fields().stream())
                .anyMatch(field -> field.type() == Type.MONEY)) {
            all.put("Money", FieldSchema.money(FieldSchema.SAFE));
            all.put("MoneyDraft", FieldSchema.money(FieldSchema.MOST_MONEY));
        }
        all.put("Problem", problem());
        return all;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required, boolean closed) {
        Map<String, Object> schema = Node.of("type", "object");
        if (closed) {
            schema.put("additionalProperties", false);
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    /// Answers may grow: who reads one takes no notice of what is new to them.
    private Map<String, Object> view(Resource resource, boolean part) {
        Map<String, Object> properties = Node.of("id", Node.uuid());
        List<String> required = new ArrayList<>(List.of("id"));
        links(resource).forEach(link -> {
            properties.put(link.name() + "Id", Node.uuid());
            if (!link.optional()) {
                required.add(link.name() + "Id");
            }
        });
        resource.fields().stream().filter(Schemas::isViewed).forEach(field -> {
            properties.put(field.name(), FieldSchema.of(resource, field));
            if (!field.optional()) {
                required.add(field.name());
            }
        });
        if (!part) {
            properties.put("version", Node.whole("int64", 0, MOST_WHOLE));
            properties.put("createdAt", Node.time());
            properties.put("updatedAt", Node.time());
            required.addAll(List.of("version", "createdAt", "updatedAt"));
        }
        resource.parts().forEach(each -> {
            properties.put(each.name(), list(each.of(), each.from(), each.to()));
            required.add(each.name());
        });
        return object(properties, required, false);
    }

    /// What answers say of other rows; whose tenant it is goes without saying.
    static Stream<Reference> links(Resource resource) {
        return resource.links().filter(link -> !resource.tenant().equals(Optional.of(link)));
    }

    static boolean isViewed(Field field) {
        return field.isShown() && field.sensitivity() != Sensitivity.INTERNAL;
    }

    /// @param creating whether what can only be said at the beginning is in it: parts, references, the password
    private Map<String, Object> draft(Resource resource, boolean creating) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (creating) {
            written(resource).forEach(link -> {
                properties.put(link.name() + "Id", Node.uuid());
                if (!link.optional()) {
                    required.add(link.name() + "Id");
                }
            });
        }
        resource.fields().stream()
                .filter(field -> isIn(resource, field, creating))
                .forEach(field -> {
                    properties.put(
                            field.name(),
                            field.type() == Type.MONEY
                                    ? Node.ref("schemas", "MoneyDraft")
                                    : FieldSchema.of(resource, field));
                    if (!field.optional()) {
                        required.add(field.name());
                    }
                });
        if (creating) {
            resource.parts().forEach(part -> {
                properties.put(part.name(), list(part.of() + "Draft", part.from(), part.to()));
                required.add(part.name());
            });
        }
        return object(properties, required, true);
    }

    /// References that the request names; owner, tenant and what the address names are the service's to set.
    static List<Reference> written(Resource resource) {
        Optional<Reference> through = Operations.through(resource);
        return resource.references().stream()
                .filter(link -> !Optional.of(link).equals(through))
                .toList();
    }

    /// A password and an address of mail are changed by operations of their own, and what no answer shows by none.
    static boolean isIn(Resource resource, Field field, boolean creating) {
        boolean entrance =
                resource.isCaller() && (field.isPassword() || resource.email().equals(Optional.of(field)));
        return field.isWritable() && (creating || !entrance && field.isShown());
    }

    private static Map<String, Object> page(Resource resource) {
        Map<String, Object> next = Node.text(0, 2000);
        next.put("description", "the cursor of the next page; absent on the last");
        return object(Node.of("items", list(resource.name(), 0, 100), "next", next), List.of("items"), false);
    }

    private static Map<String, Object> list(String of, int from, int to) {
        return Node.of("type", "array", "minItems", from, "maxItems", to, "items", Node.ref("schemas", of));
    }

    private static Map<String, Object> mistake() {
        return object(
                Node.of("pointer", Node.text(0, 200), "code", Node.text(1, 64), "detail", Node.text(0, 500)),
                List.of("pointer", "code"),
                false);
    }

    /// One of the first three says where; the numbers are what would have been right.
    private static Map<String, Object> guardsMistake() {
        Map<String, Object> members = new LinkedHashMap<>();
        List.of("pointer", "parameter", "header").forEach(each -> members.put(each, Node.text(0, 200)));
        members.put("code", Node.text(1, 64));
        members.put("detail", Node.text(0, 500));
        List.of("min", "max", "value", "integer", "fraction")
                .forEach(each -> members.put(each, Node.whole("int64", -MOST_WHOLE, MOST_WHOLE)));
        return object(members, List.of("code"), false);
    }

    private Map<String, Object> problem() {
        Map<String, Object> error = brief.service().guard() ? guardsMistake() : mistake();
        Map<String, Object> members = Node.of(
                "type", Node.text("uri-reference", 1, 200),
                "title", Node.text(1, 200),
                "status", Node.whole("int32", 400, 599),
                "detail", Node.text(0, 1000),
                "instance", Node.text("uri-reference", 0, 4096),
                "errors", Node.of("type", "array", "maxItems", 1000, "items", error));
        if (brief.service().guard()) {
            // what guard says of its refusals: which limits refused, and under what id the request stands in the logs
            members.put("traceId", Node.text(1, 64));
            members.put("violated-policies", Node.of("type", "array", "maxItems", 20, "items", Node.text(1, 80)));
        }
        return object(members, List.of("type", "title", "status"), false);
    }
}
