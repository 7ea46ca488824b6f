package dev.lintel.guard.load;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.core.NestedRuntimeException;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.reactive.function.client.WebClientException;

/// An answer with less in it than usual, that says so: the header `Degraded` names what is missing, and no cache
/// keeps the answer beyond the failure.
public final class Degraded {
    public static final String HEADER = "Degraded";

    /// A service without `WebClient` has not its exceptions either.
    private static final boolean REACTIVE = ClassUtils.isPresent(
            "org.springframework.web.reactive.function.client.WebClientException", Degraded.class.getClassLoader());

    private Degraded() {}

    /// What a remote call gives, or something instead if nobody answers.
    ///
    /// @param what is missing then, a word for the header
    public static <T> T unless(String what, Supplier<T> call, Supplier<T> instead) {
        try {
            return call.get();
        } catch (NestedRuntimeException failed) {
            if (!(failed instanceof RestClientException) && !(REACTIVE && failed instanceof WebClientException)) {
                throw failed;
            }
            mark(what);
            return instead.get();
        }
    }

    /// Marks the answer of the current request.
    ///
    /// @throws IllegalArgumentException unless it is a word
    public static void mark(String what) {
        if (!what.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("\"" + what + "\" is no word");
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            HttpServletResponse response = current.getResponse();
            if (response != null) {
                response.addHeader(HEADER, what);
                response.setHeader("Cache-Control", "no-store");
            }
        }
    }
}
