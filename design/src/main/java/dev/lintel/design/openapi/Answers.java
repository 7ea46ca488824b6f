package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.contract.Freshness;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What an operation answers, when it goes well and when it does not.
record Answers(Brief brief, Operation operation) {
    private static final String JSON = "application/json";
    private static final int LONGEST_EXPORT = 1_000_000_000;

    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        good(all);
        problems().forEach(status -> all.put(String.valueOf(status), Node.ref("responses", Problems.named(status))));
        return all;
    }

    private void good(Map<String, Object> all) {
        String name = operation.resource().map(Resource::name).orElse("");
        switch (operation.kind()) {
            case CREATE -> {
                if (operation.isRegistration()) {
                    all.put("202", answer("A mail is on its way, whatever the address", Optional.empty()));
                } else if (operation.keyed()) {
                    all.put(
                            "201",
                            named("The new " + Names.spoken(name), name, "Location", "ETag", "Idempotency-Replayed"));
                } else {
                    all.put("201", named("The new " + Names.spoken(name), name, "Location", "ETag"));
                }
            }
            case LIST -> {
                if (isTagged()) {
                    all.put(
                            "200",
                            named("A page of " + Names.spokenMany(name), name + "Page", "ETag", "Cache-Control"));
                    all.put("304", answer("It is as the caller knows it", Optional.empty(), "ETag"));
                } else {
                    all.put("200", named("A page of " + Names.spokenMany(name), name + "Page", "Cache-Control"));
                }
            }
            case EXPORT ->
                all.put(
                        "200",
                        answer(
                                "All of them, one JSON a line",
                                content(
                                        "application/x-ndjson",
                                        Node.text(0, LONGEST_EXPORT),
                                        "{\"id\":\"" + Examples.ID + "\"}\n")));
            case READ -> {
                all.put("200", named("The " + Names.spoken(name), name, "ETag", "Cache-Control"));
                all.put("304", answer("It is as the caller knows it", Optional.empty(), "ETag"));
            }
            case UPDATE, MOVE -> all.put("200", named("The " + Names.spoken(name) + " as it is now", name, "ETag"));
            case ASK_CONFIRM -> all.put("202", answer("A mail is on its way, if one is due", Optional.empty()));
            case DELETE, CONFIRM, WEBHOOK -> all.put("204", answer("Done", Optional.empty()));
            case LOGIN -> all.put("200", token());
        }
    }

    /// Whether a page may be kept for a time, and is asked for by its tag afterwards.
    boolean isTagged() {
        return operation.kind() == Kind.LIST
                && operation
                        .resource()
                        .filter(each -> Operations.through(each).isEmpty())
                        .filter(each -> new Freshness(brief, each).seconds() > 0)
                        .isPresent();
    }

    private static Map<String, Object> token() {
        Map<String, Object> schema = Node.of(
                "type", "object",
                "required", List.of("accessToken", "tokenType", "expiresIn"),
                "properties",
                        Node.of(
                                "accessToken", Node.text(1, 4096),
                                "tokenType", Node.of("type", "string", "enum", List.of("Bearer")),
                                "expiresIn", Node.whole("int64", 1, 900)));
        Map<String, Object> example =
                Node.of("accessToken", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "tokenType", "Bearer", "expiresIn", 900);
        return answer("A token for 15 minutes", content(JSON, schema, example), "Cache-Control");
    }

    private Map<String, Object> named(String description, String schema, String... headers) {
        return answer(description, content(JSON, Node.ref("schemas", schema), new Examples(brief).of(schema)), headers);
    }

    private static Optional<Map<String, Object>> content(String type, Map<String, Object> schema, Object example) {
        return Optional.of(Node.of(type, Node.of("schema", schema, "example", example)));
    }

    private static Map<String, Object> answer(
            String description, Optional<Map<String, Object>> content, String... headers) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String each : headers) {
            all.put(each, Node.ref("headers", each));
        }
        all.put("Access-Control-Allow-Origin", Node.ref("headers", "Access-Control-Allow-Origin"));
        all.put("RateLimit-Policy", Node.ref("headers", "RateLimit-Policy"));
        all.put("RateLimit", Node.ref("headers", "RateLimit"));
        Map<String, Object> answer = Node.of("description", description, "headers", all);
        content.ifPresent(each -> answer.put("content", each));
        return answer;
    }

    /// In the order of the numbers. A token that does not hold is refused also where none is needed.
    List<Integer> problems() {
        TreeSet<Integer> all = new TreeSet<>(List.of(400, 401, 406, 413, 429, 500, 503));
        boolean takesBody = new Requests(brief, operation).body().isPresent();
        if (!operation.isPublic()
                || operation.kind() == Kind.LOGIN && brief.auth().register()) {
            all.add(403);
        }
        if (operation.path().contains("{")) {
            all.add(404);
        }
        if (conflicts()) {
            all.add(409);
        }
        if (takesBody) {
            all.addAll(List.of(415, 422));
        }
        if (operation.kind() == Kind.UPDATE) {
            all.addAll(List.of(412, 428));
        }
        return List.copyOf(all);
    }

    /// What is stored may contradict any change: a value that is taken, a state, a row that others refer to, or
    /// another caller who holds the row for too long.
    private boolean conflicts() {
        return switch (operation.kind()) {
            case CREATE -> !operation.isRegistration();
            case UPDATE, MOVE, DELETE -> true;
            case LIST, EXPORT, READ, LOGIN, CONFIRM, ASK_CONFIRM, WEBHOOK -> false;
        };
    }
}
