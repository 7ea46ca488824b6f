package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/// Since which revision a folder has a change that somebody wants looked at: what is not committed, else what the
/// branch brings, else what the newest commit brought.
///
/// A file is compared by its size and time with what git noted when it last wrote it, and by its bytes where these
/// differ; git's filters are not run, since they are programs that the repository names.
public final class Since {
    /// Where branches leave from, by custom.
    private static final List<String> TRUNKS = List.of(
            "refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "main", "master");

    private static final int SHORT = 8;

    private final Path root;
    private final Repository repository;
    private final String prefix;

    private Since(Path root, Repository repository, String prefix) {
        this.root = root;
        this.repository = repository;
        this.prefix = prefix;
    }

    /// As `--diff` takes it.
    ///
    /// @return empty outside a repository, before the second commit, and where the repository cannot be read
    public static Optional<String> newest(Path folder) {
        try {
            Path root = folder.toRealPath();
            Optional<Repository> found = QuietGit.open(root);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (Repository repository = found.get();
                    RevWalk commits = new RevWalk(repository)) {
                @Nullable ObjectId head = repository.resolve(Constants.HEAD);
                return head == null
                        ? Optional.empty()
                        : new Since(root, repository, Revision.prefix(repository, root))
                                .revision(commits, commits.parseCommit(head));
            }
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<String> revision(RevWalk commits, RevCommit head) throws IOException {
        if (isDirty(head)) {
            return Optional.of("HEAD");
        }
        Optional<ObjectId> left = leaving(commits, head);
        if (left.isPresent()) {
            return Optional.of(left.get().abbreviate(SHORT).name());
        }
        return head.getParentCount() == 0 ? Optional.empty() : Optional.of("HEAD~1");
    }

    /// The commit in which the branch left the trunk, unless it is the newest.
    private Optional<ObjectId> leaving(RevWalk commits, RevCommit head) throws IOException {
        for (String trunk : TRUNKS) {
            @Nullable ObjectId tip = repository.resolve(trunk);
            if (tip != null) {
                commits.reset();
                commits.setRevFilter(RevFilter.MERGE_BASE);
                commits.markStart(head);
                commits.markStart(commits.parseCommit(tip));
                return Optional.<ObjectId>ofNullable(commits.next()).filter(base -> !base.equals(head));
            }
        }
        return Optional.empty();
    }

    private boolean isDirty(RevCommit head) throws IOException {
        Map<String, ObjectId> committed = committed(head);
        @Nullable DirCache index = repository.isBare() ? null : repository.readDirCache();
        for (SourceFile file : Workspace.of(root).files()) {
            @Nullable ObjectId known = committed.remove(file.id().path());
            if (Origins.isRead(file.id().path()) && (known == null || !isSame(file, known, index))) {
                return true;
            }
        }
        // What an ignore rule hides is there and is not looked at.
        return committed.keySet().stream().anyMatch(path -> !Files.exists(root.resolve(path)));
    }

    private Map<String, ObjectId> committed(RevCommit head) throws IOException {
        Map<String, ObjectId> committed = new HashMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(head.getTree());
            walk.setRecursive(true);
            if (!prefix.isEmpty()) {
                walk.setFilter(PathFilter.create(prefix.substring(0, prefix.length() - 1)));
            }
            while (walk.next()) {
                String path = walk.getPathString().substring(prefix.length());
                if (Origins.isRead(path)) {
                    committed.put(path, walk.getObjectId(0));
                }
            }
        }
        return committed;
    }

    private boolean isSame(SourceFile file, ObjectId committed, @Nullable DirCache index) throws IOException {
        @Nullable
        DirCacheEntry noted =
                index == null ? null : index.getEntry(prefix + file.id().path());
        if (noted != null
                && noted.getObjectId().equals(committed)
                && noted.getLength() == file.size()
                && noted.getLastModifiedInstant()
                        .equals(Files.getLastModifiedTime(file.path()).toInstant())) {
            return true;
        }
        try (ObjectInserter ids = new ObjectInserter.Formatter()) {
            return ids.idFor(Constants.OBJ_BLOB, Files.readAllBytes(file.path()))
                    .equals(committed);
        }
    }
}
