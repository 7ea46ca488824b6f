package dev.lintel.guard.idempotency;

import dev.lintel.guard.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Keeps an answer back until its fate is known. An error that is left to the container would be written after that;
/// it becomes a problem at once.
final class CapturedResponse extends ContentCachingResponseWrapper {
    private int error;

    CapturedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) {
        error = status;
        setStatus(status);
        setContentType("application/problem+json");
    }

    @Override
    public void sendError(int status, String message) {
        sendError(status);
    }

    byte[] body() {
        if (error == 0) {
            return getContentAsByteArray();
        }
        HttpStatus known = HttpStatus.resolve(error);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return Problem.of("error", error, title, title).json().getBytes(StandardCharsets.UTF_8);
    }
}
