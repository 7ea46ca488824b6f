package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.advise.WhatIf.Wrong;
import dev.lintel.optimize.catalog.Name;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Statistics of one column that are wrong until this is closed: each value is so many times as frequent. Written
/// into the catalog of our own server.
final class WrongStatistics implements AutoCloseable {
    /// `STATISTIC_KIND_MCV` of `pg_statistic.h`.
    private static final int COMMON_VALUES = 1;
    private static final int SLOTS = 5;

    private final Connection admin;
    private final List<Kept> kept;

    private WrongStatistics(Connection admin, List<Kept> kept) {
        this.admin = admin;
        this.kept = List.copyOf(kept);
    }

    /// @param slot of the common values; 0 for none
    /// @param shares of the common values, as an array
    private record Kept(long relation, int column, boolean inherited, float distinct, int slot, String shares) {}

    /// @param tables that hold the column: the one named and, when that is partitioned, its partitions
    static WrongStatistics of(Connection admin, Wrong wrong, Collection<Name> tables) throws SQLException {
        WrongStatistics statistics = new WrongStatistics(admin, read(admin, wrong.column(), tables));
        for (Kept each : statistics.kept) {
            write(admin, each, (float) distinct(each.distinct(), wrong.factor()), wrong.factor());
        }
        return statistics;
    }

    /// Below zero it is a share of the rows: at most each row has another value.
    private static double distinct(float distinct, double factor) {
        double scaled = distinct / factor;
        return distinct < 0 ? Math.max(-1, scaled) : distinct > 0 ? Math.max(1, scaled) : 0;
    }

    private static List<Kept> read(Connection admin, String column, Collection<Name> tables) throws SQLException {
        StringBuilder slot = new StringBuilder("case");
        StringBuilder shares = new StringBuilder("case");
        for (int i = 1; i <= SLOTS; i++) {
            slot.append(" when stakind%d = %d then %d".formatted(i, COMMON_VALUES, i));
            shares.append(" when stakind%d = %d then stanumbers%d::text".formatted(i, COMMON_VALUES, i));
        }
        String sql =
                "select s.starelid::oid::bigint, s.staattnum, s.stainherit, s.stadistinct, " + slot + " else 0 end, "
                        + shares + " end from pg_statistic s join pg_attribute a on a.attrelid = s.starelid"
                        + " and a.attnum = s.staattnum where s.starelid = any (?::regclass[]) and a.attname = ?";
        List<Kept> found = new ArrayList<>();
        try (PreparedStatement statement = admin.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    admin.createArrayOf(
                            "text", tables.stream().map(Name::sql).distinct().toArray()));
            statement.setString(2, column);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Kept(
                            row.getLong(1),
                            row.getInt(2),
                            row.getBoolean(3),
                            row.getFloat(4),
                            row.getInt(5),
                            row.getString(6) == null ? "" : row.getString(6)));
                }
            }
        }
        return found;
    }

    private static void write(Connection admin, Kept kept, float distinct, double factor) throws SQLException {
        String shares = kept.slot() == 0
                ? ""
                : ", stanumbers%d = array(select least(1, share * ?)::real from unnest(?::real[]) with ordinality s(share, at) order by at)"
                        .formatted(kept.slot());
        try (PreparedStatement statement = admin.prepareStatement("update pg_statistic set stadistinct = ?" + shares
                + " where starelid = ?::bigint::oid and staattnum = ? and stainherit = ?")) {
            int at = 1;
            statement.setFloat(at++, distinct);
            if (kept.slot() != 0) {
                statement.setDouble(at++, factor);
                statement.setString(at++, kept.shares());
            }
            statement.setLong(at++, kept.relation());
            statement.setInt(at++, kept.column());
            statement.setBoolean(at, kept.inherited());
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Kept each : kept) {
            write(admin, each, each.distinct(), 1);
        }
    }
}
