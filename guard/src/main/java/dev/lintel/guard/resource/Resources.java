package dev.lintel.guard.resource;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// Asks the database about single rows. Keys come from paths as text; they are cast to the column's type there, so
/// that the index on it is used, and a text that is no such key finds nothing.
public final class Resources {
    private static final String TYPE = "select format_type(atttypid, null) from pg_attribute"
            + " where attrelid = to_regclass(?) and attname = ? and not attisdropped";
    private static final String UNIQUE = "select exists (select 1 from pg_index i join pg_attribute a"
            + " on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = to_regclass(?)"
            + " and a.attname = ? and i.indisunique and i.indnkeyatts = 1 and i.indpred is null)";

    /// Invalid text, a number out of range, a date that is none: class 22.
    private static final String NOT_OF_THE_TYPE = "22";

    private final JdbcTemplate jdbc;
    private final Map<String, Resource> all;
    private final Map<String, String> types = new ConcurrentHashMap<>();

    public Resources(JdbcTemplate jdbc, List<Resource> all) {
        this.jdbc = jdbc;
        this.all = new TreeMap<>();
        all.forEach(each -> this.all.put(each.name(), each));
    }

    public Optional<Resource> named(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /// Looks whether tables and columns are there.
    ///
    /// @return what is wrong, a sentence each
    public List<String> check() {
        return all.values().stream()
                .flatMap(each -> List.of(Optional.of(each.key()), each.owner(), each.version()).stream()
                        .flatMap(Optional::stream)
                        .filter(column -> lookUp(each.table(), column).isEmpty())
                        .map(column -> each.name() + ": there is no column " + column + " in " + each.table() + "."))
                .toList();
    }

    /// Resources whose key no unique index covers: a path may then name several rows, and finding them reads the
    /// table.
    public List<String> withoutIndex() {
        return all.values().stream()
                .filter(each ->
                        !Boolean.TRUE.equals(jdbc.queryForObject(UNIQUE, Boolean.class, each.table(), each.key())))
                .map(each -> each.table() + "." + each.key())
                .toList();
    }

    /// Whether there is such a row of that owner.
    public boolean isOf(Resource resource, String key, String owner) {
        String column = resource.owner().orElseThrow();
        String query = "select true from " + resource.table() + " where " + resource.key() + " = "
                + bound(resource, resource.key()) + " and " + column + " = " + bound(resource, column);
        return one(query, key, owner).isPresent();
    }

    /// The version of a row; empty if there is none.
    public Optional<String> version(Resource resource, String key) {
        String query = "select " + resource.version().orElseThrow() + "::text from " + resource.table() + " where "
                + resource.key() + " = " + bound(resource, resource.key());
        return one(query, key);
    }

    private Optional<String> one(String query, Object... values) {
        try {
            return jdbc.query(query, (row, number) -> row.getString(1), values).stream()
                    .findFirst();
        } catch (DataAccessException failed) {
            if (failed.getRootCause() instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(NOT_OF_THE_TYPE)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private String bound(Resource resource, String column) {
        return "cast(? as " + type(resource, column) + ")";
    }

    /// The type of a column, as the database spells it.
    String type(Resource resource, String column) {
        return types.computeIfAbsent(
                resource.table() + " " + column,
                each -> lookUp(resource.table(), column)
                        .orElseThrow(
                                () -> new IllegalStateException("no column " + column + " in " + resource.table())));
    }

    private Optional<String> lookUp(String table, String column) {
        return jdbc.query(TYPE, (row, number) -> row.getString(1), table, column).stream()
                .findFirst();
    }
}
