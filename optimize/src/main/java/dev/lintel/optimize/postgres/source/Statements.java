package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.workload.Asked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// What `pg_stat_statements` counted for this database.
final class Statements {
    private static final int MOST = 5000;

    private Statements() {}

    static List<Asked> read(Reading reading, int version) throws SQLException {
        AtomicReference<String> schema = new AtomicReference<>("");
        reading.each("extensions", """
                select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                 where e.extname = 'pg_stat_statements'""", row -> schema.set(String.valueOf(row.getString(1))));
        if (schema.get().isEmpty()) {
            reading.gap("pg_stat_statements is not installed in this database: which statements take the time is not "
                    + "known, only the state of tables and indexes is");
            return List.of();
        }
        AtomicInteger size = new AtomicInteger(1024);
        reading.each(
                "the length of kept statements",
                "select setting::int from pg_settings where name = 'track_activity_query_size'",
                row -> size.set(row.getInt(1)));
        String time = version >= 130_000 ? "exec_time" : "time";
        String top = version >= 140_000 ? " and toplevel" : "";
        List<Asked> all = new ArrayList<>();
        AtomicInteger hidden = new AtomicInteger();
        reading.each("pg_stat_statements", """
                select queryid::text, query, calls, total_%1$s, stddev_%1$s, rows, shared_blks_hit, shared_blks_read,
                       temp_blks_written
                  from %2$s.pg_stat_statements
                 where dbid = (select oid from pg_database where datname = current_database())%3$s
                 order by total_%1$s desc limit %4$d""".formatted(time, Name.quoted(schema.get()), top, MOST), row -> {
            String text = row.getString(2);
            if (text == null || text.equals("<insufficient privilege>")) {
                hidden.incrementAndGet();
            } else {
                all.add(new Asked(
                        String.valueOf(row.getString(1)),
                        text,
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7),
                        row.getDouble(8),
                        row.getDouble(9),
                        cut(text, size.get())));
            }
        });
        if (hidden.get() > 0) {
            reading.gap(hidden.get() + " statements of other roles, whose text this role may not see: grant it"
                    + " pg_read_all_stats (lintel optimize --grants)");
        }
        return all;
    }

    /// As long as the server keeps of a statement in its list of sessions, and open at the end. The counters have
    /// kept whole texts since PostgreSQL 9.4, so one of that length alone is none that was cut; services that are
    /// built on it may keep less.
    static boolean cut(String text, int size) {
        if (text.length() < size - 1 || text.length() > size) {
            return false;
        }
        int open = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            open += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        char last = text.stripTrailing().charAt(text.stripTrailing().length() - 1);
        boolean ends = Character.isLetterOrDigit(last) || ")];\"'".indexOf(last) >= 0 || text.endsWith("*/");
        return quoted || open > 0 || !ends;
    }
}
