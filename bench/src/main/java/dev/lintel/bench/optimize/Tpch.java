package dev.lintel.bench.optimize;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Sql;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// TPC-H: tables with primary keys and nothing else, rows of io.trino.tpch (those of dbgen), 22 statements.
final class Tpch {
    private static final int CHUNK = 1 << 16;

    private static final List<String> TABLES = List.of(
            "create table region (r_regionkey int primary key, r_name char(25) not null, r_comment varchar(152))",
            "create table nation (n_nationkey int primary key, n_name char(25) not null, n_regionkey int not null,"
                    + " n_comment varchar(152))",
            "create table part (p_partkey int primary key, p_name varchar(55) not null, p_mfgr char(25) not null,"
                    + " p_brand char(10) not null, p_type varchar(25) not null, p_size int not null,"
                    + " p_container char(10) not null, p_retailprice numeric(15,2) not null, p_comment varchar(23) not null)",
            "create table supplier (s_suppkey int primary key, s_name char(25) not null, s_address varchar(40) not null,"
                    + " s_nationkey int not null, s_phone char(15) not null, s_acctbal numeric(15,2) not null,"
                    + " s_comment varchar(101) not null)",
            "create table partsupp (ps_partkey int not null, ps_suppkey int not null, ps_availqty int not null,"
                    + " ps_supplycost numeric(15,2) not null, ps_comment varchar(199) not null,"
                    + " primary key (ps_partkey, ps_suppkey))",
            "create table customer (c_custkey int primary key, c_name varchar(25) not null, c_address varchar(40) not null,"
                    + " c_nationkey int not null, c_phone char(15) not null, c_acctbal numeric(15,2) not null,"
                    + " c_mktsegment char(10) not null, c_comment varchar(117) not null)",
            "create table orders (o_orderkey int primary key, o_custkey int not null, o_orderstatus char(1) not null,"
                    + " o_totalprice numeric(15,2) not null, o_orderdate date not null, o_orderpriority char(15) not null,"
                    + " o_clerk char(15) not null, o_shippriority int not null, o_comment varchar(79) not null)",
            "create table lineitem (l_orderkey int not null, l_partkey int not null, l_suppkey int not null,"
                    + " l_linenumber int not null, l_quantity numeric(15,2) not null, l_extendedprice numeric(15,2) not null,"
                    + " l_discount numeric(15,2) not null, l_tax numeric(15,2) not null, l_returnflag char(1) not null,"
                    + " l_linestatus char(1) not null, l_shipdate date not null, l_commitdate date not null,"
                    + " l_receiptdate date not null, l_shipinstruct char(25) not null, l_shipmode char(10) not null,"
                    + " l_comment varchar(44) not null, primary key (l_orderkey, l_linenumber))");

    private Tpch() {}

    static void load(Connection connection, double scale) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            for (TpchTable<?> table : TpchTable.getTables()) {
                copy(connection, table, scale);
            }
            statement.execute("vacuum analyze");
        }
    }

    private static <E extends TpchEntity> void copy(Connection connection, TpchTable<E> table, double scale)
            throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.getTableName() + " from stdin with (delimiter '|')");
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK);
        for (E row : table.createGenerator(scale, 1, 1)) {
            String line = row.toLine();
            byte[] bytes = (line.substring(0, line.length() - 1) + "\n").getBytes(StandardCharsets.UTF_8);
            chunk.write(bytes, 0, bytes.length);
            if (chunk.size() > CHUNK - 1024) {
                copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
                chunk.reset();
            }
        }
        copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
        copy.endCopy();
    }

    static List<Query> queries() throws IOException {
        try (InputStream in = Tpch.class.getResourceAsStream("tpch.sql")) {
            if (in == null) {
                throw new IOException("tpch.sql is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Query> queries = new ArrayList<>();
            Script.read(text, Dialect.POSTGRESQL, statement -> {
                String sql = text.substring(statement.start(), statement.end()).strip();
                String bare = sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
                queries.add(new Query(Asked.once(bare), Sql.shape(bare, Dialect.POSTGRESQL), bare));
            });
            return queries;
        }
    }
}
