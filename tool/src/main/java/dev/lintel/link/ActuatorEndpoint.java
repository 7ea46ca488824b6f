package dev.lintel.link;

import java.util.List;
import java.util.stream.Stream;

/// A management endpoint that Spring Boot brings, as its actuator API documentation and the annotations on its
/// class tell.
///
/// @param type the class that answers, of Spring Boot 2 and 3
/// @param typeSince4 where that class lives since Spring Boot 4
/// @param operations HTTP method and what follows the endpoint's path, `GET /{name}`
/// @param needs under which circumstances it exists
record ActuatorEndpoint(String id, String type, String typeSince4, List<Operation> operations, Needs needs) {
    private static final String ACTUATE = "org.springframework.boot.actuate.";

    ActuatorEndpoint {
        operations = List.copyOf(operations);
    }

    /// @param name of the method that answers
    record Operation(String method, String below, String name) {
        boolean reads() {
            return method.equals("GET");
        }
    }

    /// What must be there beside the actuator.
    enum Needs {
        NOTHING,
        /// The library of caches; a part of every application before Spring Boot 4.
        CACHES,
        /// Spring Boot 3.3.
        BOOT_3_3,
        /// Asked for by name: dangerous, closed by default.
        OPENED,
        /// Like `OPENED`, but since Spring Boot 3.5 only (release notes, "Actuator 'heapdump' Endpoint").
        OPENED_SINCE_3_5,
        /// The registry for Prometheus.
        PROMETHEUS,
        FLYWAY,
        LIQUIBASE,
        /// The log is written to a file.
        LOG_FILE
    }

    /// Those whose existence the build files and the configuration decide, in the order of their ids.
    static List<ActuatorEndpoint> all() {
        return List.of(
                of("beans", "beans.BeansEndpoint", Needs.NOTHING, get("", "beans")),
                moved(
                        "caches",
                        "cache.CachesEndpoint",
                        "cache.actuate.endpoint.CachesEndpoint",
                        Needs.CACHES,
                        get("", "caches"),
                        get("/{cache}", "cache"),
                        new Operation("DELETE", "", "clearCaches"),
                        new Operation("DELETE", "/{cache}", "clearCache")),
                of(
                        "conditions",
                        "autoconfigure.condition.ConditionsReportEndpoint",
                        Needs.NOTHING,
                        get("", "conditions")),
                of(
                        "configprops",
                        "context.properties.ConfigurationPropertiesReportEndpoint",
                        Needs.NOTHING,
                        get("", "configurationProperties")),
                of(
                        "env",
                        "env.EnvironmentEndpoint",
                        Needs.NOTHING,
                        get("", "environment"),
                        get("/{toMatch}", "environmentEntry")),
                moved(
                        "flyway",
                        "flyway.FlywayEndpoint",
                        "flyway.actuate.endpoint.FlywayEndpoint",
                        Needs.FLYWAY,
                        get("", "flywayBeans")),
                moved(
                        "health",
                        "health.HealthEndpoint",
                        "health.actuate.endpoint.HealthEndpoint",
                        Needs.NOTHING,
                        get("", "health"),
                        get("/{*path}", "healthForPath")),
                of("heapdump", "management.HeapDumpWebEndpoint", Needs.OPENED_SINCE_3_5, get("", "heapDump")),
                of("info", "info.InfoEndpoint", Needs.NOTHING, get("", "info")),
                moved(
                        "liquibase",
                        "liquibase.LiquibaseEndpoint",
                        "liquibase.actuate.endpoint.LiquibaseEndpoint",
                        Needs.LIQUIBASE,
                        get("", "liquibaseBeans")),
                of("logfile", "logging.LogFileWebEndpoint", Needs.LOG_FILE, get("", "logFile")),
                of(
                        "loggers",
                        "logging.LoggersEndpoint",
                        Needs.NOTHING,
                        get("", "loggers"),
                        get("/{name}", "loggerLevels"),
                        new Operation("POST", "/{name}", "configureLogLevel")),
                of("mappings", "web.mappings.MappingsEndpoint", Needs.NOTHING, get("", "mappings")),
                moved(
                        "metrics",
                        "metrics.MetricsEndpoint",
                        "micrometer.metrics.actuate.endpoint.MetricsEndpoint",
                        Needs.NOTHING,
                        get("", "listNames"),
                        get("/{requiredMetricName}", "metric")),
                moved(
                        "prometheus",
                        "metrics.export.prometheus.PrometheusScrapeEndpoint",
                        "micrometer.metrics.export.prometheus.PrometheusScrapeEndpoint",
                        Needs.PROMETHEUS,
                        get("", "scrape")),
                of("sbom", "sbom.SbomEndpoint", Needs.BOOT_3_3, get("", "sboms"), get("/{id}", "sbom")),
                of("scheduledtasks", "scheduling.ScheduledTasksEndpoint", Needs.NOTHING, get("", "scheduledTasks")),
                of("shutdown", "context.ShutdownEndpoint", Needs.OPENED, new Operation("POST", "", "shutdown")),
                of("threaddump", "management.ThreadDumpEndpoint", Needs.NOTHING, get("", "threadDump")));
    }

    private static ActuatorEndpoint of(String id, String type, Needs needs, Operation... operations) {
        return new ActuatorEndpoint(id, ACTUATE + type, ACTUATE + type, List.of(operations), needs);
    }

    private static ActuatorEndpoint moved(String id, String type, String since4, Needs needs, Operation... operations) {
        return new ActuatorEndpoint(
                id, ACTUATE + type, "org.springframework.boot." + since4, List.of(operations), needs);
    }

    private static Operation get(String below, String name) {
        return new Operation("GET", below, name);
    }

    String typeIn(BootVersion boot) {
        return boot.atLeast(4, 0) ? typeSince4 : type;
    }

    /// What is left to callers of this endpoint.
    Stream<Operation> allowed(boolean readOnly) {
        return operations.stream().filter(each -> !readOnly || each.reads());
    }
}
