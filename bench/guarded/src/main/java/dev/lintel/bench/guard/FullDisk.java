package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.audit.AuditChain;
import dev.lintel.guard.audit.AuditLog;
import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/// The audit log on a file system of its own (a tmpfs of some megabytes under a tablespace) that runs full under a
/// service that answers: does each mode hold what it promises, what do requests wait, and how soon after somebody
/// has made room is the log written again?
final class FullDisk implements AutoCloseable {
    private static final String[] ANN = {"Authorization", Running.basic("ann", "secret"), "Content-Type", "text/plain"};
    private static final int MEGABYTES = 8;
    private static final int PIECE = 4096;

    private final Path place;
    private final Path ballast;

    private FullDisk(Path place) {
        this.place = place;
        this.ballast = place.resolve("ballast");
    }

    static void run(Results results, Scale scale) throws Exception {
        Path place = Files.createTempDirectory("lintel-audit");
        if (done("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m,mode=0777", "lintel-audit", place.toString())) {
            try (FullDisk disk = new FullDisk(place)) {
                results.heads(
                        "audit on a full disk",
                        "answers while it is full",
                        "writes kept, of those answered 200",
                        "entries, and told to the service's log",
                        "p50 with room, ms",
                        "p50 while full, ms",
                        "longest while full, ms",
                        "written again after, s (wanted: seconds)",
                        "chain afterwards");
                disk.row(results, "refuse", scale.of(500, 60));
                disk.row(results, "continue", scale.of(500, 60));
            }
        } else {
            results.say("");
            results.say("A full disk was not tried: mounting a file system of its own needs root.");
        }
    }

    private void row(Results results, String mode, int calls) throws Exception {
        String url = OrderTables.url();
        JdbcTemplate jdbc = ShopTables.jdbc(url);
        try (Running shop = Running.with(OrderTables.with(
                url,
                "lintel.guard.create-tables=true",
                "lintel.guard.problems.enabled=true",
                "lintel.guard.access.rules.staff=true",
                "lintel.guard.access.rules.refund=true",
                "lintel.guard.audit.enabled=true",
                "lintel.guard.audit.on-failure=" + mode,
                "lintel.guard.audit.key=a key of the service",
                "lintel.guard.audit.fields.order=amount,note",
                "logging.level.root=off"))) {
            Path space = Files.createDirectory(place.resolve(mode));
            jdbc.execute("create tablespace audit_" + mode + " location '" + space + "'");
            jdbc.execute("alter table lintel_guard_audit set tablespace audit_" + mode);
            jdbc.execute("alter table lintel_guard_audit_seal set tablespace audit_" + mode);
            Calls calm = new Calls(shop, calls).send();
            fill();
            AuditLog log = shop.bean(AuditLog.class);
            Calls last = new Calls(shop, 1);
            for (int i = 0; last.send().kept == 1 && log.lost() == 0; i++) { // the last page has room still
                if (i > 10_000) {
                    throw new IllegalStateException("the disk never runs full");
                }
                calm.kept++;
                last = new Calls(shop, 1);
            }
            calm.kept += last.kept;
            Calls full = new Calls(shop, calls).send();
            long lost = log.lost();
            Files.delete(ballast);
            long start = System.nanoTime();
            int back = 0;
            for (boolean written = false; !written; ) {
                long before = log.lost();
                int kept = new Calls(shop, 1).send().kept;
                back += kept;
                written = kept == 1 && log.lost() == before;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long answered = calm.kept + full.kept + back;
            long amount = jdbc.queryForObject("select amount from orders where id = 1", Long.class) - 100;
            Long entries = jdbc.queryForObject("select count(*) from lintel_guard_audit", Long.class);
            results.row(
                    mode,
                    full.statuses(),
                    amount + " of " + answered,
                    entries + " + " + log.lost(),
                    calm.millis(0.5),
                    full.millis(0.5),
                    full.millis(1),
                    String.format(Locale.ROOT, "%.1f", seconds),
                    chain(shop.bean(AuditChain.class)));
            if (lost == 0 && mode.equals("continue")) {
                throw new IllegalStateException("nothing was lost, so the disk was not full");
            }
        } finally {
            Files.deleteIfExists(ballast);
        }
    }

    private void fill() throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // what is wanted
        }
    }

    private static String chain(AuditChain chain) throws InterruptedException {
        AuditChain.Verification seen = chain.verify(Optional.empty());
        for (int i = 0; i < 200 && seen.unsealed() > 0; i++) {
            Thread.sleep(100);
            seen = chain.verify(Optional.empty());
        }
        return seen.broken().orElse("whole") + ", " + seen.unsealed() + " unsealed";
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /// The server holds files open in it until it ends; the mount goes with the last of them.
    @Override
    public void close() throws IOException, InterruptedException {
        done("umount", "--lazy", place.toString());
        Files.deleteIfExists(place);
    }

    /// Changes of one order by one client, one after the other.
    private static final class Calls {
        private final Running shop;
        private final long[] nanos;
        private final int[] status;
        private int kept;

        Calls(Running shop, int calls) {
            this.shop = shop;
            this.nanos = new long[calls];
            this.status = new int[calls];
        }

        Calls send() {
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                status[i] = shop.send("POST", "/audited/1", "note " + i, ANN).statusCode();
                nanos[i] = System.nanoTime() - start;
                kept += status[i] == 200 ? 1 : 0;
            }
            return this;
        }

        double millis(double part) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted[(int) ((sorted.length - 1) * part)] / 1e6;
        }

        /// Such as `503: 500`.
        String statuses() {
            return Arrays.stream(status)
                    .boxed()
                    .collect(Collectors.groupingBy(
                            each -> each, TreeMap::new, Collectors.counting()))
                    .toString()
                    .replaceAll("[{}]", "")
                    .replace("=", ": ");
        }
    }
}
