package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.observe.BufferTraffic;
import dev.lintel.optimize.plan.Wording;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The server's state beside its plans.
final class Health {
    private static final int LONG_SECONDS = 300;

    private Health() {}

    static Snapshot.Server server(Reading reading, int version) throws SQLException {
        AtomicReference<Snapshot.Server> found =
                new AtomicReference<>(new Snapshot.Server(0, 0, 1, 0, "", 0, BufferTraffic.UNKNOWN));
        double counted = counted(reading, version);
        BufferTraffic traffic = traffic(reading, version);
        reading.each(
                "counters of the database",
                """
                select current_setting('max_connections')::int,
                       (select count(*) from pg_stat_activity where backend_type = 'client backend'),
                       coalesce(blks_hit / nullif(blks_hit + blks_read, 0)::float8, 1), temp_bytes,
                       coalesce(to_char(stats_reset, 'YYYY-MM-DD'), '')
                  from pg_stat_database where datname = current_database()""",
                row -> found.set(new Snapshot.Server(
                        row.getInt(1),
                        row.getInt(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        String.valueOf(row.getString(5)),
                        counted,
                        traffic)));
        return found.get();
    }

    private static BufferTraffic traffic(Reading reading, int version) throws SQLException {
        AtomicReference<BufferTraffic> found = new AtomicReference<>(BufferTraffic.UNKNOWN);
        if (version >= 160_000) {
            String read = version >= 180_000 ? "read_bytes" : "reads * op_bytes";
            String written = version >= 180_000 ? "write_bytes" : "writes * op_bytes";
            reading.each(
                    "what was read and written (pg_stat_io)",
                    """
                    select coalesce(sum(%1$s), 0), coalesce(sum(%1$s) filter (where context = 'bulkread'), 0),
                           coalesce(sum(%2$s), 0),
                           coalesce(sum(%2$s) filter (where backend_type = 'client backend' and context = 'normal'), 0)
                      from pg_stat_io where object = 'relation'""".formatted(read, written),
                    row -> found.set(
                            new BufferTraffic(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4))));
        }
        return found.get();
    }

    /// Seconds since the counters of statements began, which PostgreSQL 14 and later tell.
    private static double counted(Reading reading, int version) throws SQLException {
        AtomicReference<String> schema = new AtomicReference<>("");
        AtomicReference<Double> seconds = new AtomicReference<>(0.0);
        if (version >= 140_000) {
            reading.each("extensions", """
                    select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                     where e.extname = 'pg_stat_statements'""", row -> schema.set(String.valueOf(row.getString(1))));
        }
        if (!schema.get().isEmpty()) {
            reading.each(
                    "when statements began to be counted",
                    "select extract(epoch from clock_timestamp() - stats_reset) from %s.pg_stat_statements_info"
                            .formatted(schema.get()),
                    row -> seconds.set(row.getDouble(1)));
        }
        return seconds.get();
    }

    /// Transactions that are open for so long, and prepared ones, which no session ends when it goes.
    static void longTransactions(Reading reading, int seconds, List<String> alarms) throws SQLException {
        reading.each("long transactions", """
                select count(*), max(extract(epoch from now() - xact_start)),
                       count(*) filter (where state like 'idle in transaction%%'),
                       (array_agg(pid order by xact_start))[1],
                       (array_agg(application_name order by xact_start))[1]
                  from pg_stat_activity
                 where xact_start < now() - interval '%d seconds' and pid <> pg_backend_pid()
                   and backend_type = 'client backend'""".formatted(seconds), row -> {
            if (row.getInt(1) > 0) {
                alarms.add(String.format(
                        Locale.ROOT,
                        "%s open for more than %s (the oldest for %s, %d of them idle; the "
                                + "first is process %d%s): no dead row younger than them can be removed; set "
                                + "idle_in_transaction_session_timeout.",
                        row.getInt(1) == 1 ? "1 transaction is" : row.getInt(1) + " transactions are",
                        time(seconds),
                        time(row.getDouble(2)),
                        row.getInt(3),
                        row.getInt(4),
                        called(row.getString(5))));
            }
        });
        reading.each("prepared transactions", """
                select count(*), min(gid), max(extract(epoch from now() - prepared)) from pg_prepared_xacts
                 where prepared < now() - interval '%d seconds'""".formatted(seconds), row -> {
            if (row.getInt(1) > 0) {
                alarms.add(String.format(
                        Locale.ROOT,
                        "%d transactions are prepared and neither committed nor rolled back (%s, for %s): they "
                                + "hold their locks and hold vacuum back, over restarts too; commit prepared or "
                                + "rollback prepared.",
                        row.getInt(1),
                        row.getString(2),
                        time(row.getDouble(3))));
            }
        });
    }

    private static String called(@Nullable String application) {
        return application == null || application.isBlank() ? "" : " (" + application + ")";
    }

    private static String time(double seconds) {
        return seconds < 120 ? Math.round(seconds) + " seconds" : Math.round(seconds / 60) + " minutes";
    }

