package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// Keeps JGit from looking outside the repository: without this it starts the `git` program to find the machine's
/// configuration, reads the user's, and writes probe files beside the packs to measure the clock of the file
/// system.
final class QuietGit extends SystemReader.Delegate {
    private QuietGit(SystemReader plain) {
        super(plain);
    }

    /// The repository that a folder is in, for the caller to close; empty outside of one.
    ///
    /// @param folder as [Path#toRealPath] gives it
    /// @throws IOException where there is one that cannot be read
    static Optional<Repository> open(Path folder) throws IOException {
        install();
        FileRepositoryBuilder where = new FileRepositoryBuilder().findGitDir(folder.toFile());
        return where.getGitDir() == null
                ? Optional.empty()
                : Optional.of(where.setMustExist(true).build());
    }

    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietGit)) {
            SystemReader.setInstance(new QuietGit(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    /// A configuration without a file that answers the one question whose default costs writes.
    private static final class Empty extends FileBasedConfig {
        private static final long ASSUMED_CLOCK_NANOS = TimeUnit.SECONDS.toNanos(2);

        Empty(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(ASSUMED_CLOCK_NANOS, TimeUnit.NANOSECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
