package dev.lintel.bench.design;

import dev.lintel.bench.Place;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Shipped briefs with other words in places, `bench/design-variations.tsv`: what people ask for that no brief of
/// ours shows.
///
/// @param rows name, shipped brief, what is replaced, by what
record Variations(List<List<String>> rows) {
    static Variations read() throws IOException {
        return new Variations(Tsv.rows(Place.bench().resolve("design-variations.tsv")));
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.add(row.getFirst()));
        return names;
    }

    /// The shipped brief that a name stands for, also its own.
    String shipped(String name) {
        return rows.stream()
                .filter(row -> row.getFirst().equals(name))
                .map(row -> row.get(1))
                .findFirst()
                .orElse(name);
    }

    /// @param shipped its text
    /// @throws IOException when there is nothing to replace any more
    String text(String name, String shipped) throws IOException {
        String text = shipped;
        for (List<String> row : rows) {
            String what = row.get(2).replace("\\n", "\n");
            if (row.getFirst().equals(name)) {
                if (!text.contains(what)) {
                    throw new IOException(name + ": `" + row.get(2) + "` is not in the brief " + row.get(1));
                }
                text = text.replace(what, row.get(3).replace("\\n", "\n"));
            }
        }
        return text;
    }
}
