package dev.lintel.guard.load;

import dev.lintel.guard.filter.RequestFilter;
import dev.lintel.guard.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Gives each request its [Deadline]: what the caller says is left of its own, and never more than the service
/// allows. A caller can only hurt itself by a wrong one.
public final class DeadlineFilter extends RequestFilter {
    private static final Pattern MILLIS = Pattern.compile("\\d{1,9}");

    private final String field;
    private final Duration most;

    /// @param field whose value is what is left, in milliseconds
    /// @param most for requests that say nothing or more
    public DeadlineFilter(String field, Duration most) {
        this.field = field;
        this.most = most;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = request.getHeader(field);
        long millis = sent != null && MILLIS.matcher(sent).matches() ? Long.parseLong(sent) : Long.MAX_VALUE;
        if (millis == 0) {
            Problem.of("deadline-passed", 504, "Too late", "The time that the caller gave was over on arrival.")
                    .write(response);
            return;
        }
        Deadline.begin(Duration.ofMillis(Math.min(millis, most.toMillis())));
        try {
            chain.doFilter(request, response);
        } finally {
            Deadline.end();
        }
    }
}
