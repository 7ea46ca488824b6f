package dev.lintel.bench.optimize.oltp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One row of `key.tsv`: a planted defect or a trap.
///
/// @param statement of the traffic; `-` for none
/// @param found any of these texts, in what is said, is an answer
record Key(String id, String kind, String statement, String object, List<String> found, String why) {
    boolean trap() {
        return kind.startsWith("no-");
    }

    static List<Key> read() throws IOException {
        return text("key.tsv").lines().skip(1).map(Key::of).toList();
    }

    private static Key of(String line) {
        String[] cells = line.split("\t");
        return new Key(cells[0], cells[1], cells[2], cells[3], List.of(cells[4].split("\\|")), cells[5]);
    }

    static String text(String name) throws IOException {
        try (InputStream in = Key.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
