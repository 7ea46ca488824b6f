package dev.lintel.cli;

import dev.lintel.finding.Verdict;
import dev.lintel.report.SourceText;
import dev.lintel.report.json.JsonReport;
import dev.lintel.report.sarif.SarifReport;
import dev.lintel.report.terminal.Style;
import dev.lintel.report.terminal.TerminalReport;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a review's report goes and in which format: the suffix of the file tells unless `--format` does.
record Outputs(List<Output> all) {
    Outputs {
        all = List.copyOf(all);
    }

    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    /// @param file empty for standard output
    record Output(Optional<Path> file, Format format) {}

    static Outputs of(CommandLine line) throws UsageProblem {
        Optional<String> said = line.value("format");
        Optional<Format> format = said.isEmpty() ? Optional.empty() : Optional.of(format(said.get()));
        List<String> files = line.all("output");
        if (files.isEmpty()) {
            return new Outputs(List.of(new Output(Optional.empty(), format.orElse(Format.TEXT))));
        }
        List<Output> outputs = new ArrayList<>();
        for (String file : files) {
            Optional<Path> path = file.equals("-") ? Optional.empty() : Optional.of(Path.of(file));
            outputs.add(new Output(path, format.orElseGet(() -> bySuffix(file))));
        }
        return new Outputs(outputs);
    }

    private static Format format(String word) throws UsageProblem {
        List<String> known = Stream.of(Format.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = known.indexOf(word);
        if (index < 0) {
            throw new UsageProblem("no format '" + word + "' (text, json, sarif)" + Suggestion.forWord(word, known));
        }
        return Format.values()[index];
    }

    private static Format bySuffix(String file) {
        if (file.endsWith(".sarif") || file.endsWith(".sarif.json")) {
            return Format.SARIF;
        }
        return file.endsWith(".json") ? Format.JSON : Format.TEXT;
    }

    void write(Verdict verdict, Workspace workspace, Console console, boolean verbose)
            throws IOException, UsageProblem {
        SourceText sources = SourceText.of(workspace);
        for (Output output : all) {
            Style style = console.colour() && output.file().isEmpty() ? Style.COLOURED : Style.PLAIN;
            String report = switch (output.format()) {
                case TEXT -> new TerminalReport(sources, style, verbose).render(verdict);
                case JSON -> JsonReport.render(verdict, Version.number());
                case SARIF -> SarifReport.render(verdict, Version.number());
            };
            put(output.file(), report, console);
        }
    }

    /// Writes a report to its file, or to standard output.
    static void put(Optional<Path> file, String report, Console console) throws UsageProblem {
        if (file.isEmpty()) {
            console.out().print(report);
            return;
        }
        try {
            Files.write(file.get(), report.getBytes(StandardCharsets.UTF_8));
            console.note("wrote " + file.get());
        } catch (IOException unwritable) {
            throw new UsageProblem("--output " + file.get() + " cannot be written (" + unwritable + ")");
        }
    }
}
