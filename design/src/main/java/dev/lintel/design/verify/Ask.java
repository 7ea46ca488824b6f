package dev.lintel.design.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A request.
///
/// @param token empty for a stranger
public record Ask(
        String method, String path, Optional<String> token, Optional<String> body, Map<String, String> headers) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask of(String method, String path) {
        return new Ask(method, path, Optional.empty(), Optional.empty(), Map.of());
    }

    public Ask by(Person person) {
        return new Ask(method, path, person.token(), body, headers);
    }

    public Ask with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Ask(method, path, token, body, all);
    }

    public Ask saying(String json) {
        return new Ask(method, path, token, Optional.of(json), headers);
    }

    Ask to(String other) {
        return new Ask(method, other, token, body, headers);
    }

    /// Without any header of its own.
    Ask bare() {
        return new Ask(method, path, token, body, Map.of());
    }
}
