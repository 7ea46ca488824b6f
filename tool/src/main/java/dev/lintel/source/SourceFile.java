package dev.lintel.source;

import java.nio.file.Path;

/// One file of the target that a reader may open.
///
/// @param path where it is on disk (or in a base revision's object store, see [Workspace#text])
/// @param origin whose code it is
/// @param module the build module that it belongs to, as the path of the module's folder from the root; `""` is the
/// root
/// @param size in bytes
public record SourceFile(SourceId id, Path path, Origin origin, String module, long size) {
    /// Whose code a file is. Practices look at [#MAIN] only; the others are read for what they declare.
    public enum Origin {
        MAIN,
        TEST,
        GENERATED,
        VENDORED
    }

    public boolean endsWith(String suffix) {
        return id.path().endsWith(suffix);
    }
}
