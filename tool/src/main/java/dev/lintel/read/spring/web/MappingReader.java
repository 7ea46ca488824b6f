package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Program;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `@RequestMapping` and what is composed of it. The composed ones that Spring brings are known by name, so
/// that nothing depends on seeing their declarations.
final class MappingReader {
    private static final String BIND = "org.springframework.web.bind.annotation.";
    private static final String SERVICE = "org.springframework.web.service.annotation.";
    private static final Map<String, String> METHOD = Map.ofEntries(
            Map.entry(BIND + "GetMapping", "GET"),
            Map.entry(BIND + "PostMapping", "POST"),
            Map.entry(BIND + "PutMapping", "PUT"),
            Map.entry(BIND + "DeleteMapping", "DELETE"),
            Map.entry(BIND + "PatchMapping", "PATCH"),
            Map.entry(SERVICE + "GetExchange", "GET"),
            Map.entry(SERVICE + "PostExchange", "POST"),
            Map.entry(SERVICE + "PutExchange", "PUT"),
            Map.entry(SERVICE + "DeleteExchange", "DELETE"),
            Map.entry(SERVICE + "PatchExchange", "PATCH"),
            Map.entry(BIND + "RequestMapping", ""),
            Map.entry(SERVICE + "HttpExchange", ""));
    private static final Set<String> HTTP_METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

    private final Annotations annotations;
    private final Constants constants;

    MappingReader(Program program, Annotations annotations) {
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    Optional<Mapping> read(List<Annotation> declared) {
        return annotations.find(declared, METHOD.keySet()).map(this::mapping);
    }

    private Mapping mapping(Found found) {
        boolean exchange = found.type().startsWith(SERVICE);
        Listing<String> paths = texts(found, exchange ? List.of("url", "value") : List.of("path", "value"));
        Listing<String> methods = methods(found, exchange);
        List<String> conditions = new ArrayList<>();
        for (String attribute : List.of("params", "headers", "version")) {
            texts(found, List.of(attribute)).values().forEach(it -> conditions.add(attribute + "=" + it));
        }
        return new Mapping(
                paths.values(),
                methods.values(),
                texts(found, List.of(exchange ? "contentType" : "consumes")).values(),
                texts(found, List.of(exchange ? "accept" : "produces")).values(),
                conditions,
                paths.complete() && methods.complete(),
                found.at());
    }

    private Listing<String> methods(Found found, boolean exchange) {
        String fixed = METHOD.getOrDefault(found.type(), "");
        if (!fixed.isEmpty()) {
            return new Listing<>(List.of(fixed), true);
        }
        if (exchange) {
            return texts(found, List.of("method"));
        }
        Listing<String> named =
                found.value("method").map(constants::names).orElseGet(() -> new Listing<>(List.of(), true));
        List<String> known =
                named.values().stream().filter(HTTP_METHODS::contains).toList();
        return new Listing<>(
                known, named.complete() && known.size() == named.values().size());
    }

    private Listing<String> texts(Found found, List<String> attributes) {
        return found.value(attributes.toArray(String[]::new))
                .map(constants::texts)
                .orElseGet(() -> new Listing<>(List.of(), true));
    }
}
