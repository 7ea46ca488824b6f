package dev.lintel.read.spring.web;

import java.util.Map;

/// The names of Spring's `HttpStatus` and their numbers (RFC 9110 section 15 and the IANA registry).
final class HttpStatuses {
    static final Map<String, Integer> BY_NAME = Map.ofEntries(
            Map.entry("CONTINUE", 100),
            Map.entry("SWITCHING_PROTOCOLS", 101),
            Map.entry("OK", 200),
            Map.entry("CREATED", 201),
            Map.entry("ACCEPTED", 202),
            Map.entry("NON_AUTHORITATIVE_INFORMATION", 203),
            Map.entry("NO_CONTENT", 204),
            Map.entry("RESET_CONTENT", 205),
            Map.entry("PARTIAL_CONTENT", 206),
            Map.entry("MULTI_STATUS", 207),
            Map.entry("MOVED_PERMANENTLY", 301),
            Map.entry("FOUND", 302),
            Map.entry("SEE_OTHER", 303),
            Map.entry("NOT_MODIFIED", 304),
            Map.entry("TEMPORARY_REDIRECT", 307),
            Map.entry("PERMANENT_REDIRECT", 308),
            Map.entry("BAD_REQUEST", 400),
            Map.entry("UNAUTHORIZED", 401),
            Map.entry("PAYMENT_REQUIRED", 402),
            Map.entry("FORBIDDEN", 403),
            Map.entry("NOT_FOUND", 404),
            Map.entry("METHOD_NOT_ALLOWED", 405),
            Map.entry("NOT_ACCEPTABLE", 406),
            Map.entry("REQUEST_TIMEOUT", 408),
            Map.entry("CONFLICT", 409),
            Map.entry("GONE", 410),
            Map.entry("LENGTH_REQUIRED", 411),
            Map.entry("PRECONDITION_FAILED", 412),
            Map.entry("PAYLOAD_TOO_LARGE", 413),
            Map.entry("CONTENT_TOO_LARGE", 413),
            Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
            Map.entry("REQUESTED_RANGE_NOT_SATISFIABLE", 416),
            Map.entry("EXPECTATION_FAILED", 417),
            Map.entry("I_AM_A_TEAPOT", 418),
            Map.entry("UNPROCESSABLE_ENTITY", 422),
            Map.entry("UNPROCESSABLE_CONTENT", 422),
            Map.entry("LOCKED", 423),
            Map.entry("FAILED_DEPENDENCY", 424),
            Map.entry("TOO_EARLY", 425),
            Map.entry("UPGRADE_REQUIRED", 426),
            Map.entry("PRECONDITION_REQUIRED", 428),
            Map.entry("TOO_MANY_REQUESTS", 429),
            Map.entry("INTERNAL_SERVER_ERROR", 500),
            Map.entry("NOT_IMPLEMENTED", 501),
            Map.entry("BAD_GATEWAY", 502),
            Map.entry("SERVICE_UNAVAILABLE", 503),
            Map.entry("GATEWAY_TIMEOUT", 504),
            Map.entry("INSUFFICIENT_STORAGE", 507));

    private HttpStatuses() {}
}
