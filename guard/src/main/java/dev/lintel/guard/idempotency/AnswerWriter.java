package dev.lintel.guard.idempotency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;

/// Renders an answer to the bytes that go out and are stored, by the service's own converters.
final class AnswerWriter {
    private final Supplier<List<HttpMessageConverter<?>>> converters;

    AnswerWriter(Supplier<List<HttpMessageConverter<?>>> converters) {
        this.converters = converters;
    }

    StoredAnswer render(ResponseEntity<?> response) {
        Rendered rendered = new Rendered();
        rendered.headers.putAll(response.getHeaders());
        Object body = response.getBody();
        if (body != null) {
            MediaType type = rendered.headers.getContentType();
            write(body, type == null ? MediaType.APPLICATION_JSON : type, rendered);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        rendered.headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                headers.put(name, List.copyOf(values));
            }
        });
        return new StoredAnswer(response.getStatusCode().value(), headers, rendered.body.toByteArray());
    }

    private void write(Object body, MediaType type, Rendered to) {
        for (HttpMessageConverter<?> each : converters.get()) {
            if (each.canWrite(body.getClass(), type)) {
                write(each, body, type, to);
                return;
            }
        }
        throw new IllegalStateException("no converter writes " + body.getClass().getName() + " as " + type);
    }

    @SuppressWarnings("unchecked") // the converter said that it writes this class
    private static void write(HttpMessageConverter<?> by, Object body, @Nullable MediaType type, Rendered to) {
        try {
            ((HttpMessageConverter<Object>) by).write(body, type, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Rendered implements HttpOutputMessage {
        private final HttpHeaders headers = new HttpHeaders();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        @Override
        public OutputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
