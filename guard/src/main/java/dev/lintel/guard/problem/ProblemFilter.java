package dev.lintel.guard.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Errors that no handler made: Spring Security's 401 and 403, its firewall's 400, a status without a body, and what
/// filters throw. They would go to the container's error page; here they become problems at once, with the header
/// fields that were set (`WWW-Authenticate`).
public final class ProblemFilter extends OncePerRequestFilter {
    private static final int ERROR = 400;

    private final Problems problems;

    public ProblemFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("IllegalCatch") // the last one who can still say something
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isReadable(request)) {
            problems.of(HttpServletResponse.SC_BAD_REQUEST).write(response);
            return;
        }
        Watched watched = new Watched(response, problems);
        try {
            chain.doFilter(request, watched);
        } catch (IOException | ServletException | RuntimeException thrown) {
            if (response.isCommitted()) {
                throw thrown;
            }
            Throwable cause =
                    thrown instanceof ServletException && thrown.getCause() != null ? thrown.getCause() : thrown;
            Problems.Answer answer = problems.of(cause);
            ProblemResolver.log(request, answer.problem(), cause);
            response.resetBuffer();
            answer.headers().forEach((name, values) -> values.forEach(each -> response.addHeader(name, each)));
            answer.problem().write(response);
            return;
        }
        if (!request.isAsyncStarted() && watched.isEmpty() && !response.isCommitted()) {
            problems.of(response.getStatus()).write(response);
        }
    }

    /// Tomcat counts languages and throws where somebody asks for them; who sends too many would make errors of ours.
    private static boolean isReadable(HttpServletRequest request) {
        try {
            return request.getLocale() != null;
        } catch (IllegalArgumentException tooMany) {
            return false;
        }
    }

    /// Knows whether anything was written.
    private static final class Watched extends HttpServletResponseWrapper {
        private final Problems problems;
        private boolean written;

        Watched(HttpServletResponse response, Problems problems) {
            super(response);
            this.problems = problems;
        }

        boolean isEmpty() {
            return !written && getStatus() >= ERROR;
        }

        @Override
        public void sendError(int status) throws IOException {
            if (isCommitted()) {
                throw new IllegalStateException("the answer is on its way");
            }
            resetBuffer();
            written = true;
            problems.of(status).write((HttpServletResponse) getResponse());
        }

        /// The message is the container's or a filter's and may tell what it should not.
        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            written = true;
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            written = true;
            return super.getWriter();
        }
    }
}
