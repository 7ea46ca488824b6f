package dev.lintel.practice.integrity;

import dev.lintel.graph.Settings;
import dev.lintel.graph.Settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How many connections the application's pool holds, as its settings say.
final class ConnectionPool {
    /// HikariCP, Druid, Tomcat, DBCP 2, Agroal: the ends of keys, whatever the data source is called.
    private static final List<String> KEYS = List.of(
            "hikari.maximum-pool-size", "druid.max-active", "tomcat.max-active", "dbcp2.max-total", "jdbc.max-size");
    private static final Set<String> NOT_RUNNING = Set.of("test", "dev", "local", "development");
    private static final int LONGEST = 5;

    private ConnectionPool() {}

    /// Empty when the settings say nothing, or different things for different data sources or profiles: a data source
    /// that the code makes has no default that we know.
    static Optional<Long> size(Settings settings) {
        Set<String> sizes = settings.all().stream()
                .filter(setting ->
                        setting.key().contains("datasource") && KEYS.stream().anyMatch(setting.key()::endsWith))
                .filter(setting -> !NOT_RUNNING.contains(setting.profile()))
                .map(Setting::value)
                .collect(Collectors.toSet());
        return sizes.size() == 1
                ? sizes.stream()
                        .filter(ConnectionPool::isNumber)
                        .map(Long::valueOf)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(Character::isDigit);
    }
}
