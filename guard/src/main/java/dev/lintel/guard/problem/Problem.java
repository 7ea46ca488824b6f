package dev.lintel.guard.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One error for a client (RFC 9457): what happened and what to do, and nothing of our inside.
///
/// @param type a URI that stays the same, for programs
/// @param title the same for every occurrence
/// @param detail what happened this time, for people; may be empty
/// @param more further members: texts, numbers, lists and maps of them
public record Problem(String type, int status, String title, String detail, Map<String, ?> more) {
    private static final String CODES = "urn:lintel:guard:";

    /// Fields that a handler may have set before it failed; null takes them out (Servlet 6.1).
    private static final List<String> OF_ANOTHER_BODY =
            List.of("ETag", "Last-Modified", "Expires", "Content-Disposition", "Content-Encoding", "Content-Language");

    public Problem {
        more = Map.copyOf(more);
    }

    /// A problem with a code of guard's own.
    public static Problem of(String code, int status, String title, String detail) {
        return new Problem(CODES + code, status, title, detail, Map.of());
    }

    /// The same with one member more.
    public Problem with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new Problem(type, status, title, detail, all);
    }

    /// Answers with it. Errors are for the one who asked, now: no cache keeps them, and nothing says which version of
    /// what they are.
    public void write(HttpServletResponse response) throws IOException {
        byte[] body =
                TypesFilter.of(response).map(this::typed).orElse(this).json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        OF_ANOTHER_BODY.forEach(each -> response.setHeader(each, null));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /// A code of guard's own becomes one of the service's.
    private Problem typed(String types) {
        return type.startsWith(CODES)
                ? new Problem(types + type.substring(CODES.length()), status, title, detail, more)
                : this;
    }

    /// The document, with the id under which the request stands in logs and traces.
    public String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        if (!detail.isEmpty()) {
            members.put("detail", detail);
        }
        members.putAll(more);
        Trace.current().ifPresent(trace -> members.put("traceId", trace));
        return json(members);
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(each -> quoted(String.valueOf(each.getKey())) + ":" + json(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(Problem::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    /// A JSON string. Also of use in logs: no control character survives, so no line can be forged (CWE-117).
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (isControl(letter)) {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.append('"').toString();
    }

    /// Also those of C1, which some terminals obey, and what turns the direction of text.
    private static boolean isControl(char letter) {
        return letter < ' '
                || letter >= 0x7f && letter <= 0x9f
                || letter >= 0x2028 && letter <= 0x202e
                || letter >= 0x2066 && letter <= 0x2069;
    }
}
