package dev.lintel.design.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What errors are called and what they look like.
final class Problems {
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
            case 401 -> "Log in first";
            case 403 -> "You may not do this";
            case 404 -> "There is no such thing, or it is not yours";
            case 406 -> "Only JSON is answered";
            case 409 -> "It is not as this needs it";
            case 412 -> "Somebody has changed it meanwhile";
            case 413 -> "The body is too large";
            case 415 -> "Only JSON is read";
            case 422 -> "Some fields cannot be as they are";
            case 428 -> "Say which version you change";
            case 429 -> "Too many requests";
            case 500 -> "Our mistake";
            default -> "Not now";
        };
    }

    private static String type(int status) {
        return "/problems/"
                + named(status).replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }

    static Map<String, Object> responses(List<Integer> statuses, String mediaType) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int status : statuses) {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("type", type(status));
            example.put("title", title(status));
            example.put("status", status);
            example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
            if (status == 422) {
                example.put(
                        "errors",
                        List.of(Map.of("pointer", "/name", "code", "too-long", "detail", "at most 120 characters")));
            }
            Map<String, Object> headers = new LinkedHashMap<>();
            if (status == 429 || status == 503) {
                headers.put("Retry-After", Map.of("$ref", "#/components/headers/Retry-After"));
            }
            headers.put("RateLimit-Policy", Map.of("$ref", "#/components/headers/RateLimit-Policy"));
            headers.put("RateLimit", Map.of("$ref", "#/components/headers/RateLimit"));
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("description", title(status));
            response.put("headers", headers);
            Map<String, Object> media = new LinkedHashMap<>();
            media.put("schema", Map.of("$ref", "#/components/schemas/Problem"));
            media.put("example", example);
            response.put("content", Map.of(mediaType, media));
            all.put(named(status), response);
        }
        return all;
    }
}
