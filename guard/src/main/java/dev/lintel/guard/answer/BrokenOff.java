package dev.lintel.guard.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Callable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/// An answer that runs out of time half-way must not end like a whole one. Spring turns the time-out into 503, and if
/// the answer is on its way already, into nothing: the container then ends it as if all were there. An exception that
/// nobody can answer makes the container close the connection.
public final class BrokenOff implements CallableProcessingInterceptor {
    @Override
    public <T> Object handleTimeout(NativeWebRequest request, Callable<T> task) {
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        return response != null && response.isCommitted()
                ? new IllegalStateException("the answer took longer than spring.mvc.async.request-timeout")
                : RESULT_NONE;
    }
}
