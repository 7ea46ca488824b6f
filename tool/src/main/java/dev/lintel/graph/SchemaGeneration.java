package dev.lintel.graph;

import dev.lintel.graph.Settings.Setting;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// That the mapping framework makes or changes the tables by itself when the service starts in production. What
/// only a developer's profile says is nothing of production, and where a profile of production says otherwise, that
/// holds.
///
/// Source: Hibernate ORM User Guide, "Schema generation"; Jakarta Persistence 3.2, section 9.4.
///
/// @param setting that says so
public record SchemaGeneration(Setting setting) {
    private static final List<String> KEYS = List.of(
            // the framework's own keys go before Spring's shorter one
            "spring.jpa.properties.hibernate.hbm2ddl.auto",
            "spring.jpa.properties.jakarta.persistence.schema-generation.database.action",
            "spring.jpa.properties.javax.persistence.schema-generation.database.action",
            "spring.jpa.hibernate.ddl-auto",
            "quarkus.hibernate-orm.schema-management.strategy",
            "quarkus.hibernate-orm.database.generation");
    private static final Set<String> ACTIONS =
            Set.of("update", "create", "create-only", "create-drop", "drop-and-create");

    private static final List<String> ADDRESSES = List.of(
            "spring.datasource.url",
            "spring.datasource.jdbc-url",
            "spring.datasource.hikari.jdbc-url",
            "quarkus.datasource.jdbc.url");
    private static final List<String> HINTS = List.of(
            "quarkus.datasource.db-kind",
            "spring.datasource.driver-class-name",
            "spring.jpa.database-platform",
            "spring.jpa.properties.hibernate.dialect");
    private static final List<String> EMBEDDED = List.of("h2", "hsqldb", "derby", "sqlite");

    /// Empty where production leaves the schema alone, and where the settings do not say what it does.
    public static Optional<SchemaGeneration> inProduction(Settings settings) {
        return first(settings, KEYS).map(SchemaGeneration::new).filter(found -> ACTIONS.contains(found.action()));
    }

    /// As it is configured, in small letters: `update`, `create`, `create-drop`, `drop-and-create` or
    /// `create-only`.
    public String action() {
        return setting.value().strip().toLowerCase(Locale.ROOT);
    }

    /// Whether the tables that are there go first: at `create` by Hibernate's keys, which end in `auto`, but not by
    /// the standard's and Quarkus's, where it only creates.
    public boolean drops() {
        return switch (action()) {
            case "create-drop", "drop-and-create" -> true;
            case "create" -> setting.key().endsWith("auto");
            default -> false;
        };
    }

    /// What names the database server of production: its address, else its kind, driver or dialect. Empty for
    /// databases in memory or in a file beside the service, whatever dialect they imitate, and for what comes from
    /// outside.
    public static Optional<Setting> server(Settings settings) {
        return first(settings, ADDRESSES)
                .or(() -> first(settings, HINTS))
                .filter(setting -> dialect(setting).isPresent());
    }

    /// Which server's SQL the database speaks; [Dialect#OTHER] for one that is known by name alone.
    ///
    /// @param server as [#server(Settings)] gives it
    public static Optional<Dialect> dialect(Setting server) {
        String value = server.value().strip().toLowerCase(Locale.ROOT);
        if (EMBEDDED.stream().anyMatch(each -> value.equals(each) || value.startsWith("jdbc:" + each))) {
            return Optional.empty();
        }
        return Dialect.named(value)
                .filter(dialect -> dialect != Dialect.H2)
                .or(() -> value.contains("db2") ? Optional.of(Dialect.OTHER) : Optional.empty());
    }

    /// Of those that are set to something known; what comes from outside is passed over.
    private static Optional<Setting> first(Settings settings, List<String> keys) {
        return keys.stream()
                .flatMap(key -> settings.inProduction(key).stream())
                .filter(setting -> !setting.value().contains("${"))
                .findFirst();
    }
}
