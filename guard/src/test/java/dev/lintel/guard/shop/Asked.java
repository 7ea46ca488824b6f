package dev.lintel.guard.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Map;

/// Requests that no server has received, for what only looks at them. Whatever else is asked of one is null or
/// zero.
public final class Asked {
    private Asked() {}

    /// @param headers names and values
    public static HttpServletRequest request(String method, String path, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Asked.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getServletPath", "getRequestURI" -> path;
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "getHeader" -> headers.get(arguments[0]);
                    case "getDispatcherType" -> jakarta.servlet.DispatcherType.REQUEST;
                    case "isAsyncStarted" -> false;
                    default -> null;
                });
    }

    public static HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                Asked.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, called, arguments) -> called.getReturnType() == int.class ? (Object) 200 : null);
    }
}
