package dev.lintel.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/// A revision as a workspace: the tree is read from git's objects, no `git` is run and nothing is checked out.
///
/// What a reader may want is held in memory: objects are packed against each other, so reading on demand from
/// several threads would unpack the same chains again and again.
final class Revision {
    private final Path root;
    private final String prefix;
    private final ObjectReader objects;
    private final List<Listing.Found> found = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, byte[]> texts = new HashMap<>();

    private Revision(Path root, String prefix, ObjectReader objects) {
        this.root = root;
        this.prefix = prefix;
        this.objects = objects;
    }

    static Workspace read(Path folder, String revision) throws IOException {
        Path root = folder.toRealPath();
        try (Repository repository =
                        QuietGit.open(root).orElseThrow(() -> new IOException("is not inside a git repository"));
                ObjectReader objects = repository.newObjectReader()) {
            ObjectId commit = repository.resolve(revision + "^{commit}");
            if (commit == null) {
                throw new IOException("git knows no revision '" + revision + "'");
            }
            return new Revision(root, prefix(repository, root), objects).tree(commit);
        }
    }

    private Workspace tree(ObjectId commit) throws IOException {
        try (RevWalk commits = new RevWalk(objects);
                TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            if (!prefix.isEmpty()) {
                walk.setFilter(PathFilter.create(prefix.substring(0, prefix.length() - 1)));
            }
            while (walk.next()) {
                visit(walk);
            }
        }
        found.sort(Comparator.comparing(Listing.Found::path));
        Origins origins = new Origins(found);
        AndroidApps apps = new AndroidApps(found);
        List<SourceFile> files = found.stream()
                .filter(file -> !apps.own(file))
                .map(origins::classifyByPath)
                .toList();
        return new Workspace(root, files, gaps, file -> held(texts.get(file.id().path()), file));
    }

    private void visit(TreeWalk walk) throws IOException {
        FileMode mode = walk.getFileMode(0);
        boolean plain = mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        String path = walk.getPathString().substring(prefix.length());
        if (!plain || !Origins.isRead(path)) {
            return;
        }
        ObjectId blob = walk.getObjectId(0);
        long size = objects.getObjectSize(blob, Constants.OBJ_BLOB);
        if (size > Workspace.LARGEST) {
            gaps.add(new Gap(Span.ofFile(new SourceId(path)), "is too large in this revision", "it is not read"));
            return;
        }
        found.add(new Listing.Found(path, root.resolve(path), size));
        texts.put(path, objects.open(blob).getBytes());
    }

    private static byte[] held(byte @Nullable [] bytes, SourceFile file) throws IOException {
        if (bytes == null) {
            throw new IOException("not in this revision: " + file.id());
        }
        return bytes;
    }

    /// The folder's path inside the repository, ending with `/`; `""` for the whole.
    static String prefix(Repository repository, Path root) throws IOException {
        Path top = repository.getWorkTree().toPath().toRealPath();
        String inside = top.relativize(root).toString().replace(File.separatorChar, '/');
        return inside.isEmpty() ? "" : inside + "/";
    }
}
