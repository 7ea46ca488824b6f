package dev.lintel.guard.boot;

import dev.lintel.guard.limit.Limiter;
import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.PolicyReader;
import dev.lintel.limits.policy.Problem;
import dev.lintel.limits.policy.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/// A policy in a file. A changed file counts once it has stayed the same for two looks. A mistake in it fails the
/// start; a mistake in a later change leaves the last good policy in force and is said in the log.
final class PolicyFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);

    private final Resource file;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lintel-guard-policy");
        thread.setDaemon(true);
        return thread;
    });
    private String last;
    private String seen = "";

    PolicyFile(Resource file) {
        this.file = file;
        this.last = text();
    }

    Policy policy() {
        Reading reading = PolicyReader.read(name(), last);
        if (reading instanceof Reading.Failed failed) {
            throw new GuardStartException(
                    "The policy of rate limits is wrong:\n" + lines(failed), "Mend the lines named.");
        }
        return ((Reading.Read) reading).policy();
    }

    /// Looks at the file now and then, and hands a changed one to the limiter.
    void follow(Limiter limiter, Duration every) {
        if (file.isFile()) {
            watch.scheduleWithFixedDelay(
                    () -> look(limiter), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(Limiter limiter) {
        String text;
        try {
            text = text();
        } catch (GuardStartException unreadable) {
            LOG.warn("{} The last policy stays in force.", unreadable.getMessage());
            return;
        }
        boolean settled = text.equals(seen);
        seen = text;
        // whoever writes the file may be in the middle of it: half a policy must not count, and an empty file is none
        if (!settled || text.equals(last) || text.isBlank()) {
            return;
        }
        last = text;
        Reading reading = PolicyReader.read(name(), text);
        if (reading instanceof Reading.Read read) {
            limiter.use(read.policy());
            LOG.info(
                    "A new policy of rate limits is in force: {} rules.",
                    read.policy().rules().size());
        } else if (reading instanceof Reading.Failed failed) {
            LOG.error("The changed policy of rate limits is wrong; the last one stays in force.\n{}", lines(failed));
        }
    }

    private static String lines(Reading.Failed failed) {
        return failed.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private String name() {
        String name = file.getFilename();
        return name == null ? file.getDescription() : name;
    }

    private String text() {
        try (InputStream in = file.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new GuardStartException(
                    "The policy " + file.getDescription() + " cannot be read.", "Check lintel.guard.limits.policy.");
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
