package dev.lintel.guard.problem;

import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests that are too broken for any filter or servlet (`/orders/..%2f`) are answered by Tomcat alone, with a page
/// that names it; here they become problems like all others.
public final class BrokenRequests extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenRequests.class);
    private static final int ERROR = 400;

    private final Problems problems;

    private BrokenRequests(Problems problems) {
        this.problems = problems;
    }

    /// Stands before the host of a context that has not been started. Tomcat makes no valve of its own of a class that
    /// it finds there.
    public static void answer(Context context, Problems problems) {
        if (context.getParent() instanceof StandardHost host) {
            host.getPipeline().addValve(new BrokenRequests(problems));
            host.setErrorReportValveClass(BrokenRequests.class.getName());
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            response.getReporter().write(problems.of(response.getStatus()).json());
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The client did not wait for its error.", gone);
        }
    }
}
