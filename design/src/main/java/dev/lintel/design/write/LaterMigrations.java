package dev.lintel.design.write;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.schema.SchemaChange;
import dev.lintel.design.write.Artefacts.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Once migrations were written, a brief that changed is answered with new ones behind all that are there, by
/// whomever. What only holds when no old node is left waits outside of Flyway's folder until somebody moves it in.
record LaterMigrations(Path root) {
    static final String FOLDER = "src/main/resources/db/migration/";
    private static final String PENDING = "src/main/resources/db/pending/";
    private static final Pattern NUMBER = Pattern.compile("V(\\d{1,9})(?:[._]\\d+)*__.*\\.sql");

    /// The files to write, with those of the brief's migrations replaced where they were written before.
    List<Artefact> in(List<Artefact> files, Brief brief) throws IOException {
        Optional<Brief> before = new Earlier(root).brief();
        if (before.isEmpty() || !Files.isDirectory(root.resolve(Rerun.BASE).resolve(FOLDER))) {
            return files;
        }
        List<Artefact> all = new ArrayList<>();
        files.stream().filter(each -> !each.path().startsWith(FOLDER)).forEach(all::add);
        all.addAll(next(SchemaChange.between(before.get(), brief)));
        return List.copyOf(all);
    }

    private List<Artefact> next(SchemaChange.Next next) throws IOException {
        List<Artefact> files = new ArrayList<>();
        int number = last() + 1;
        int first = number;
        for (Map.Entry<String, String> each : next.migrations().entrySet()) {
            String path = FOLDER + "V" + number + "__brief_" + each.getKey() + ".sql";
            files.add(new Artefact(path, each.getValue()));
            if (each.getKey().equals(SchemaChange.INDEXES)) {
                files.add(new Artefact(path + ".conf", "executeInTransaction=false\n"));
            }
            number++;
        }
        if (!next.contract().isEmpty()) {
            files.add(new Artefact(
                    PENDING + "contract_of_V" + first + ".sql",
                    "-- Waits: move it to db/migration, under the next free number, once no node of the version before runs.\n"
                            + "SET LOCAL lock_timeout = '2s';\n\n" + next.contract()));
        }
        return files;
    }

    private int last() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
            return files.map(each -> NUMBER.matcher(each.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(each -> Integer.parseInt(each.group(1)))
                    .max()
                    .orElse(0);
        }
    }
}
