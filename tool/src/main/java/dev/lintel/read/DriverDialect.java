package dev.lintel.read;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.Set;

/// Which database's SQL the target writes, by the driver in its build files.
public final class DriverDialect {
    private static final Set<String> BUILD_FILES = Set.of("pom.xml", "build.gradle", "build.gradle.kts");

    private DriverDialect() {}

    public static Dialect of(Workspace workspace) {
        boolean mysql = false;
        boolean postgresql = false;
        for (SourceFile file : workspace.files()) {
            if (BUILD_FILES.contains(file.id().fileName())) {
                String text = text(workspace, file);
                mysql |= text.contains("mysql") || text.contains("mariadb");
                postgresql |= text.contains("postgresql");
            }
        }
        return mysql && !postgresql ? Dialect.MYSQL : postgresql && !mysql ? Dialect.POSTGRESQL : Dialect.OTHER;
    }

    private static String text(Workspace workspace, SourceFile file) {
        try {
            return workspace.text(file);
        } catch (IOException _) {
            return "";
        }
    }
}
