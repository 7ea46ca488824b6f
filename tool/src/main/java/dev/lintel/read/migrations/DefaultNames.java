package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.sql.Dialect;
import java.util.List;

/// The names that databases give to keys and indexes without one; later migrations drop them by these names.
/// PostgreSQL: `orders_email_key`, `orders_pkey`, `orders_user_id_fkey`, `orders_email_idx`; MySQL: the first
/// column, `PRIMARY`, `orders_ibfk_1`.
final class DefaultNames {
    private DefaultNames() {}

    static boolean primary(Key key, String table, String name) {
        return key.name().equals(name)
                || name.equals("primary")
                || (key.name().isEmpty() && name.equals(table + "_pkey"));
    }

    static boolean unique(Key key, String table, Dialect dialect, String name) {
        if (name.startsWith("(")) {
            return name.equals("(" + String.join(", ", key.columns()) + ")");
        }
        return named(key.name(), key.columns(), table, "_key", dialect, name);
    }

    static boolean index(Index index, String table, Dialect dialect, String name) {
        return named(index.name(), index.columns(), table, "_idx", dialect, name);
    }

    static boolean foreignKey(ForeignKey key, int position, String table, Dialect dialect, String name) {
        if (!key.name().isEmpty()) {
            return key.name().equals(name);
        }
        return dialect == Dialect.MYSQL
                ? name.equals(table + "_ibfk_" + (position + 1))
                : name.equals(table + "_" + String.join("_", key.columns()) + "_fkey");
    }

    private static boolean named(
            String own, List<String> columns, String table, String suffix, Dialect dialect, String name) {
        if (!own.isEmpty()) {
            return own.equals(name);
        }
        String byColumns = table + "_" + String.join("_", columns) + suffix;
        return dialect == Dialect.MYSQL
                ? !columns.isEmpty() && columns.getFirst().equals(name)
                : byColumns.equals(name);
    }
}
