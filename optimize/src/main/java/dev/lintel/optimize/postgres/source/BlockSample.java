package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Counts in a few blocks of a table, drawn at random. It reads rows of the application's, so it is for a server
/// where that was allowed (`--sample`); only three numbers leave it for each question.
public final class BlockSample implements RowSample {
    private static final double BLOCKS = 200;
    private static final double BLOCK = 8192;
    /// Questions asked at most; each is a connection and a few megabytes.
    private static final int MOST = 60;

    private final Login login;
    private final Map<String, OptionalDouble> known = new HashMap<>();
    private final Set<Name> read = new TreeSet<>();
    private final List<String> gaps = new ArrayList<>();

    public BlockSample(Login login) {
        this.login = login;
    }

    @Override
    public OptionalDouble fresh(Table table, List<String> columns) {
        String key = table.name().sql() + " " + new TreeSet<>(columns);
        OptionalDouble before = known.get(key);
        if (before != null) {
            return before;
        }
        OptionalDouble found = known.size() < MOST ? look(table, columns) : OptionalDouble.empty();
        known.put(key, found);
        return found;
    }

    /// The tables of which blocks were read.
    public Set<Name> read() {
        return new TreeSet<>(read);
    }

    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    private OptionalDouble look(Table table, List<String> columns) {
        double share = Math.min(100, 100 * BLOCKS / Math.max(1, table.bytes() / BLOCK));
        String list = columns.stream().map(Name::quoted).collect(Collectors.joining(", "));
        String known = columns.stream()
                .map(column -> Name.quoted(column) + " is not null")
                .collect(Collectors.joining(" and "));
        String sql = String.format(
                Locale.ROOT,
                "select count(*), count(distinct (lintel_block, %1$s)), count(distinct lintel_block) from (select"
                        + " (ctid::text::point)[0] as lintel_block, %1$s from %2$s tablesample system (%3$.6f) where %4$s)"
                        + " sampled",
                list,
                table.name().sql(),
                share,
                known);
        AtomicReference<OptionalDouble> found = new AtomicReference<>(OptionalDouble.empty());
        try (Reading reading = new Reading(login)) {
            reading.each("a sample of " + table.name(), sql, row -> {
                read.add(table.name());
                found.set(fresh(row.getDouble(1), row.getDouble(2), row.getDouble(3)));
            });
            gaps.addAll(reading.gaps());
        } catch (SQLException failed) {
            gaps.add("a sample of " + table.name() + ": " + failed.getMessage());
        }
        return found.get();
    }

    /// The first row of a block counts for nothing: whether it repeats the one before it is not seen.
    private static OptionalDouble fresh(double rows, double different, double blocks) {
        return rows - blocks < BLOCKS
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp((different - blocks) / (rows - blocks), 0, 1));
    }
}
