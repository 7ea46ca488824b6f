package dev.lintel.bench.optimize;

import static java.util.stream.Collectors.joining;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.ColumnType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// TPC-DS: tables as io.trino.tpcds describes them and rows as it makes them (those of dsdgen), with primary keys and
/// nothing else, and a choice of the 99 questions.
record Tpcds() implements Benchmark {
    /// Where the key is more than one column; all else is known by its first.
    private static final Map<Table, String> KEYS = Map.of(
            Table.CATALOG_RETURNS, "cr_item_sk, cr_order_number",
            Table.CATALOG_SALES, "cs_item_sk, cs_order_number",
            Table.INVENTORY, "inv_date_sk, inv_item_sk, inv_warehouse_sk",
            Table.STORE_RETURNS, "sr_item_sk, sr_ticket_number",
            Table.STORE_SALES, "ss_item_sk, ss_ticket_number",
            Table.WEB_RETURNS, "wr_item_sk, wr_order_number",
            Table.WEB_SALES, "ws_item_sk, ws_order_number");

    @Override
    public String title() {
        return "TPC-DS (io.trino.tpcds 1.4)";
    }

    @Override
    public String questions() {
        return "tpcds.sql";
    }

    @Override
    public List<Integer> leftOut() {
        return List.of();
    }

    @Override
    public String whyLeftOut() {
        return "";
    }

    @Override
    public List<String> load(Connection connection, double scale) throws SQLException {
        List<Table> tables = Table.getBaseTables().stream()
                .filter(each -> each != Table.DBGEN_VERSION)
                .toList();
        try (Statement statement = connection.createStatement()) {
            for (Table each : tables) {
                statement.execute(definition(each));
            }
            for (Table each : tables) {
                if (!each.isChild()) {
                    fill(connection, each, Session.getDefaultSession().withScale(scale));
                }
            }
            return WholeTables.analyze(statement);
        }
    }

    private static String definition(Table table) {
        String columns = List.of(table.getColumns()).stream()
                .map(each -> each.getName() + " " + type(each.getType()))
                .collect(joining(", "));
        String key = KEYS.getOrDefault(table, table.getColumns()[0].getName());
        return "create table " + table.getName() + " (" + columns + ", primary key (" + key + "))";
    }

    private static String type(ColumnType type) {
        return switch (type.getBase()) {
            case INTEGER, IDENTIFIER -> "int";
            case DATE -> "date";
            case TIME -> "time";
            case DECIMAL ->
                "numeric(" + type.getPrecision().orElse(7) + ","
                        + type.getScale().orElse(2) + ")";
            case VARCHAR -> "varchar(" + type.getPrecision().orElse(200) + ")";
            case CHAR -> "char(" + type.getPrecision().orElse(1) + ")";
        };
    }

    /// A sale that came back is made together with its return, so the returns wait until the sales are in.
    private static void fill(Connection connection, Table table, Session session) throws SQLException {
        List<String> returns = new ArrayList<>();
        try (Copying copying = Copying.into(connection, table.getName())) {
            for (List<List<String>> made : Results.constructResults(table, session)) {
                copying.add(row(made.getFirst()));
                made.stream().skip(1).map(Tpcds::row).forEach(returns::add);
            }
        }
        if (table.hasChild()) {
            try (Copying copying =
                    Copying.into(connection, table.getChild().getName().toLowerCase(Locale.ROOT))) {
                for (String each : returns) {
                    copying.add(each);
                }
            }
        }
    }

    private static String row(List<String> values) {
        return values.stream().map(each -> each == null ? "\\N" : each).collect(joining("|"));
    }
}
