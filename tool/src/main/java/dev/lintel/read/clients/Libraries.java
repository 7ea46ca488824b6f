package dev.lintel.read.clients;

import dev.lintel.graph.Client.Timeout;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.graph.SettingName;
import dev.lintel.read.Fact.LimitSource;
import dev.lintel.read.Fact.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What settings and defaults limit the time of a client, by library (`timeouts.tsv`, which names the
/// documentation).
final class Libraries {
    private final Map<String, List<Row>> rows = new HashMap<>();

    private record Row(Side side, boolean setting, String value, Versions holds, String documentation) {}

    Libraries() {
        for (List<String> row : Rows.of("timeouts.tsv")) {
            rows.computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                    .add(new Row(
                            Side.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                            row.get(2).equals("setting"),
                            row.get(3),
                            new Versions(row.get(4), row.get(5), row.get(6), row.get(7)),
                            row.get(8)));
        }
    }

    /// @param name what stands for `{name}` in keys: the client's or the group's name; none leaves such keys out
    List<LimitSource> sources(String library, Side side, String name) {
        return rows.getOrDefault(library, List.of()).stream()
                .filter(row ->
                        row.side() == side && (!name.isEmpty() || !row.value().contains("{name}")))
                .map(row -> source(library, row, name))
                .toList();
    }

    private static LimitSource source(String library, Row row, String name) {
        if (row.setting()) {
            return new LimitSource.BySetting(SettingName.canonical(row.value().replace("{name}", name)), row.holds());
        }
        Optional<Long> millis =
                row.value().equals("none") ? Optional.empty() : Optional.of(Long.parseLong(row.value()));
        Timeout is = new Timeout(
                millis.isPresent() ? State.LIMITED : State.UNLIMITED,
                millis,
                "default of " + library + ": "
                        + millis.map(value -> value + " ms").orElse("none") + " (" + row.documentation() + ")",
                Optional.empty());
        return new LimitSource.ByDefault(is, row.holds());
    }
}
