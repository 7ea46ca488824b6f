package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends chooses which host this service calls.
public final class Ssrf implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-ssrf",
            Risk.HIGH,
            "outbound host/scheme is not input; redirects and private ranges are refused",
            """
            The service stands inside the network. Asked for `http://169.254.169.254/` it hands out the cloud's credentials, \
            asked for `http://localhost:9200/` what only neighbours should see.""",
            "Worst on endpoints that anyone may call; a path behind a fixed host is left alone.",
            "Checks on the text fail on `http://good@evil`, on names that resolve differently the second time, and on redirects.",
            """
            ```java
            private static final Map<String, URI> PARTNERS = Map.of("a", URI.create("https://a.example"));
            URI base = PARTNERS.get(partner);
            ```""",
            List.of("CWE-918", "OWASP A01:2025", "OWASP API7:2023", "OWASP SSRF Prevention Cheat Sheet"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("url");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("url", "url-part");
    }

    /// Behind a host that was decided before it, or behind a path on the host that the client has.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return Position.of(taint, arrival).behindOwnPath()
                || Position.of(taint, arrival.value().part("spec").pieces()).behindAuthority();
    }

    /// What the service connects to is for them to set up.
    @Override
    public Risk riskByOperators() {
        return Risk.LOW;
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("let this service call hosts inside the network", "chooses the host", "is called");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        if (arrival.sink().endsWith("DriverManager#getConnection")) {
            return Optional.of(
                    new Fix("Choose the database from a fixed set, options of its driver included.", """
                    - DriverManager.getConnection(url, user, password)
                    + DriverManager.getConnection(DATABASES.get(name), user, password)""", List.of()));
        }
        return Optional.of(
                new Fix("Choose the host from a fixed set; send the input as path or query only.", """
                - rest.getForObject(url, String.class)
                + rest.getForObject(PARTNERS.get(partner) + "/status", String.class)""", List.of()));
    }
}
