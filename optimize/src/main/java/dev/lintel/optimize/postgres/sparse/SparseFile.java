package dev.lintel.optimize.postgres.sparse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A relation's file, as long as wanted and without taking room: the planner asks for a file's length alone, and
/// blocks of zeroes are legal. Files are cut into segments of 1 GiB, as PostgreSQL does.
final class SparseFile {
    static final int BLOCK = 8192;
    private static final long SEGMENT = 1L << 30;

    private SparseFile() {}

    static void extend(Path first, long blocks) throws IOException {
        long left = blocks * BLOCK;
        for (int i = 0; i == 0 || left > 0; i++) {
            long length = Math.min(SEGMENT, left);
            Path file = i == 0 ? first : segment(first, i);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
                if (channel.size() < length) {
                    channel.write(ByteBuffer.allocate(1), length - 1);
                }
            }
            if (i > 0) {
                Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(first));
                Files.setOwner(file, Files.getOwner(first));
            }
            left -= length;
        }
    }

    /// Empty again, so that an index can be made on it at once.
    static void empty(Path first) throws IOException {
        for (int i = 1; Files.deleteIfExists(segment(first, i)); i++) {
            // one after the other
        }
        try (FileChannel channel = FileChannel.open(first, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private static Path segment(Path first, int number) {
        return first.resolveSibling(first.getFileName() + "." + number);
    }
}
