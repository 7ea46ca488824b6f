package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Family;
import dev.lintel.sql.Dialect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the names of types stand for, with the types that the migrations themselves make.
final class Types {
    private static final Map<String, Family> FAMILIES = families();
    private static final Set<String> SERIAL =
            Set.of("serial", "bigserial", "smallserial", "serial4", "serial8", "serial2", "identity");

    private final Set<String> enums = new HashSet<>();
    private final Map<String, String> domains = new HashMap<>();

    void addEnum(String name) {
        enums.add(name);
    }

    void addDomain(String name, String base) {
        domains.put(name, base);
    }

    static boolean serial(String type) {
        return SERIAL.contains(type);
    }

    /// @param type folded base name
    /// @param length 0 when none
    Family family(String type, int length, Dialect dialect) {
        if (enums.contains(type)) {
            return Family.ENUM;
        }
        String base = domains.getOrDefault(type, type);
        if (base.endsWith("[]")) {
            return Family.ARRAY;
        }
        if (dialect == Dialect.ORACLE && base.equals("date")) {
            return Family.TIMESTAMP;
        }
        boolean flag = dialect == Dialect.MYSQL || dialect == Dialect.SQLSERVER;
        if (base.equals("bit") && (length <= 1) || base.equals("tinyint") && length == 1 && flag) {
            return Family.BOOLEAN;
        }
        if (dialect == Dialect.POSTGRESQL && base.equals("bit")) {
            return Family.OTHER;
        }
        return FAMILIES.getOrDefault(base, Family.OTHER);
    }

    private static Map<String, Family> families() {
        Map<String, Family> all = new HashMap<>();
        put(
                all,
                Family.TEXT,
                "varchar char character varchar2 nvarchar nvarchar2 nchar bpchar text tinytext mediumtext longtext ntext "
                        + "clob nclob citext name varchar_ignorecase longvarchar string character_varying enum_text long");
        put(
                all,
                Family.INTEGER,
                "int integer int2 int4 int8 bigint smallint tinyint mediumint serial bigserial smallserial serial2 "
                        + "serial4 serial8 identity int1 int3 middleint signed year");
        put(all, Family.DECIMAL, "numeric decimal number dec fixed money smallmoney");
        put(all, Family.FLOAT, "float float4 float8 double real double_precision binary_float binary_double");
        put(all, Family.BOOLEAN, "boolean bool");
        put(all, Family.DATE, "date");
        put(all, Family.TIME, "time timetz");
        put(all, Family.TIMESTAMP, "timestamp datetime datetime2 smalldatetime");
        put(all, Family.TIMESTAMP_TZ, "timestamptz datetimeoffset timestamp_with_time_zone");
        put(all, Family.UUID, "uuid uniqueidentifier");
        put(
                all,
                Family.BINARY,
                "bytea blob tinyblob mediumblob longblob binary varbinary image raw binary_large_object longvarbinary oid");
        put(all, Family.JSON, "json jsonb");
        put(all, Family.ENUM, "enum set");
        put(all, Family.ARRAY, "array");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Family> all, Family family, String names) {
        for (String name : names.toLowerCase(Locale.ROOT).split(" ")) {
            all.put(name, family);
        }
    }
}
