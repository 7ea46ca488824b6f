package dev.lintel.read.config;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the file of a location as Spring writes it: `classpath:mail.properties`, `optional:file:./local.yml`,
/// `more.yml`. What stands outside of the sources (`configtree:`, `vault:`, `nacos:`) has no file here.
record Locations(Workspace workspace) {
    /// A location of a `@PropertySource`: without a prefix it is on the class path.
    Optional<SourceFile> ofClass(String module, String location) {
        return location.startsWith("file:") ? Optional.empty() : onClassPath(module, withoutPrefix(location));
    }

    /// A location of `spring.config.import`: without a prefix it is seen from the file that imports it.
    Optional<SourceFile> ofImport(SourceFile importing, String location) {
        String bare = location.startsWith("optional:") ? location.substring("optional:".length()) : location;
        if (bare.startsWith("classpath:")) {
            return onClassPath(importing.module(), withoutPrefix(bare));
        }
        String path = bare.startsWith("file:") ? bare.substring("file:".length()) : bare;
        String relative = path.startsWith("./") ? path.substring(2) : path;
        if (relative.indexOf(':') >= 0 || relative.startsWith("/")) {
            return Optional.empty();
        }
        String own = importing.id().path();
        String folder =
                bare.startsWith("file:") ? importing.module() : own.substring(0, Math.max(0, own.lastIndexOf('/')));
        String whole = folder.isEmpty() ? relative : folder + "/" + relative;
        return workspace.file(new SourceId(whole)).filter(ConfigurationFile::isReadable);
    }

    private Optional<SourceFile> onClassPath(String module, String name) {
        String end = "/resources/" + name;
        return files().filter(file -> file.module().equals(module) && file.endsWith(end))
                .findFirst()
                .or(() -> files().filter(file -> file.endsWith(end)).findFirst());
    }

    private Stream<SourceFile> files() {
        return workspace.files(ConfigurationFile::isReadable);
    }

    private static String withoutPrefix(String location) {
        String bare = location.replaceFirst("^classpath\\*?:", "");
        return bare.startsWith("/") ? bare.substring(1) : bare;
    }
}
