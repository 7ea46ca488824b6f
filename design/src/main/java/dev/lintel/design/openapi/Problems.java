package dev.lintel.design.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What errors are called and what they look like.
final class Problems {
    private static final String QUOTA = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    private Problems() {}

    static String named(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthenticated";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 406 -> "NotAcceptable";
            case 409 -> "Conflict";
            case 412 -> "Stale";
            case 413 -> "TooLarge";
            case 415 -> "UnsupportedMediaType";
            case 422 -> "Unprocessable";
            case 428 -> "PreconditionRequired";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "Unavailable";
            default -> throw new IllegalArgumentException("no problem of status " + status);
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read";
            case 401 -> "A valid token is needed";
            case 403 -> "This is not allowed to you";
            case 404 -> "There is no such thing";
            case 406 -> "Only JSON is answered";
            case 409 -> "This contradicts what is stored";
            case 412 -> "It was changed since you read it";
            case 413 -> "The body is too large";
            case 415 -> "Only JSON is read";
            case 422 -> "Some fields cannot be accepted";
            case 428 -> "Say in If-Match which version you read";
            case 429 -> "Too many requests";
            case 500 -> "This is our mistake";
            default -> "The service cannot answer now";
        };
    }

    private static String type(int status) {
        return "/problems/"
                + switch (status) {
                    case 400 -> "malformed";
                    case 401 -> "unauthenticated";
                    case 403 -> "forbidden";
                    case 404 -> "not-found";
                    case 406 -> "not-acceptable";
                    case 409 -> "conflict";
                    case 412 -> "changed";
                    case 413 -> "too-large";
                    case 415 -> "unsupported-media-type";
                    case 422 -> "invalid";
                    case 428 -> "version-required";
                    case 429 -> "too-many-requests";
                    case 500 -> "unexpected";
                    default -> "unavailable";
                };
    }

    /// @param guard whether guard refuses who asks too often, with the type that the draft on rate limit fields
    /// registers
    static Map<String, Object> responses(List<Integer> statuses, boolean guard) {
        Map<String, Object> all = new LinkedHashMap<>();
        statuses.forEach(status -> all.put(named(status), response(status, guard)));
        return all;
    }

    private static Map<String, Object> told(String type, String title, int status) {
        return Node.of("type", type, "title", title, "status", status);
    }

    /// As guard calls what it refuses itself, by the status where nothing else is known.
    private static Map<String, Object> guards(int status) {
        return switch (status) {
            case 400 -> told("/problems/bad-request", "Bad Request", status);
            case 401 -> told("/problems/unauthorized", "Unauthorized", status);
            case 403 -> told("/problems/forbidden", "Forbidden", status);
            case 404 -> told("/problems/not-found", "Not Found", status);
            case 406 -> told("/problems/not-acceptable", "Not Acceptable", status);
            case 409 -> told("/problems/conflict", "Cannot be stored", status);
            case 412 -> told("/problems/precondition-failed", "Changed in the meantime", status);
            case 413 -> told("/problems/too-large", "Request too large", status);
            case 415 -> told("/problems/unsupported-media-type", "Unsupported Media Type", status);
            case 422 -> told("/problems/invalid", "The request is not valid", status);
            case 428 -> told("/problems/precondition-required", "If-Match is missing", status);
            case 429 -> told(QUOTA, title(status), status);
            case 500 -> told("/problems/internal-server-error", "Internal Server Error", status);
            default -> told("/problems/service-unavailable", "Service Unavailable", status);
        };
    }

    private static Map<String, Object> response(int status, boolean guard) {
        Map<String, Object> example = guard ? guards(status) : told(type(status), title(status), status);
        if (status == 422) {
            example.put(
                    "errors", List.of(Node.of("pointer", "/name", "code", "size", "detail", "at most 120 characters")));
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        if (status == 429 || status == 503) {
            headers.put("Retry-After", Node.ref("headers", "Retry-After"));
        }
        headers.put("Access-Control-Allow-Origin", Node.ref("headers", "Access-Control-Allow-Origin"));
        headers.put("RateLimit-Policy", Node.ref("headers", "RateLimit-Policy"));
        headers.put("RateLimit", Node.ref("headers", "RateLimit"));
        return Node.of(
                "description", title(status),
                "headers", headers,
                "content",
                        Node.of(
                                "application/problem+json",
                                Node.of("schema", Node.ref("schemas", "Problem"), "example", example)));
    }
}
