package dev.lintel.guard.answer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/// Answers with a list of any length, one JSON text a line (`application/x-ndjson`), of which only a few rows are in
/// memory: they come through a cursor as fast as the client reads. A failure in between breaks the connection off, so
/// that nobody takes half a list for a whole one.
///
/// A statement runs on another thread than the handler. What belongs to the request, its caller, is bound before:
/// ```java
/// var mine = ndjson.client().sql("select … where customer_id = :owner order by id").param("owner", owner.number());
/// return ndjson.of(() -> mine.query(Order.class).stream());
/// ```
public final class Ndjson {
    private static final MediaType TYPE = MediaType.parseMediaType("application/x-ndjson");
    private static final int ROWS = 500;

    private final ObjectWriter lines;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;

    /// @param jdbc becomes one of its own that fetches few rows at a time
    public Ndjson(JsonMapper mapper, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.lines = mapper.writer().withRootValueSeparator("\n");
        this.jdbc = jdbc;
        jdbc.setFetchSize(ROWS);
        this.reading = new TransactionTemplate(transactions);
        // without a transaction PostgreSQL's driver reads all rows at once, whatever the fetch size
        this.reading.setReadOnly(true);
    }

    /// Statements whose rows come a few at a time, inside of [#of].
    public JdbcClient client() {
        return JdbcClient.create(jdbc);
    }

    /// @param rows opened when the answer begins, closed when it ends, however it ends
    public <T> ResponseEntity<StreamingResponseBody> of(Supplier<Stream<T>> rows) {
        StreamingResponseBody body = out -> {
            try {
                reading.executeWithoutResult(status -> write(rows, out));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        };
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header("X-Accel-Buffering", "no")
                .body(body);
    }

    private <T> void write(Supplier<Stream<T>> rows, OutputStream out) {
        try (Stream<T> all = rows.get();
                SequenceWriter writer = lines.writeValues(new Unclosed(out))) {
            all.forEach(writer::write);
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The container ends the answer; a writer that closed it would end one that has failed as if it were whole.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        /// A flush for every row would be a packet for every row.
        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
