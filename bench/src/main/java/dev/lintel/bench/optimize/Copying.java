package dev.lintel.bench.optimize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, in chunks.
final class Copying implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK);

    private Copying(CopyIn copy) {
        this.copy = copy;
    }

    static Copying into(Connection connection, String table) throws SQLException {
        return new Copying(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin with (delimiter '|')"));
    }

    /// @param row values between bars
    void add(String row) throws SQLException {
        chunk.writeBytes((row + "\n").getBytes(StandardCharsets.UTF_8));
        if (chunk.size() >= CHUNK) {
            send();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
        chunk.reset();
    }

    @Override
    public void close() throws SQLException {
        send();
        copy.endCopy();
    }
}
