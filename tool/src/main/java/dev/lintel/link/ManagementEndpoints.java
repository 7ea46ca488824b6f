package dev.lintel.link;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Settings.Library;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Spring Boot's actuator as one application has it configured: what is exposed over HTTP, under which path. It
/// is made here and not by a reader, since only here the settings and libraries of one application stand together.
/// Keys as in the Spring Boot reference, "Production-ready Features".
///
/// @param gaps what the configuration leaves open
record ManagementEndpoints(List<Fact.Handler> handlers, List<Gap> gaps) {
    private static final String BOOT = "org.springframework.boot";
    private static final Set<String> WEB =
            Set.of("spring-boot-starter-web", "spring-boot-starter-webmvc", "spring-boot-starter-webflux");
    private static final String EXPOSURE = "management.endpoints.web.exposure.";
    private static final ManagementEndpoints NONE = new ManagementEndpoints(List.of(), List.of());

    ManagementEndpoints {
        handlers = List.copyOf(handlers);
        gaps = List.copyOf(gaps);
    }

    /// @param served whether the application answers HTTP requests of its own
    static ManagementEndpoints of(Settings settings, boolean served) {
        Optional<Library> actuator = settings.libraries().stream()
                .filter(each -> each.group().equals(BOOT) && each.artifact().equals("spring-boot-starter-actuator"))
                .findFirst();
        BootVersion boot = BootVersion.of(settings);
        boolean web = served
                || settings.libraries().stream()
                        .anyMatch(each -> each.group().equals(BOOT) && WEB.contains(each.artifact()));
        boolean off =
                value(settings, "management.server.port").filter("-1"::equals).isPresent();
        return actuator.isEmpty() || !web || off || boot.known() && !boot.atLeast(2, 0)
                ? NONE
                : new Reading(settings, boot).read(actuator.get().at());
    }

    private static Optional<String> value(Settings settings, String key) {
        return settings.get(key).map(Setting::value).map(String::strip);
    }

    private record Reading(Settings settings, BootVersion boot) {
        ManagementEndpoints read(Span dependency) {
            Optional<Setting> written = first(EXPOSURE + "include");
            Span at = written.map(Setting::at).orElse(dependency);
            List<String> include = written.isPresent() ? values(EXPOSURE + "include") : byDefault();
            List<String> exclude = values(EXPOSURE + "exclude");
            if (Stream.concat(include.stream(), exclude.stream()).anyMatch(each -> each.contains("${"))) {
                Gap gap = new Gap(
                        at,
                        "which management endpoints are exposed comes from outside the repository",
                        "management endpoints are missing");
                return new ManagementEndpoints(List.of(), List.of(gap));
            }
            List<Fact.Handler> handlers = new ArrayList<>();
            for (ActuatorEndpoint endpoint : ActuatorEndpoint.all()) {
                boolean exposed = names(include, endpoint.id()) && !names(exclude, endpoint.id());
                if (exposed && exists(endpoint) && !access(endpoint).equals("none")) {
                    handlers.addAll(handlers(endpoint, at));
                }
            }
            return new ManagementEndpoints(handlers, List.of());
        }

        /// Spring Boot 2.5 release notes: `info` is no longer exposed by default.
        private List<String> byDefault() {
            return boot.known() && !boot.atLeast(2, 5) ? List.of("health", "info") : List.of("health");
        }

        private static boolean names(List<String> ids, String id) {
            return ids.contains("*") || ids.contains(id);
        }

        private boolean exists(ActuatorEndpoint endpoint) {
            return switch (endpoint.needs()) {
                case NOTHING, OPENED, OPENED_SINCE_3_5 -> true;
                case CACHES -> !boot.atLeast(4, 0) || settings.has(BOOT, "spring-boot-starter-cache");
                case BOOT_3_3 -> boot.atLeast(3, 3);
                case PROMETHEUS -> settings.has("io.micrometer", "micrometer-registry-prometheus");
                case FLYWAY ->
                    settings.has("org.flywaydb", "flyway-core") || settings.has(BOOT, "spring-boot-starter-flyway");
                case LIQUIBASE ->
                    settings.has("org.liquibase", "liquibase-core")
                            || settings.has(BOOT, "spring-boot-starter-liquibase");
                case LOG_FILE ->
                    Stream.of("logging.file.name", "logging.file.path")
                            .anyMatch(key -> settings.get(key).isPresent());
            };
        }

        /// `none`, `read-only` or `unrestricted`. What cannot be told to be open is not made up.
        private String access(ActuatorEndpoint endpoint) {
            String own = "management.endpoint." + endpoint.id();
            return value(settings, own + ".access")
                    .or(() -> switched(own + ".enabled"))
                    .or(() -> value(settings, "management.endpoints.access.default"))
                    .or(() -> switched("management.endpoints.enabled-by-default"))
                    .map(text -> text.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .filter(Set.of("none", "read-only", "unrestricted")::contains)
                    .orElseGet(() -> openByDefault(endpoint) ? "unrestricted" : "none");
        }

        private Optional<String> switched(String key) {
            return value(settings, key).map(value -> switch (value) {
                case "true" -> "unrestricted";
                case "false" -> "none";
                default -> value;
            });
        }

        private boolean openByDefault(ActuatorEndpoint endpoint) {
            return switch (endpoint.needs()) {
                case OPENED -> false;
                case OPENED_SINCE_3_5 -> boot.known() && !boot.atLeast(3, 5);
                case NOTHING, CACHES, BOOT_3_3, PROMETHEUS, FLYWAY, LIQUIBASE, LOG_FILE -> true;
            };
        }

        private List<Fact.Handler> handlers(ActuatorEndpoint endpoint, Span at) {
            String base = value(settings, "management.endpoints.web.base-path").orElse("/actuator");
            String mapped = value(settings, "management.endpoints.web.path-mapping." + endpoint.id())
                    .orElse(endpoint.id());
            String path = RoutePrefix.join(base.equals("/") ? "" : base, mapped);
            String type = endpoint.typeIn(boot);
            return endpoint.allowed(access(endpoint).equals("read-only"))
                    .map(operation -> new Fact.Handler(
                            new MethodId(type, operation.name(), List.of()),
                            type,
                            List.of(new Route(
                                    operation.method(), path + operation.below(), List.of(), List.of(), port())),
                            List.of(),
                            new Answer("", Answer.Shape.UNKNOWN, true, List.of(), at),
                            Exposure.MANAGEMENT,
                            Fact.Base.MANAGEMENT,
                            List.of(),
                            at))
                    .toList();
        }

        /// A port of its own is the one thing that tells these routes from those of the application.
        private List<String> port() {
            return value(settings, "management.server.port").map(port -> "port=" + port).stream()
                    .toList();
        }

        private Optional<Setting> first(String key) {
            return settings.get(key).or(() -> settings.get(key + "[0]"));
        }

        private List<String> values(String key) {
            List<String> indexed = Stream.iterate(0, index -> index + 1)
                    .map(index -> value(settings, key + "[" + index + "]"))
                    .takeWhile(Optional::isPresent)
                    .flatMap(Optional::stream)
                    .toList();
            return (indexed.isEmpty() ? value(settings, key).stream() : indexed.stream())
                    .flatMap(value -> Stream.of(value.split(",")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }
    }
}
