package dev.lintel.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A reader that takes long is not left for the end, where all others would have to wait for it.
class LongReadersTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean inTime = new AtomicBoolean(true);

    @Test
    void what_takes_long_is_begun_before_the_small_ones_have_ended() {
        List<Framework> readers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            readers.add(new Small());
        }
        readers.add(new Slow());

        Review.read(
                new Workspace(Path.of("."), List.of(), List.of()),
                new Parts(List.of(), readers, List.of()),
                ProjectSettings.NONE);

        assertThat(inTime).isTrue();
    }

    private final class Small implements Framework {
        @Override
        public String name() {
            return "small";
        }

        @Override
        public Stream<Fact> interpret(Program program, Workspace workspace) {
            try {
                inTime.compareAndSet(true, begun.await(5, TimeUnit.SECONDS));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return Stream.empty();
        }
    }

    private final class Slow implements Framework {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public Stream<Fact> interpret(Program program, Workspace workspace) {
            begun.countDown();
            return Stream.empty();
        }
    }
}
