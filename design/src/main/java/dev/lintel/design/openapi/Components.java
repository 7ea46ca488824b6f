package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.contract.Needs;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What operations refer to by name. What none of them uses is not there.
record Components(Brief brief, List<Operation> operations) {
    private static final int LONGEST_HEADER = 1024;

    Components {
        operations = List.copyOf(operations);
    }

    Map<String, Object> all() {
        return Node.of(
                "securitySchemes", securitySchemes(),
                "parameters", parameters(),
                "headers", headers(),
                "responses", problems(),
                "schemas", new Schemas(brief).all());
    }

    private boolean any(Kind kind) {
        return operations.stream().anyMatch(each -> each.kind() == kind);
    }

    private Map<String, Object> securitySchemes() {
        Map<String, Object> all = Node.of(
                "token",
                Node.of(
                        "type", "http",
                        "scheme", "bearer",
                        "bearerFormat", "JWT",
                        "description", "a JWT, checked as RFC8725 asks"));
        if (!brief.auth().apiKeyRoles().isEmpty()) {
            all.put(
                    "key",
                    Node.of(
                            "type", "apiKey",
                            "in", "header",
                            "name", "X-API-Key",
                            "description",
                                    "a program's key, for "
                                            + String.join(", ", brief.auth().apiKeyRoles())));
        }
        if (brief.auth().login() == Brief.Login.OIDC) {
            all.put(
                    "session",
                    Node.of(
                            "type", "apiKey",
                            "in", "cookie",
                            "name", "__Host-session",
                            "description",
                                    "begins at `/oauth2/authorization/provider`; changes carry the cookie `XSRF-TOKEN`"
                                            + " in the header `X-XSRF-TOKEN` too"));
        }
        if (any(Kind.WEBHOOK)) {
            all.put(
                    "signature",
                    Node.of(
                            "type", "apiKey",
                            "in", "header",
                            "name", "Webhook-Signature",
                            "description", "`t=SECONDS,v1=HEX`: HMAC-SHA-256 over the time, a dot and the raw body"));
        }
        return all;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>();
        if (operations.stream().anyMatch(Operation::keyed)) {
            all.put(
                    "IdempotencyKey",
                    header(
                            "Idempotency-Key",
                            true,
                            "the same for each attempt of one and the same request",
                            key(),
                            "8e03978e-40d5-43e8-bc93-6894a57f9324"));
        }
        if (any(Kind.UPDATE)) {
            all.put("IfMatch", header("If-Match", true, "the ETag of what is changed", 255, "\"3\""));
        }
        if (operations.stream().anyMatch(each -> each.kind() == Kind.READ || new Answers(brief, each).isTagged())) {
            all.put("IfNoneMatch", header("If-None-Match", false, "the ETag of what the caller has", 255, "\"3\""));
        }
        if (any(Kind.LIST)) {
            all.put("Cursor", Requests.parameter("query", "cursor", false, Node.text(1, 2000)));
        }
        return all;
    }

    /// Guard takes no key that could not be a random one.
    private Map<String, Object> key() {
        return new Needs(brief).ownKeys() ? Node.text(1, 200) : Node.pattern("^[!-~]{16,255}$", 16, 255);
    }

    private static Map<String, Object> header(
            String name, boolean required, String description, int longest, String example) {
        return header(name, required, description, Node.text(1, longest), example);
    }

    private static Map<String, Object> header(
            String name, boolean required, String description, Map<String, Object> schema, String example) {
        return Node.of(
                "name", name,
                "in", "header",
                "required", required,
                "description", description,
                "schema", schema,
                "example", example);
    }

    private Map<String, Object> headers() {
        Map<String, Object> all = new LinkedHashMap<>();
        said(all, "Access-Control-Allow-Origin", "absent: no page of another origin may read an answer");
        said(all, "Cache-Control", "who may keep it, and for how long");
        said(all, "ETag", "its version");
        if (operations.stream().anyMatch(Operation::keyed)) {
            said(all, "Idempotency-Replayed", "`true` when this was answered before");
        }
        if (operations.stream().anyMatch(each -> each.kind() == Kind.CREATE && !each.isRegistration())) {
            said(all, "Location", "where it is");
        }
        said(all, "RateLimit", "what is left of them");
        said(all, "RateLimit-Policy", "the limits that hold for the caller");
        all.put(
                "Retry-After",
                Node.of(
                        "description",
                        "seconds after which the call succeeds",
                        "schema",
                        Node.whole("int32", 1, 86_400)));
        return all;
    }

    private static void said(Map<String, Object> all, String name, String description) {
        all.put(name, Node.of("description", description, "schema", Node.text(0, LONGEST_HEADER)));
    }

    private Map<String, Object> problems() {
        return Problems.responses(
                operations.stream()
                        .flatMap(each -> new Answers(brief, each).problems().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                brief.service().guard());
    }
}
