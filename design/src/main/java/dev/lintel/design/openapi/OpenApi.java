package dev.lintel.design.openapi;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.OnDelete;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The contract of a brief.
public record OpenApi(Brief brief) {
    private static final String PROBLEM = "application/problem+json";
    private static final String JSON = "application/json";

    /// As YAML.
    public String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                map(
                        "title", brief.service().name(),
                        "version", brief.service().apiVersion().substring(1) + ".0.0",
                        "description",
                                "Tokens are JWTs, checked as RFC 8725 asks. Errors are problem details (RFC 9457).",
                        "license", map("name", "Proprietary", "url", "https://example.com/license"),
                        "contact",
                                map(
                                        "name",
                                        brief.service().name(),
                                        "url",
                                        "https://example.com/support",
                                        "email",
                                        "api@example.com")));
        document.put(
                "servers",
                List.of(map("url", "https://api.example.com", "description", "the service behind its gateway")));
        document.put(
                "tags",
                brief.roots()
                        .map(each -> map("name", each.name(), "description", describe(each)))
                        .toList());
        document.put("security", List.of(map("token", List.of())));
        document.put("paths", paths());
        document.put("components", components());
        return YamlText.of(document);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> ref(String kind, String name) {
        return map("$ref", "#/components/" + kind + "/" + name);
    }

    private static String describe(Resource resource) {
        return resource.name()
                + resource.owner()
                        .map(owner -> ", owned by its " + owner.name())
                        .orElse("");
    }

    private Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Operation each : new Operations(brief).all()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> methods =
                    (Map<String, Object>) paths.computeIfAbsent(each.path(), _ -> new LinkedHashMap<>());
            methods.put(each.kind().method().toLowerCase(java.util.Locale.ROOT), operation(each));
        }
        return paths;
    }

    private Map<String, Object> operation(Operation operation) {
        Map<String, Object> text = new LinkedHashMap<>();
        operation.resource().ifPresent(resource -> text.put("tags", List.of(resource.name())));
        text.put("operationId", id(operation));
        text.put("summary", summary(operation));
        text.put(
                "description",
                "For " + callers(operation) + ". Costs " + operation.weight() + " of the caller's allowance.");
        text.put("security", security(operation));
        List<Object> parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            text.put("parameters", parameters);
        }
        body(operation).ifPresent(body -> text.put("requestBody", body));
        text.put("responses", responses(operation));
        return text;
    }

    private static String id(Operation operation) {
        String[] words = operation.name().split("\\.");
        return words.length == 1
                ? words[0]
                : words[1] + words[0].substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words[0].substring(1);
    }

    private static String summary(Operation operation) {
        String name = operation.resource().map(Resource::name).orElse("");
        return switch (operation.kind()) {
            case CREATE -> operation.isRegistration() ? "Open an account" : "Create " + name;
            case LIST -> "List " + name;
            case EXPORT -> "Export " + name + ", one a line";
            case READ -> "Read one " + name;
            case UPDATE -> "Change one " + name;
            case DELETE -> "Delete one " + name;
            case MOVE -> "Make one " + name + " " + operation.state().orElse("");
            case LOGIN -> "Get a token for a password";
            case CONFIRM -> "Confirm an address by the token of its mail";
            case WEBHOOK -> "Be told by " + operation.name().replace(".webhook", "");
        };
    }

    private static String callers(Operation operation) {
        return operation.who().stream().map(Who::text).collect(Collectors.joining(", "));
    }

    private List<Object> security(Operation operation) {
        if (operation.kind() == Kind.WEBHOOK) {
            return List.of(map("signature", List.of()));
        }
        if (operation.isPublic()) {
            return List.of();
        }
        List<Object> ways = new ArrayList<>(List.of(map("token", List.of())));
        boolean keyed = operation.who().stream()
                .anyMatch(who -> who.caller() instanceof Who.SignedIn
                        || who.caller() instanceof Who.Holder(String role)
                                && brief.auth().apiKeyRoles().contains(role));
        if (keyed && !brief.auth().apiKeyRoles().isEmpty()) {
            ways.add(map("apiKey", List.of()));
        }
        return ways;
    }

    private List<Object> parameters(Operation operation) {
        List<Object> all = new ArrayList<>();
        java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(operation.path())
                .results()
                .forEach(found -> all.add(map(
                        "name",
                        found.group(1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        map("type", "string", "format", "uuid", "minLength", 36, "maxLength", 36))));
        if (operation.keyed()) {
            all.add(ref("parameters", "IdempotencyKey"));
        }
        if (operation.kind() == Kind.UPDATE) {
            all.add(ref("parameters", "IfMatch"));
        }
        if (operation.kind() == Kind.READ) {
            all.add(ref("parameters", "IfNoneMatch"));
        }
        if (operation.kind() == Kind.LIST) {
            all.add(ref("parameters", "Limit"));
            all.add(ref("parameters", "Cursor"));
            all.addAll(filters(operation));
        }
        if (operation.kind() == Kind.EXPORT) {
            for (String end : List.of("from", "to")) {
                all.add(query(
                        end, true, map("type", "string", "format", "date-time", "minLength", 20, "maxLength", 35)));
            }
        }
        return all;
    }

    private static Map<String, Object> query(String name, boolean required, Map<String, Object> schema) {
        return map("name", name, "in", "query", "required", required, "schema", schema);
    }

    private static List<Object> filters(Operation operation) {
        List<Object> all = new ArrayList<>();
        List<String> orders = operation.patterns().stream()
                .flatMap(each -> each.sorts().stream())
                .map(sort -> (sort.descending() ? "-" : "") + sort.field())
                .distinct()
                .toList();
        if (orders.size() > 1) {
            all.add(query("sort", false, map("type", "string", "enum", orders, "default", orders.getFirst())));
        }
        Resource resource = operation.resource().orElseThrow();
        operation.patterns().stream()
                .flatMap(each -> each.filters().stream())
                .distinct()
                .forEach(filter -> {
                    Map<String, Object> schema = resource.field(filter.field())
                            .map(field -> plain(resource, field))
                            .orElse(map("type", "string", "format", "uuid", "minLength", 36, "maxLength", 36));
                    if (filter.match() == AccessPattern.Match.RANGE) {
                        all.add(query(filter.field() + "From", false, schema));
                        all.add(query(filter.field() + "To", false, schema));
                    } else {
                        all.add(query(
                                filter.field() + (filter.match() == AccessPattern.Match.PREFIX ? "Prefix" : ""),
                                false,
                                schema));
                    }
                });
        return all;
    }

    /// Money in an address is its minor units.
    private static Map<String, Object> plain(Resource resource, Field field) {
        return field.type() == dev.lintel.design.brief.Type.MONEY
                ? map("type", "integer", "format", "int64", "minimum", 0, "maximum", 999_999_999_999L)
                : Schemas.type(resource, field);
    }

    private java.util.Optional<Map<String, Object>> body(Operation operation) {
        String name = operation.resource().map(Resource::name).orElse("");
        return switch (operation.kind()) {
            case CREATE -> java.util.Optional.of(content(name + "Draft", true));
            case UPDATE -> java.util.Optional.of(content(name + "Change", true));
            case LOGIN ->
                java.util.Optional.of(inline(
                        map(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "required",
                                List.of("email", "password"),
                                "properties",
                                map(
                                        "email",
                                                map(
                                                        "type",
                                                        "string",
                                                        "format",
                                                        "email",
                                                        "minLength",
                                                        3,
                                                        "maxLength",
                                                        254),
                                        "password",
                                                map(
                                                        "type",
                                                        "string",
                                                        "format",
                                                        "password",
                                                        "minLength",
                                                        1,
                                                        "maxLength",
                                                        128))),
                        map("email", "ada@example.com", "password", "correct horse battery")));
            case CONFIRM ->
                java.util.Optional.of(inline(
                        map(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "required",
                                List.of("token"),
                                "properties",
                                map(
                                        "token",
                                        map(
                                                "type",
                                                "string",
                                                "minLength",
                                                43,
                                                "maxLength",
                                                43,
                                                "pattern",
                                                "^[A-Za-z0-9_-]{43}$"))),
                        map("token", "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
            case WEBHOOK ->
                java.util.Optional.of(inline(
                        map(
                                "type",
                                "object",
                                "required",
                                List.of("id", "type"),
                                "properties",
                                map(
                                        "id", map("type", "string", "minLength", 1, "maxLength", 255),
                                        "type", map("type", "string", "minLength", 1, "maxLength", 100))),
                        map("id", "evt_1", "type", "payment.captured")));
            case LIST, EXPORT, READ, DELETE, MOVE -> java.util.Optional.empty();
        };
    }

    private Map<String, Object> content(String schema, boolean required) {
        return map(
                "required",
                required,
                "content",
                map(JSON, map("schema", ref("schemas", schema), "example", new Schemas(brief).example(schema))));
    }

    private static Map<String, Object> inline(Map<String, Object> schema, Object example) {
        return map("required", true, "content", map(JSON, map("schema", schema, "example", example)));
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> all = new LinkedHashMap<>();
        good(operation, all);
        statuses(operation)
                .forEach(status -> all.put(String.valueOf(status), ref("responses", Problems.named(status))));
        return all;
    }

    private void good(Operation operation, Map<String, Object> all) {
        String name = operation.resource().map(Resource::name).orElse("");
        switch (operation.kind()) {
            case CREATE -> {
                if (operation.isRegistration()) {
                    all.put("202", answer("A mail is on its way, whatever the address", null, List.of()));
                } else {
                    all.put("201", answer("Created", name, List.of("Location", "ETag")));
                }
            }
            case LIST -> all.put("200", answer("A page", name + "Page", List.of("Cache-Control")));
            case EXPORT -> {
                Map<String, Object> lines = answer("All of them, one JSON a line", null, List.of());
                lines.put(
                        "content",
                        map(
                                "application/x-ndjson",
                                map(
                                        "schema",
                                        map("type", "string", "maxLength", 1_000_000_000),
                                        "example",
                                        "{\"id\":\"0198c0de-7a11-7b2c-8d3e-4f5a6b7c8d9e\"}\n")));
                all.put("200", lines);
            }
            case READ -> {
                all.put("200", answer("It", name, List.of("ETag", "Cache-Control")));
                all.put("304", answer("It is as the caller knows it", null, List.of("ETag")));
            }
            case UPDATE, MOVE -> all.put("200", answer("As it is now", name, List.of("ETag")));
            case DELETE, CONFIRM, WEBHOOK -> all.put("204", answer("Done", null, List.of()));
            case LOGIN -> {
                Map<String, Object> token = answer("A token for 15 minutes", null, List.of());
                token.put(
                        "content",
                        map(
                                JSON,
                                map(
                                        "schema",
                                                map(
                                                        "type",
                                                        "object",
                                                        "required",
                                                        List.of("token", "expiresIn"),
                                                        "properties",
                                                        map(
                                                                "token", map("type", "string", "maxLength", 4096),
                                                                "expiresIn",
                                                                        map(
                                                                                "type", "integer", "format", "int32",
                                                                                "minimum", 1, "maximum", 900))),
                                        "example", map("token", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "expiresIn", 900))));
                all.put("200", token);
            }
        }
    }

    private Map<String, Object> answer(
            String description, @org.jspecify.annotations.Nullable String schema, List<String> headers) {
        Map<String, Object> answer = map("description", description);
        Map<String, Object> all = new LinkedHashMap<>();
        headers.forEach(each -> all.put(each, ref("headers", each)));
        all.put("RateLimit-Policy", ref("headers", "RateLimit-Policy"));
        all.put("RateLimit", ref("headers", "RateLimit"));
        answer.put("headers", all);
        if (schema != null) {
            answer.put(
                    "content",
                    map(JSON, map("schema", ref("schemas", schema), "example", new Schemas(brief).example(schema))));
        }
        return answer;
    }

    /// What can go wrong, in the order of the numbers.
    public List<Integer> statuses(Operation operation) {
        List<Integer> all = new ArrayList<>(List.of(400));
        boolean takesBody = body(operation).isPresent();
        if (!operation.isPublic() || operation.kind() == Kind.LOGIN || operation.kind() == Kind.WEBHOOK) {
            all.add(401);
        }
        if (!operation.isPublic()) {
            all.add(403);
        }
        if (operation.path().contains("{")) {
            all.add(404);
        }
        if (operation.kind() != Kind.DELETE && operation.kind() != Kind.WEBHOOK && operation.kind() != Kind.CONFIRM) {
            all.add(406);
        }
        if (conflicts(operation)) {
            all.add(409);
        }
        if (operation.kind() == Kind.UPDATE) {
            all.add(412);
        }
        if (takesBody) {
            all.addAll(List.of(413, 415, 422));
        } else if (operation.keyed()) {
            all.add(422);
        }
        if (operation.kind() == Kind.UPDATE) {
            all.add(428);
        }
        all.addAll(List.of(429, 500, 503));
        return all;
    }

    private boolean conflicts(Operation operation) {
        return switch (operation.kind()) {
            case MOVE -> true;
            case CREATE ->
                !operation.isRegistration()
                        && (operation.keyed()
                                || !operation.resource().orElseThrow().parts().isEmpty()
                                || operation.resource().orElseThrow().fields().stream()
                                        .anyMatch(each -> each.unique() && each.isWritable()));
            case UPDATE ->
                operation.resource().orElseThrow().fields().stream()
                                .anyMatch(each -> each.unique() && each.isWritable())
                        || operation.who().stream().anyMatch(who -> who.when().isPresent());
            case DELETE ->
                brief.resources().stream()
                        .anyMatch(each -> each.links()
                                .anyMatch(link -> link.to()
                                                .equals(operation
                                                        .resource()
                                                        .orElseThrow()
                                                        .name())
                                        && link.onDelete() == OnDelete.RESTRICT));
            case LIST, EXPORT, READ, LOGIN, CONFIRM, WEBHOOK -> false;
        };
    }

    private Map<String, Object> components() {
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> schemes = new LinkedHashMap<>();
        schemes.put(
                "token",
                map(
                        "type",
                        "http",
                        "scheme",
                        "bearer",
                        "bearerFormat",
                        "JWT",
                        "description",
                        "a JWT, checked as RFC 8725 asks"));
        if (!brief.auth().apiKeyRoles().isEmpty()) {
            schemes.put("apiKey", map("type", "apiKey", "in", "header", "name", "X-API-Key"));
        }
        if (brief.externals().stream().anyMatch(External::signedWebhooks)) {
            schemes.put(
                    "signature",
                    map(
                            "type",
                            "apiKey",
                            "in",
                            "header",
                            "name",
                            "Webhook-Signature",
                            "description",
                            "HMAC-SHA-256 over the time and the raw body"));
        }
        components.put("securitySchemes", schemes);
        List<Operation> operations = new Operations(brief).all();
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (operations.stream().anyMatch(Operation::keyed)) {
            parameters.put(
                    "IdempotencyKey",
                    header("Idempotency-Key", true, "the same for each attempt of one and the same request"));
        }
        if (operations.stream().anyMatch(each -> each.kind() == Kind.UPDATE)) {
            parameters.put("IfMatch", header("If-Match", true, "the ETag of what is changed"));
        }
        parameters.put("IfNoneMatch", header("If-None-Match", false, "the ETag of what the caller has"));
        parameters.put(
                "Limit",
                query(
                        "limit",
                        false,
                        map("type", "integer", "format", "int32", "minimum", 1, "maximum", 100, "default", 20)));
        parameters.put("Cursor", query("cursor", false, map("type", "string", "minLength", 1, "maxLength", 512)));
        components.put("parameters", parameters);
        components.put("headers", headers());
        components.put(
                "responses",
                Problems.responses(
                        operations.stream()
                                .flatMap(each -> statuses(each).stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        PROBLEM));
        components.put("schemas", new Schemas(brief).all());
        return components;
    }

    private static Map<String, Object> header(String name, boolean required, String description) {
        return map(
                "name",
                name,
                "in",
                "header",
                "required",
                required,
                "description",
                description,
                "schema",
                map("type", "string", "minLength", 1, "maxLength", 255),
                "example",
                name.equals("Idempotency-Key") ? "8e03978e-40d5-43e8-bc93-6894a57f9324" : "\"3\"");
    }

    private static Map<String, Object> headers() {
        Map<String, Object> all = new LinkedHashMap<>();
        Map.of(
                        "Location",
                        "where it is",
                        "ETag",
                        "its version",
                        "Cache-Control",
                        "who may keep it, and for how long",
                        "RateLimit-Policy",
                        "the limits that hold for the caller",
                        "RateLimit",
                        "what is left of them")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> all.put(
                        each.getKey(),
                        map("description", each.getValue(), "schema", map("type", "string", "maxLength", 1024))));
        all.put(
                "Retry-After",
                map(
                        "description",
                        "seconds after which the call succeeds",
                        "schema",
                        map("type", "integer", "format", "int32", "minimum", 1, "maximum", 86_400)));
        return all;
    }
}
