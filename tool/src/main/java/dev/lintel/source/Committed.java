package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// What the newest commit holds. git ignores only files that nobody committed, so a committed file that an ignore
/// rule also names (`*application.properties`, forced in once) is a part of the backend. Opened when first asked,
/// since hardly any folder has such a file; outside a repository, and in one that cannot be read, nothing is
/// committed.
final class Committed implements AutoCloseable {
    private final Path root;
    private boolean opened;
    private @Nullable Repository repository;
    private @Nullable ObjectId tree;
    private String prefix = "";

    Committed(Path root) {
        this.root = root;
    }

    /// @param path from the root, with `/`
    boolean has(String path) {
        try {
            open();
            if (repository == null || tree == null) {
                return false;
            }
            try (TreeWalk found = TreeWalk.forPath(repository, prefix + path, tree)) {
                return found != null;
            }
        } catch (IOException _) {
            return false;
        }
    }

    private void open() throws IOException {
        if (opened) {
            return;
        }
        opened = true;
        try {
            Optional<Repository> found = QuietGit.open(root);
            if (found.isPresent()) {
                repository = found.get();
                tree = found.get().resolve("HEAD^{tree}");
                prefix = Revision.prefix(found.get(), root);
            }
        } catch (RepositoryNotFoundException | IllegalArgumentException _) {
            tree = null;
        }
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
    }
}
