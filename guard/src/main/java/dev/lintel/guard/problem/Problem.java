package dev.lintel.guard.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One error for a client: what happened and what to do, and nothing of our inside.
///
/// @param type a URI that stays the same, for programs
/// @param title the same for every occurrence
/// @param detail what happened this time, for people
/// @param more further members: texts or lists of texts
public record Problem(String type, int status, String title, String detail, Map<String, List<String>> more) {
    private static final String CODES = "urn:lintel:guard:";

    public Problem {
        more = Map.copyOf(more);
    }

    /// A problem with a code of guard's own.
    public static Problem of(String code, int status, String title, String detail) {
        return new Problem(CODES + code, status, title, detail, Map.of());
    }

    /// Answers with it. Errors are for the one who asked, now: no cache keeps them.
    public void write(HttpServletResponse response) throws IOException {
        byte[] body = json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    public String json() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("type", quoted(type));
        members.put("title", quoted(title));
        members.put("status", String.valueOf(status));
        members.put("detail", quoted(detail));
        more.forEach((name, texts) -> members.put(
                name, "[" + String.join(",", texts.stream().map(Problem::quoted).toList()) + "]"));
        StringBuilder out = new StringBuilder("{");
        members.forEach((name, value) -> out.append(out.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value));
        return out.append('}').toString();
    }

    /// A JSON string. Also of use in logs: no control character survives, so no line can be forged (CWE-117).
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < ' ' || letter == 0x7f || letter == 0x2028 || letter == 0x2029) {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.append('"').toString();
    }
}
