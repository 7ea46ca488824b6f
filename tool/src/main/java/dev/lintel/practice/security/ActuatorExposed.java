package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Management endpoints that show or change the insides of the service answer everybody.
public final class ActuatorExposed implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-actuator-exposed",
            Risk.HIGH,
            "management, console and documentation endpoints are not public in production",
            """
            `heapdump` hands out the memory with every password and session in it, `env` and `configprops` the \
            configuration, `loggers` lets anybody switch logging to where it writes secrets down or fills the disk. \
            Scanners ask for `/actuator` all day.""",
            "High for a heap dump, the log file and `shutdown`; medium for configuration, threads and log levels; low for "
                    + "lists of beans and routes, on a port of its own, and where no security framework was found.",
            """
            `include: "*"` also exposes what the next version of Spring Boot brings. A port of its own keeps nobody out \
            who can reach the host. Values are masked since Spring Boot 3, their names are not.""",
            """
            ```yaml
            management.endpoints.web.exposure.include: health
            ```
            and a role for the rest:

            ```java
            .requestMatchers(EndpointRequest.to("health")).permitAll()
            .requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole("OPERATIONS")
            ```""",
            List.of("CWE-497", "OWASP A02:2025", "OWASP API8:2023", "OWASP ASVS 13.4.5"));

    /// What a stranger gets from it.
    ///
    /// @param name its id in the configuration
    private record Harm(String name, Risk risk, String gives) {}

    /// By the class that answers, whose simple name no version changed. The others tell nothing that helps anybody.
    private static final Map<String, Harm> HARMS = Map.ofEntries(
            Map.entry(
                    "HeapDumpWebEndpoint", new Harm("heapdump", Risk.HIGH, "the memory, with passwords and sessions")),
            Map.entry("LogFileWebEndpoint", new Harm("logfile", Risk.HIGH, "the log")),
            Map.entry("ShutdownEndpoint", new Harm("shutdown", Risk.HIGH, "the switch that stops the service")),
            Map.entry("EnvironmentEndpoint", new Harm("env", Risk.MEDIUM, "the configuration")),
            Map.entry(
                    "ConfigurationPropertiesReportEndpoint",
                    new Harm("configprops", Risk.MEDIUM, "the configuration of every bean")),
            Map.entry("LoggersEndpoint", new Harm("loggers", Risk.MEDIUM, "the log levels, to change them")),
            Map.entry("ThreadDumpEndpoint", new Harm("threaddump", Risk.MEDIUM, "what every thread does")),
            Map.entry("CachesEndpoint", new Harm("caches", Risk.LOW, "the caches, to empty them")),
            Map.entry("BeansEndpoint", new Harm("beans", Risk.LOW, "the classes of the service")),
            Map.entry("MappingsEndpoint", new Harm("mappings", Risk.LOW, "all routes")),
            Map.entry("ScheduledTasksEndpoint", new Harm("scheduledtasks", Risk.LOW, "the jobs")));

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean kept = backend.controls().edgeAuthenticates().isPresent()
                || setting(backend, "management.server.address")
                        .filter(LOOPBACK::contains)
                        .isPresent();
        List<Endpoint> open = backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.MANAGEMENT)
                .filter(endpoint -> endpoint.access() instanceof Access.Public
                        && harm(endpoint).isPresent())
                .sorted(Comparator.comparing(
                        endpoint -> harm(endpoint).orElseThrow().risk()))
                .toList();
        return kept || open.isEmpty() ? Stream.empty() : Stream.of(finding(backend, open));
    }

    private static Optional<String> setting(Backend backend, String key) {
        return backend.settings().get(key).map(Setting::value).map(String::strip);
    }

    /// Reading log levels harms nobody, setting them does.
    private static Optional<Harm> harm(Endpoint endpoint) {
        String owner = endpoint.handler().owner();
        Harm harm = HARMS.get(owner.substring(owner.lastIndexOf('.') + 1));
        boolean writes = Set.of("loggers", "caches").contains(harm == null ? "" : harm.name());
        return writes && endpoint.route().method().equals("GET") ? Optional.empty() : Optional.ofNullable(harm);
    }

    /// One line of the configuration exposes them all.
    private static Finding finding(Backend backend, List<Endpoint> open) {
        Endpoint worst = open.getFirst();
        Harm harm = harm(worst).orElseThrow();
        Access.Public access = (Access.Public) worst.access();
        boolean unguarded = access.how() == Access.How.NO_SECURITY;
        Judgement judgement = Judgement.from(harm.risk())
                .loweredIf(unguarded, "no security framework was found: a gateway in front may keep callers out")
                .loweredIf(hasOwnPort(backend), "it listens on a port of its own, which has to be reached first")
                .noting("open are: "
                        + open.stream()
                                .map(each -> harm(each).orElseThrow().name())
                                .distinct()
                                .collect(Collectors.joining(", ")));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                Finding.APPLICATION + backend.application().name(),
                "Anyone gets " + harm.gives() + " from " + worst.label() + ": it is exposed and asks for no login.",
                judgement.reasons(),
                "actuator",
                open.stream().map(Endpoint::label).toList(),
                Trail.start(worst.at(), "exposes " + worst.route().path())
                        .then(access.at(), "no login is required there")
                        .guilty(worst.at()),
                Optional.of(new Fix(
                        "Expose health alone, or ask for a role.",
                        "+ management.endpoints.web.exposure.include: health",
                        List.of())));
    }

    private static boolean hasOwnPort(Backend backend) {
        return setting(backend, "management.server.port")
                .filter(port -> !port.equals(setting(backend, "server.port").orElse("8080")))
                .isPresent();
    }
}
