package dev.lintel.cli;

import dev.lintel.graph.Backend;
import dev.lintel.report.inventory.Inventory;
import dev.lintel.report.inventory.Question;
import dev.lintel.report.inventory.Row;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `lintel map PATH`
final class MapVerb {
    /// How many things that could not be read are named where nothing was found.
    private static final int MISSING = 10;

    private static final List<String> FORMATS = List.of("table", "json", "csv");

    private final CommandLine line;
    private final Console console;

    MapVerb(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run() throws UsageProblem, IOException {
        String format = line.value("format").orElse("");
        if (!format.isEmpty() && !FORMATS.contains(format)) {
            throw new UsageProblem(
                    "no format '" + format + "' (table, json, csv)" + Suggestion.forWord(format, FORMATS));
        }
        Target target = Target.of(line.operand());
        Reading reading;
        try (Progress _ = Progress.start(console, "reading " + target.name())) {
            reading = Review.read(target.workspace(), Wiring.parts(), target.settings());
        }
        reading.failures().forEach(each -> console.note(each.part() + " crashed (" + each.summary() + ")"));
        if (!reading.foundBackend()) {
            console.note("no backend found in " + target.name());
            reading.gaps().stream()
                    .limit(MISSING)
                    .forEach(gap -> console.note(gap.at() + " " + gap.what() + "; " + gap.consequence()));
            return Exit.INCOMPLETE;
        }
        Inventory inventory = inventory(reading, target);
        List<String> files = line.all("output");
        if (files.isEmpty()) {
            console.out().print(render(inventory, format));
        }
        for (String file : files) {
            String chosen = format.isEmpty() ? file.substring(file.lastIndexOf('.') + 1) : format;
            Optional<Path> path = file.equals("-") ? Optional.empty() : Optional.of(Path.of(file));
            Outputs.put(path, render(inventory, chosen), console);
        }
        return reading.failures().isEmpty() ? Exit.CLEAN : Exit.INCOMPLETE;
    }

    private static String render(Inventory inventory, String format) {
        return switch (format) {
            case "json" -> inventory.json();
            case "csv" -> inventory.csv();
            default -> inventory.table();
        };
    }

    private Inventory inventory(Reading reading, Target target) throws UsageProblem {
        List<Row> all = reading.backends().stream()
                .flatMap(backend -> Row.of(backend).stream())
                .toList();
        List<Question> questions = reading.backends().stream()
                .flatMap(backend -> Question.of(backend).stream())
                .toList();
        return new Inventory(chosen(all, reading), questions, target.settings().answers(), reading.gaps());
    }

    private List<Row> chosen(List<Row> all, Reading reading) throws UsageProblem {
        Optional<String> who = line.value("who");
        Optional<String> table = line.value("touches").map(Shape::fold);
        if (table.isPresent()) {
            known(table.get(), all, reading);
        }
        return all.stream()
                .filter(row -> who.isEmpty() || row.may(who.get()) != Row.May.NO)
                .filter(row -> table.isEmpty() || row.touches(table.get()))
                .toList();
    }

    private static void known(String table, List<Row> rows, Reading reading) throws UsageProblem {
        Set<String> tables = new TreeSet<>();
        for (Backend backend : reading.backends()) {
            tables.addAll(backend.schema().tables().keySet());
        }
        rows.forEach(row -> tables.addAll(row.reads()));
        rows.forEach(row -> tables.addAll(row.writes()));
        if (!tables.contains(table)) {
            throw new UsageProblem("--touches: no table '" + table + "'" + Suggestion.forWord(table, tables));
        }
    }
}