    static List<String> alarms(Reading reading) throws SQLException {
        List<String> alarms = new ArrayList<>();
        reading.each(
                "sequences",
                """
                select s.schemaname || '.' || s.sequencename, s.last_value::float8 / s.max_value::float8,
                       coalesce((select format('%I.%I', c.relname, a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                                   from pg_depend d join pg_class c on c.oid = d.refobjid
                                   join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
                                  where d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass
                                    and d.deptype in ('a', 'i') limit 1), '')
                  from pg_sequences s where s.last_value > 0.5 * s.max_value""",
                row -> alarms.add(String.format(
                        Locale.ROOT,
                        "Sequence %s%s has used %.0f %% of its numbers: inserts fail when they run out; widen the column to "
                                + "bigint before.",
                        row.getString(1),
                        String.valueOf(row.getString(3)).isEmpty() ? "" : " of " + row.getString(3),
                        row.getDouble(2) * 100)));
        reading.each(
                "sequences beside narrow columns",
                """
                select s.schemaname || '.' || s.sequencename, c.relname || '.' || a.attname, s.last_value::float8 / 2147483647
                  from pg_sequences s
                  join pg_depend d on d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass
                                  and d.deptype in ('a', 'i') and d.refobjsubid > 0
                  join pg_class c on c.oid = d.refobjid
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid and a.atttypid = 23
                 where s.max_value > 2147483647 and s.last_value > 1073741823""",
                row -> alarms.add(String.format(
                        Locale.ROOT,
                        "%s is an integer and its sequence %s is at %.0f %% of what an integer holds: widen it to bigint before.",
                        row.getString(2),
                        row.getString(1),
                        row.getDouble(3) * 100)));
        reading.each("age of transactions", """
                select d.datname, age(d.datfrozenxid), mxid_age(d.datminmxid),
                       (select c.oid::regclass::text || ', ' || age(c.relfrozenxid) / 1000000 || ' million'
                          from pg_class c where c.relkind in ('r', 'm', 't') order by age(c.relfrozenxid) desc limit 1)
                  from pg_database d
                 where d.datname = current_database()
                   and greatest(age(d.datfrozenxid), mxid_age(d.datminmxid)) > 1000000000""", row -> {
            boolean shared = row.getDouble(3) > row.getDouble(2);
            alarms.add(String.format(
                    Locale.ROOT,
                    "The oldest %s that is not frozen is %.1f billion old (oldest table: %s); at 2.1 billion the "
                            + "server stops writing: vacuum freeze, and look for what holds vacuum back.",
                    shared ? "row lock of several transactions (multixact)" : "transaction",
                    Math.max(row.getDouble(2), row.getDouble(3)) / 1e9,
                    row.getString(4)));
        });
        reading.each("tables without autovacuum", """
                select count(*), string_agg(c.oid::regclass::text, ', ' order by c.relname)
                  from pg_class c join pg_stat_user_tables s on s.relid = c.oid
                 where array_to_string(c.reloptions, ' ') ~ 'autovacuum_enabled=(false|off|0|no)'
                   and greatest(s.n_dead_tup, s.n_mod_since_analyze) >= 10000""", row -> {
            if (row.getInt(1) > 0) {
                alarms.add(String.format(
                        Locale.ROOT,
                        "Autovacuum is switched off for %s, where many rows changed since: dead rows stay and statistics "
                                + "grow old; alter table … reset (autovacuum_enabled).",
                        row.getString(2)));
            }
        });
        reading.each("whether autovacuum runs", """
                select count(*) from pg_stat_user_tables
                 where not current_setting('autovacuum')::bool and greatest(n_dead_tup, n_mod_since_analyze) >= 10000""", row -> {
            if (row.getInt(1) > 0) {
                alarms.add("Autovacuum is switched off on the whole server: dead rows stay and statistics grow old;"
                        + " alter system set autovacuum = on; select pg_reload_conf().");
            }
        });
        longTransactions(reading, LONG_SECONDS, alarms);
        reading.each("waits for locks", """
                select count(*), max(extract(epoch from clock_timestamp() - w.state_change)),
                       (array_agg(b.pid order by b.xact_start))[1], (array_agg(b.state order by b.xact_start))[1],
                       max(extract(epoch from clock_timestamp() - b.xact_start)),
                       (array_agg(b.application_name order by b.xact_start))[1],
                       (select string_agg(distinct c.relname, ', ')
                          from pg_locks l join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p')
                         where l.mode <> 'AccessShareLock'
                           and l.database = (select oid from pg_database where datname = current_database())
                           and l.pid in (select pid from pg_stat_activity
                               where wait_event_type = 'Lock' and datname = current_database()))
                  from pg_stat_activity w
                  left join pg_stat_activity b on b.pid = any (pg_blocking_pids(w.pid))
                 where w.wait_event_type = 'Lock' and w.datname = current_database()""", row -> {
            if (row.getInt(1) > 0) {
                String holder = row.getString(4) == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; process %d%s, %s, has held on for %s",
                                row.getInt(3),
                                called(row.getString(6)),
                                row.getString(4),
                                time(row.getDouble(5)));
                alarms.add(String.format(
                        Locale.ROOT,
                        "%s for a lock%s, the longest for %s%s: end or shorten the transaction that holds it; "
                                + "lock_timeout bounds the wait.",
                        row.getInt(1) == 1 ? "1 session waits" : row.getInt(1) + " sessions wait",
                        row.getString(7) == null ? "" : " (on " + row.getString(7) + ")",
                        time(row.getDouble(2)),
                        holder));
            }
        });
        reading.each("row level security", """
                select count(*) from pg_class where relrowsecurity""", row -> {
            if (row.getInt(1) > 0) {
                reading.gap(Wording.some(row.getInt(1), "table")
                        + (row.getInt(1) == 1 ? " has" : " have")
                        + " row level security: its conditions are not part of the plans that are tried");
            }
        });
        return alarms;
    }
}
