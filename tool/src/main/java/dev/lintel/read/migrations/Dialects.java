package dev.lintel.read.migrations;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which database a module uses: its configuration, else the drivers in its build file.
final class Dialects {
    private static final Set<String> BUILD_FILES = Set.of("pom.xml", "build.gradle", "build.gradle.kts");
    private static final Map<Dialect, List<String>> DRIVERS = drivers();

    private final Map<String, ModuleSettings> settings;
    private final Map<String, Dialect> byDriver;

    private Dialects(Map<String, ModuleSettings> settings, Map<String, Dialect> byDriver) {
        this.settings = settings;
        this.byDriver = byDriver;
    }

    static Dialects of(Workspace workspace, Map<String, ModuleSettings> settings) {
        Map<String, Dialect> byDriver = new HashMap<>();
        workspace
                .files(file -> BUILD_FILES.contains(file.id().fileName()) && file.origin() == Origin.MAIN)
                .forEach(file -> driver(file, workspace).ifPresent(found -> byDriver.putIfAbsent(folder(file), found)));
        return new Dialects(settings, byDriver);
    }

    private static String folder(SourceFile file) {
        String path = file.id().path();
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// The one driver that a server's database has; H2 counts only when it is alone.
    private static Optional<Dialect> driver(SourceFile file, Workspace workspace) {
        String text;
        try {
            text = workspace.text(file).toLowerCase(Locale.ROOT);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        List<Dialect> found = DRIVERS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
        List<Dialect> servers =
                found.stream().filter(each -> each != Dialect.H2).toList();
        if (servers.size() == 1) {
            return Optional.of(servers.getFirst());
        }
        return servers.isEmpty() && !found.isEmpty() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Map<Dialect, List<String>> drivers() {
        Map<Dialect, List<String>> all = new EnumMap<>(Dialect.class);
        all.put(Dialect.POSTGRESQL, List.of("org.postgresql", "quarkus-jdbc-postgresql", "r2dbc-postgresql"));
        all.put(
                Dialect.MYSQL,
                List.of("mysql-connector", "mariadb-java-client", "quarkus-jdbc-mysql", "quarkus-jdbc-mariadb"));
        all.put(Dialect.H2, List.of("com.h2database"));
        all.put(Dialect.ORACLE, List.of("ojdbc"));
        all.put(Dialect.SQLSERVER, List.of("mssql-jdbc"));
        return all;
    }

    /// What is known of the module or of one around it.
    Optional<Dialect> of(String module) {
        for (String folder = module; ; folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')))) {
            ModuleSettings own = settings.get(folder);
            Optional<Dialect> found = own == null ? Optional.empty() : own.dialect();
            if (found.isPresent()) {
                return found;
            }
            Dialect driver = byDriver.get(folder);
            if (driver != null) {
                return Optional.of(driver);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /// What the modules of the repository agree on.
    Optional<Dialect> ofAny() {
        List<Dialect> found = settings.values().stream()
                .flatMap(each -> each.dialect().stream())
                .filter(each -> each != Dialect.H2)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// The dialect that a part of the path names, as `db/migration/mysql/V1__a.sql` does.
    static Optional<Dialect> ofPath(String path) {
        int end = path.lastIndexOf('/');
        while (end > 0) {
            int start = path.lastIndexOf('/', end - 1);
            String part = path.substring(start + 1, end);
            Optional<Dialect> found = vendor(part);
            if (found.isPresent()) {
                return found;
            }
            end = start;
        }
        return Optional.empty();
    }

    /// A folder's name that is a vendor's and nothing else.
    static Optional<Dialect> vendor(String folder) {
        return switch (folder.toLowerCase(Locale.ROOT)) {
            case "postgresql", "postgres", "pg", "pgsql" -> Optional.of(Dialect.POSTGRESQL);
            case "mysql", "mariadb" -> Optional.of(Dialect.MYSQL);
            case "h2" -> Optional.of(Dialect.H2);
            case "oracle" -> Optional.of(Dialect.ORACLE);
            case "sqlserver", "mssql" -> Optional.of(Dialect.SQLSERVER);
            case "hsqldb", "db2", "sqlite", "derby" -> Optional.of(Dialect.OTHER);
            default -> Optional.empty();
        };
    }
}
