package dev.lintel.guard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals entries once they are committed, in a chain, and verifies it. Sealing is no part of the business's
/// transaction: a chain that is would let one transaction write at a time. So an entry can be changed unseen until
/// it is sealed, a second or so.
public final class AuditChain {
    private static final String COLUMNS = "a.id, (extract(epoch from a.at) * 1000000)::bigint, a.actor, a.address,"
            + " a.agent, a.action, a.object, a.object_id, a.outcome, a.before, a.after, a.trace";
    private static final int WIDTH = 12;
    private static final int AT_ONCE = 1_000;

    /// Transactions commit in another order than they took their numbers. Those that come later than this many others
    /// are found by the slow look.
    private static final long LATE = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Sealing sealing;

    /// @param key of the service, empty for none
    public AuditChain(JdbcTemplate jdbc, PlatformTransactionManager transactions, byte[] key) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.sealing = new Sealing(key);
    }

    /// A point of the chain, to be kept where the database's owner cannot reach it.
    ///
    /// @param hash in hexadecimal
    public record Anchor(long no, String hash) {}

    /// What a look at the whole chain found.
    ///
    /// @param entries that are sealed and whole
    /// @param unsealed entries that wait for their seal
    /// @param broken what is wrong first, a sentence
    /// @param head the end of the chain
    public record Verification(long entries, long unsealed, Optional<String> broken, Anchor head) {}

    private record Link(long no, byte[] hash) {}

    /// Seals what is new. Nodes take turns by a lock that ends with the transaction.
    ///
    /// @param all look at the whole table, not only at its end
    /// @return how many were sealed
    public int seal(boolean all) {
        Integer sealed = transaction.execute(status -> {
            jdbc.query("select pg_advisory_xact_lock(hashtext('lintel_guard_audit'))", row -> {});
            Link last = last();
            String from = all ? "0" : "(select coalesce(max(entry), 0) - " + LATE + " from lintel_guard_audit_seal)";
            List<List<String>> entries = jdbc.query(
                    "select " + COLUMNS + " from lintel_guard_audit a where a.id > " + from
                            + " and not exists (select 1 from lintel_guard_audit_seal s where s.entry = a.id)"
                            + " order by a.id limit " + AT_ONCE,
                    (row, number) -> entry(row, 1));
            List<Object[]> seals = new ArrayList<>();
            for (List<String> each : entries) {
                last = new Link(last.no() + 1, sealing.hash(last.hash(), each));
                seals.add(new Object[] {last.no(), Long.valueOf(each.get(0)), last.hash()});
            }
            jdbc.batchUpdate("insert into lintel_guard_audit_seal (no, entry, hash) values (?, ?, ?)", seals);
            return seals.size();
        });
        return sealed == null ? 0 : sealed;
    }

    private Link last() {
        return jdbc
                .query(
                        "select no, hash from lintel_guard_audit_seal order by no desc limit 1",
                        (row, number) -> new Link(row.getLong(1), row.getBytes(2)))
                .stream()
                .findFirst()
                .orElseGet(this::cut);
    }

    private Link cut() {
        return jdbc
                .query(
                        "select no, hash from lintel_guard_audit_cut order by no desc limit 1",
                        (row, number) -> new Link(row.getLong(1), row.getBytes(2)))
                .stream()
                .findFirst()
                .orElse(new Link(0, Sealing.BEGINNING));
    }

    private static List<String> entry(ResultSet row, int first) throws SQLException {
        List<String> columns = new ArrayList<>(WIDTH);
        for (int i = first; i < first + WIDTH; i++) {
            columns.add(row.getString(i));
        }
        return columns;
    }

    /// Looks at every entry. Without an anchor, a chain whose end was cut off looks whole; so does one that was
    /// computed anew by somebody who has the key, or if there is none.
    public Verification verify(Optional<Anchor> anchor) {
        Walk walk = new Walk(cut(), anchor);
        transaction.executeWithoutResult(status -> {
            JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
            streaming.setFetchSize(AT_ONCE);
            streaming.query(
                    "select s.no, s.hash, s.entry, " + COLUMNS + " from lintel_guard_audit_seal s"
                            + " left join lintel_guard_audit a on a.id = s.entry order by s.no",
                    walk);
        });
        Long unsealed = jdbc.queryForObject(
                "select count(*) from lintel_guard_audit a where not exists"
                        + " (select 1 from lintel_guard_audit_seal s where s.entry = a.id)",
                Long.class);
        return walk.end(unsealed == null ? 0 : unsealed);
    }

    private final class Walk implements RowCallbackHandler {
        private static final int ENTRY = 4;
        private final Optional<Anchor> anchor;
        private Link last;
        private long whole;
        private boolean anchored;
        private Optional<String> broken = Optional.empty();

        Walk(Link from, Optional<Anchor> anchor) {
            this.last = from;
            this.anchor = anchor;
            this.anchored = anchor.isEmpty() || anchor.get().no() <= from.no();
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            long no = row.getLong(1);
            byte[] hash = row.getBytes(2);
            if (broken.isPresent()) {
                return;
            } else if (no != last.no() + 1) {
                broken = Optional.of("Seals " + (last.no() + 1) + " to " + (no - 1) + " are missing.");
            } else if (row.getString(ENTRY) == null) {
                broken = Optional.of("Entry " + row.getLong(3) + " is missing.");
            } else if (!Arrays.equals(sealing.hash(last.hash(), entry(row, ENTRY)), hash)) {
                broken = Optional.of("Entry " + row.getLong(3) + " or its seal was changed.");
            } else if (anchor.isPresent()
                    && anchor.get().no() == no
                    && !anchor.get().hash().equals(hex(hash))) {
                broken = Optional.of("The chain up to " + no + " is not the one of the anchor.");
            } else {
                anchored |= anchor.isPresent() && anchor.get().no() == no;
                last = new Link(no, hash);
                whole++;
            }
        }

        Verification end(long unsealed) {
            if (broken.isEmpty() && !anchored) {
                broken = Optional.of("The chain ends before the anchor: its end was removed.");
            }
            return new Verification(whole, unsealed, broken, new Anchor(last.no(), hex(last.hash())));
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// Throws out entries that have reached their age, from the chain's beginning up to the first younger one, and
    /// notes where it begins now.
    ///
    /// @return how many
    public int forget(Duration age) {
        Integer gone = transaction.execute(status -> {
            jdbc.query("select pg_advisory_xact_lock(hashtext('lintel_guard_audit'))", row -> {});
            Long until = jdbc.queryForObject(
                    "select coalesce((select min(s.no) - 1 from lintel_guard_audit_seal s join lintel_guard_audit a"
                            + " on a.id = s.entry where a.at >= clock_timestamp() - make_interval(secs => ?)),"
                            + " (select max(no) from lintel_guard_audit_seal), 0)",
                    Long.class,
                    age.toSeconds());
            int cut = jdbc.update(
                    "insert into lintel_guard_audit_cut (no, hash) select no, hash from lintel_guard_audit_seal"
                            + " where no = ? on conflict do nothing",
                    until);
            if (cut == 0) {
                return 0;
            }
            jdbc.execute("set local lintel.guard_audit_retention = 'on'");
            jdbc.update(
                    "delete from lintel_guard_audit a using lintel_guard_audit_seal s where s.entry = a.id and s.no <= ?",
                    until);
            return jdbc.update("delete from lintel_guard_audit_seal where no <= ?", until);
        });
        return gone == null ? 0 : gone;
    }
}
