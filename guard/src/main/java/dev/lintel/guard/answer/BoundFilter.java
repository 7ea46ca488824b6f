package dev.lintel.guard.answer;

import dev.lintel.guard.filter.RequestFilter;
import dev.lintel.guard.problem.Problem;
import dev.lintel.guard.problem.TooLargeException;
import dev.lintel.limits.policy.PathPattern;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Bounds request bodies: by what the request says of its length before anything is read, and by what is read.
/// Uploads in parts are bounded by Spring Boot (`spring.servlet.multipart`). A form is read by the container, past
/// whoever counts; one that does not say its length is therefore refused (411, RFC 9110 §15.5.12).
public final class BoundFilter extends RequestFilter {
    private final long most;
    private final List<Bound> exceptions;

    /// @param exceptions paths with another bound; the first that fits counts
    public BoundFilter(long most, List<Bound> exceptions) {
        this.most = most;
        this.exceptions = List.copyOf(exceptions);
    }

    /// Another bound for some paths.
    public record Bound(PathPattern paths, long most) {}

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOf(request, "multipart/")) {
            chain.doFilter(request, response);
            return;
        }
        long bound = bound(request);
        long said = request.getContentLengthLong();
        if (said > bound) {
            refuse(bound, response);
            return;
        } else if (said < 0 && isFormOfAnyLength(request)) {
            response.setHeader("Connection", "close");
            Problem.of("length-required", 411, "Length required", "Say how long the form is: Content-Length.")
                    .write(response);
            return;
        }
        Counted counted = new Counted(request, bound);
        try {
            chain.doFilter(counted, new Late(response, counted));
        } finally {
            if (counted.exceeded && !response.isCommitted()) {
                response.resetBuffer();
                refuse(bound, response);
            }
        }
    }

    /// Without a length a body comes in chunks, or in the frames of HTTP/2.
    private static boolean isFormOfAnyLength(HttpServletRequest request) {
        boolean mayHaveBody = request.getHeader("Transfer-Encoding") != null
                || request.getProtocol().startsWith("HTTP/2");
        return mayHaveBody && request.getMethod().equals("POST") && isOf(request, "application/x-www-form-urlencoded");
    }

    private static boolean isOf(HttpServletRequest request, String type) {
        String said = request.getContentType();
        return said != null && said.toLowerCase(Locale.ROOT).startsWith(type);
    }

    private long bound(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = info == null ? request.getServletPath() : request.getServletPath() + info;
        for (Bound each : exceptions) {
            if (each.paths().fits(path)) {
                return each.most();
            }
        }
        return most;
    }

    /// The rest of the body is not read; the connection ends with the answer.
    private static void refuse(long bound, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        new TooLargeException(bound).problem().write(response);
    }

    /// What becomes of a body that ended too early is told by its reason: a reader only knows that it is broken.
    private static final class Late extends HttpServletResponseWrapper {
        private final Counted request;

        Late(HttpServletResponse response, Counted request) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            if (request.exceeded) {
                refuse(request.most, (HttpServletResponse) getResponse());
            } else {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (request.exceeded) {
                refuse(request.most, (HttpServletResponse) getResponse());
            } else {
                super.sendError(status, message);
            }
        }
    }

    /// A request of which no more than so many bytes can be read.
    private static final class Counted extends HttpServletRequestWrapper {
        private final long most;
        private boolean exceeded;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Stream(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String charset = getCharacterEncoding();
            return new BufferedReader(
                    charset == null
                            ? new InputStreamReader(getInputStream(), StandardCharsets.ISO_8859_1)
                            : new InputStreamReader(getInputStream(), charset));
        }

        private final class Stream extends ServletInputStream {
            private final ServletInputStream in;
            private long read;

            Stream(ServletInputStream in) {
                this.in = in;
            }

            @Override
            public int read() throws IOException {
                int next = in.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int count = in.read(to, offset, length);
                count(Math.max(count, 0));
                return count;
            }

            private void count(int more) throws IOException {
                read += more;
                if (read > most) {
                    exceeded = true;
                    throw new TooLargeException(most);
                }
            }

            @Override
            public boolean isFinished() {
                return in.isFinished();
            }

            @Override
            public boolean isReady() {
                return in.isReady();
            }

            @Override
            public void setReadListener(ReadListener listener) {
                in.setReadListener(listener);
            }
        }
    }
}
