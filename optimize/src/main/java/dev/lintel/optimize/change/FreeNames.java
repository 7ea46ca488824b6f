package dev.lintel.optimize.change;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.practice.database.NewMigration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names of new indexes, each given once: `idx_orders_customer_id`, with a number behind where that is taken.
final class FreeNames {
    private final Set<Name> taken = new HashSet<>();

    FreeNames(Catalog catalog) {
        for (Table each : catalog.tables().values()) {
            taken.add(each.name());
            each.indexes().stream().map(Index::name).forEach(taken::add);
        }
    }

    String of(Candidate index) {
        String wanted = wanted(index);
        String schema = index.table().schema();
        String name = wanted;
        for (int i = 2; !taken.add(new Name(schema, name)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static String wanted(Candidate index) {
        StringBuilder name = new StringBuilder("idx_" + plain(index.table().name()));
        index.keys().forEach(key -> name.append('_').append(plain(key.part())));
        if (!index.condition().isEmpty()) {
            name.append("_partial");
        }
        return NewMigration.cut(name.toString());
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean letter = Character.isLetterOrDigit(c);
            if (letter || !plain.isEmpty() && plain.charAt(plain.length() - 1) != '_') {
                plain.append(letter ? c : '_');
            }
        }
        int end = plain.length();
        return end > 0 && plain.charAt(end - 1) == '_' ? plain.substring(0, end - 1) : plain.toString();
    }
}
