package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Name;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Extended statistics of columns until this is closed, which nobody counted: written into the catalog of our own
/// server in the form that it keeps (`dependencies.c`, `mvdistinct.c`), the same from 14 to 18.
final class AssumedTogether implements AutoCloseable {
    private static final String NAME = "lintel_together";
    private static final int DEPENDENCIES = 0xB4549A2C;
    private static final int DISTINCT = 0xA352BFA4;
    private static final int FIRST_FORM = 1;
    private static final int MOST_BYTES = 4096;

    private final Connection admin;
    private final String name;

    private AssumedTogether(Connection admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    static AssumedTogether of(Connection admin, int major, Together together) throws SQLException {
        String name = new Name(together.table().schema(), NAME).sql();
        try (Statement statement = admin.createStatement()) {
            casts(statement);
            statement.execute("create statistics %s (dependencies, ndistinct) on %s from %s"
                    .formatted(
                            name,
                            String.join(
                                    ", ",
                                    together.columns().stream()
                                            .map(Name::quoted)
                                            .toList()),
                            together.table().sql()));
        }
        AssumedTogether assumed = new AssumedTogether(admin, name);
        try {
            assumed.write(major, together);
            return assumed;
        } catch (SQLException failed) {
            assumed.close();
            throw failed;
        }
    }

    /// The types take no text, but are bytes like any others.
    private static void casts(Statement statement) throws SQLException {
        for (String type : List.of("pg_dependencies", "pg_ndistinct")) {
            boolean there;
            try (ResultSet row =
                    statement.executeQuery("select count(*) from pg_cast where castsource = 'bytea'::regtype"
                            + " and casttarget = '" + type + "'::regtype")) {
                row.next();
                there = row.getInt(1) > 0;
            }
            if (!there) {
                statement.execute("create cast (bytea as " + type + ") without function");
            }
        }
    }

    private void write(int major, Together together) throws SQLException {
        List<Short> numbers = numbers(together);
        String inherit = major >= 15 ? ", stxdinherit" : "";
        String sql = "insert into pg_statistic_ext_data (stxoid%s, stxddependencies, stxdndistinct)".formatted(inherit)
                + " select oid%s, nullif(?, '')::bytea::pg_dependencies, nullif(?, '')::bytea::pg_ndistinct"
                        .formatted(inherit.isEmpty() ? "" : ", false")
                + " from pg_statistic_ext where stxrelid = ?::regclass and stxname = ?";
        try (Statement clear = admin.createStatement();
                PreparedStatement statement = admin.prepareStatement(sql)) {
            // before 15 an empty row is made with the statistics
            clear.execute(
                    "delete from pg_statistic_ext_data where stxoid = (select oid from pg_statistic_ext where stxname = '"
                            + NAME + "')");
            statement.setString(1, together.degree() > 0 ? dependencies(numbers, together.degree()) : "");
            statement.setString(2, together.distinct() > 0 ? distinct(numbers, together.distinct()) : "");
            statement.setString(3, together.table().sql());
            statement.setString(4, NAME);
            statement.execute();
        }
    }

    private List<Short> numbers(Together together) throws SQLException {
        List<Short> numbers = new ArrayList<>();
        try (PreparedStatement statement = admin.prepareStatement(
                "select attnum from pg_attribute where attrelid = ?::regclass and attname = any (?) order by attnum")) {
            statement.setString(1, together.table().sql());
            statement.setArray(2, admin.createArrayOf("text", together.columns().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getShort(1));
                }
            }
        }
        return numbers;
    }

    /// Each column from each other.
    private static String dependencies(List<Short> numbers, double degree) {
        int pairs = numbers.size() * (numbers.size() - 1);
        ByteBuffer bytes = header(DEPENDENCIES, pairs);
        for (short from : numbers) {
            for (short to : numbers) {
                if (from != to) {
                    bytes.putDouble(degree).putShort((short) 2).putShort(from).putShort(to);
                }
            }
        }
        return hex(bytes);
    }

    /// Of all of them together; of fewer nothing is known, and nothing is asked where these alone are grouped by.
    private static String distinct(List<Short> numbers, double distinct) {
        ByteBuffer bytes = header(DISTINCT, 1).putDouble(distinct).putInt(numbers.size());
        numbers.forEach(bytes::putShort);
        return hex(bytes);
    }

    private static ByteBuffer header(int magic, int items) {
        return ByteBuffer.allocate(MOST_BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(magic)
                .putInt(FIRST_FORM)
                .putInt(items);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return "\\x" + HexFormat.of().formatHex(written);
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("drop statistics " + name);
        }
    }
}
