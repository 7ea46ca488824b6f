package dev.lintel.read.jaxrs;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of the API in both of its generations.
final class Names {
    static final String[] PATH = both("Path");
    static final String[] APPLICATION_PATH = both("ApplicationPath");
    static final String[] HTTP_METHOD = both("HttpMethod");
    static final String[] CONSUMES = both("Consumes");
    static final String[] PRODUCES = both("Produces");
    static final String[] APPLICATION = both("core.Application");
    static final String[] CONTEXT = both("core.Context");
    static final String[] SUSPENDED = both("container.Suspended");
    static final String[] REQUEST_FILTER = both("container.ContainerRequestFilter");
    static final String[] NAME_BINDING = both("NameBinding");
    static final String[] DYNAMIC_FEATURE = both("container.DynamicFeature");
    static final String[] EXCEPTION_MAPPER = both("ext.ExceptionMapper");
    static final Set<String> RESPONSE = Set.of(both("core.Response"));
    static final Set<String> RESPONSE_STATUS = Set.of(both("core.Response.Status"));
    static final Set<String> REST_CLIENTS = Set.of("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");

    private Names() {}

    static String[] both(String name) {
        return new String[] {"jakarta.ws.rs." + name, "javax.ws.rs." + name};
    }

    static Set<String> verbs() {
        return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
                .flatMap(verb -> Stream.of(both(verb)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
