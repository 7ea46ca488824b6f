package dev.lintel.optimize.change;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.Wording;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The statement that builds an index while the table is in use, with the way back.
///
/// @param name of the index, new in its schema
/// @param build the statement alone
/// @param undo the statement that takes it away
public record IndexMigration(String name, String build, String undo) {
    /// PostgreSQL cuts names at 63 bytes.
    private static final int LONGEST_NAME = 60;

    public static IndexMigration of(Recommended recommended, Catalog catalog) {
        Candidate index = recommended.index();
        String name = free(named(index), index.table(), catalog);
        return new IndexMigration(
                name,
                "create index concurrently " + Name.quoted(name) + " on " + index + ";",
                "drop index concurrently if exists "
                        + (index.table().schema().equals("public")
                                ? ""
                                : Name.quoted(index.table().schema()) + ".")
                        + Name.quoted(name) + ";");
    }

    /// The file's text: it must run outside a transaction.
    public String text(Recommended recommended) {
        return """
                -- Takes about %s. Undo: %s
                -- A run that is broken off leaves an invalid index: undo, then run again.
                set lock_timeout = '5s';
                %s
                """.formatted(Wording.kilobytes(recommended.bytes() / 1024.0), undo, build);
    }

    private static String named(Candidate index) {
        StringBuilder name = new StringBuilder("idx_" + index.table().name());
        index.keys().forEach(key -> name.append('_').append(plain(key.part())));
        if (!index.condition().isEmpty()) {
            name.append("_partial");
        }
        return name.length() <= LONGEST_NAME ? name.toString() : name.substring(0, LONGEST_NAME);
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

    private static String free(String wanted, Name table, Catalog catalog) {
        Set<String> taken = new TreeSet<>();
        for (Table each : catalog.tables().values()) {
            if (each.name().schema().equals(table.schema())) {
                taken.add(each.name().name());
                each.indexes().stream().map(Index::name).map(Name::name).forEach(taken::add);
            }
        }
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
