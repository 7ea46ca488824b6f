package dev.lintel.optimize.postgres.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/// Unpacks the `.txz` of the binaries: plain files, folders and links of the ustar format (POSIX.1-1988), with names
/// of up to 256 bytes; anything else in it is refused. Nothing is written outside of the target.
final class Archive {
    private static final int BLOCK = 512;

    private Archive() {}

    static void unpack(InputStream packed, Path target) throws IOException {
        try (InputStream in = new XZInputStream(new BufferedInputStream(packed, 1 << 16))) {
            byte[] header = new byte[BLOCK];
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                entry(in, header, target);
            }
        }
    }

    private static void entry(InputStream in, byte[] header, Path target) throws IOException {
        String prefix = text(header, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
        Path file = inside(target, name);
        long size = Long.parseLong(text(header, 124, 12).strip(), 8);
        boolean executable = (Integer.parseInt(text(header, 100, 8).strip(), 8) & 0100) != 0;
        switch (header[156]) {
            case '0', 0 -> {
                Files.createDirectories(parent(file));
                write(in, size, file);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
            case '5' -> Files.createDirectories(file);
            case '2' -> {
                Files.createDirectories(parent(file));
                String to = text(header, 157, 100);
                inside(
                        target,
                        target.relativize(parent(file).resolve(to).normalize()).toString());
                Files.createSymbolicLink(file, Path.of(to));
            }
            default -> throw new IOException("an entry of an unknown kind in the archive of PostgreSQL: " + name);
        }
    }

    private static void write(InputStream in, long size, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            long left = size;
            byte[] buffer = new byte[1 << 15];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the archive of PostgreSQL breaks off in " + file.getFileName());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("a file without a folder in the archive of PostgreSQL");
        }
        return parent;
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive of PostgreSQL points outside of itself: " + name);
        }
        return file;
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }
}
