package dev.lintel.source;

/// Names one file of the target: its path relative to the workspace's root, with `/` between the parts.
public record SourceId(String path) implements Comparable<SourceId> {
    /// The last part of the path, `OrderController.java`.
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(SourceId other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
