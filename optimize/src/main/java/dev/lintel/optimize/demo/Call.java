package dev.lintel.optimize.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/// One request of a client.
///
/// @param endpoint that it is counted for, `GET /api/orders`
/// @param steady whether its answer stays the same as long as nobody writes
/// @param headers beside those of the body
/// @param body JSON; empty for none
public record Call(
        String endpoint, String method, String path, boolean steady, Map<String, String> headers, String body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    HttpRequest to(URI service) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }
}
