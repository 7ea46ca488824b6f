package dev.lintel.read.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The data files of this package: one row a line, columns parted by tabs, `#` begins a remark.
final class Rows {
    private Rows() {}

    static List<List<String>> of(String file) {
        try (InputStream in = Rows.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Lintel was packed without " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
