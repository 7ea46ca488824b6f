package dev.lintel.practice.resilience;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// A client waits for another system without any limit.
public final class HttpTimeout implements Practice {
    static final Guide GUIDE = new Guide(
            "res-http-timeout",
            Risk.HIGH,
            "every HTTP/RPC client sets connect, read/response and pool-acquire timeouts",
            """
            Most clients of the JVM wait for ever by default. One peer that accepts connections and does not answer \
            takes one request thread after the other, until none is left and the service is down as well.""",
            "Worse on the way of a request, inside a transaction, and when anyone can call it; better in a job.",
            """
            A connect timeout alone does not help: the peer accepts and stays silent. A timeout that is longer than the \
            caller's own is none. Retries multiply it.""",
            """
            ```java
            var settings = ClientHttpRequestFactorySettings.defaults()
                    .withConnectTimeout(Duration.ofSeconds(1))
                    .withReadTimeout(Duration.ofSeconds(3));
            RestClient client = RestClient.builder()
                    .requestFactory(ClientHttpRequestFactoryBuilder.detect().build(settings))
                    .build();
            ```""",
            List.of("CWE-1088", "OWASP API10:2023", "OWASP ASVS 13.2.6"));

    private static final EndlessWait WAIT = new EndlessWait(GUIDE, EnumSet.of(Client.Kind.HTTP, Client.Kind.RPC));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return WAIT.in(backend, paths);
    }
}
