package dev.lintel.guard.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The committed traces, and the question whether a store answers them.
public final class Traces {
    private static final Path FILE = Path.of("..", "limits", "traces", "decisions.tsv");

    private Traces() {}

    /// A store asked at a given time, or told then what was given without it.
    @FunctionalInterface
    public interface Port {
        List<Decision> ask(List<Ask> asks, long now, boolean charge) throws StoreUnavailable;
    }

    /// @return how many decisions were compared
    public static int compare(Port port) throws IOException, StoreUnavailable {
        int compared = 0;
        Limit limit = LimitText.read("1/s");
        String name = "";
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("limit\t")) {
                name = line.substring(6);
                limit = LimitText.read(name);
                continue;
            }
            long[] row =
                    Arrays.stream(line.split("\t")).mapToLong(Long::parseLong).toArray();
            Decision wanted = new Decision(row[2] == 1, row[3], row[4], row[5], State.NONE);
            Ask ask = new Ask(name, List.of(limit), Math.abs(row[1]));
            Decision got = port.ask(List.of(ask), row[0], row[1] < 0).get(0);
            assertThat(new Decision(got.admitted(), got.remaining(), got.retryAfter(), got.resetAfter(), State.NONE))
                    .as("%s: %s", name, line)
                    .isEqualTo(wanted);
            compared++;
        }
        return compared;
    }
}
