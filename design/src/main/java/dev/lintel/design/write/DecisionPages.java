package dev.lintel.design.write;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.document.DecisionRecord;
import dev.lintel.design.write.Artefacts.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decision records under numbers that stay: one that was written keeps its number, one that is decided in another
/// way later is superseded by a new one, and one that nothing asks for any more is deprecated. Numbers that people
/// gave to records of their own are left to them.
final class DecisionPages {
    static final String FOLDER = "docs/decisions/";
    private static final Pattern FILE = Pattern.compile("\\d{4}-.*\\.md");
    private static final Pattern STATUS = Pattern.compile("(?m)^status: .*$");

    /// As an earlier run wrote them, by file.
    private final Map<String, String> written;
    /// What the earlier brief led to, by topic.
    private final Map<String, DecisionRecord> before;
    private final Map<String, String> pages = new TreeMap<>();
    private int last;

    private DecisionPages(Map<String, String> written, Optional<Brief> earlier, int last) {
        this.written = written;
        this.before = earlier.map(DecisionRecord::of).orElse(List.of()).stream()
                .collect(Collectors.toMap(DecisionRecord::word, Function.identity()));
        this.last = last;
    }

    /// Where none were written before.
    static List<Artefact> of(Brief brief) {
        return new DecisionPages(Map.of(), Optional.empty(), 0).all(DecisionRecord.of(brief));
    }

    static List<Artefact> in(Path root, Brief brief) throws IOException {
        Path base = root.resolve(Rerun.BASE).resolve(FOLDER);
        Map<String, String> written = new TreeMap<>();
        for (Path each : files(base)) {
            written.put(each.getFileName().toString(), Files.readString(each));
        }
        int last = Stream.concat(files(base).stream(), files(root.resolve(FOLDER)).stream())
                .mapToInt(each -> number(each.getFileName().toString()))
                .max()
                .orElse(0);
        return new DecisionPages(written, new Earlier(root).brief(), last).all(DecisionRecord.of(brief));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            each -> FILE.matcher(each.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static int number(String file) {
        return Integer.parseInt(file.substring(0, 4));
    }

    private List<Artefact> all(List<DecisionRecord> records) {
        records.forEach(this::record);
        Map<String, String> newer = new TreeMap<>();
        pages.forEach((file, text) -> newer.put(said(text, "decision").orElseThrow(), file));
        for (Map.Entry<String, String> each : List.copyOf(written.entrySet()).reversed()) {
            if (!pages.containsKey(each.getKey())) {
                closed(each.getKey(), each.getValue(), newer);
            }
        }
        List<Artefact> all = new ArrayList<>();
        all.add(new Artefact(FOLDER + "README.md", index()));
        pages.forEach((file, text) -> all.add(new Artefact(FOLDER + file, text)));
        return List.copyOf(all);
    }

    private void record(DecisionRecord record) {
        Optional<Map.Entry<String, String>> latest = written.entrySet().stream()
                .filter(each -> said(each.getValue(), "decision").equals(Optional.of(record.word())))
                .reduce((_, later) -> later);
        boolean otherwise = Optional.ofNullable(before.get(record.word()))
                .filter(record::differsFrom)
                .isPresent();
        if (latest.isPresent() && !otherwise) {
            String file = latest.get().getKey();
            pages.put(file, record.text(number(file), said(latest.get().getValue(), "supersedes")));
        } else {
            last++;
            pages.put("%04d-%s.md".formatted(last, record.word()), record.text(last, latest.map(Map.Entry::getKey)));
        }
    }

    /// A page of a topic that has a newer one, or none any more.
    private void closed(String file, String text, Map<String, String> newer) {
        Optional<String> by = said(text, "decision").flatMap(topic -> Optional.ofNullable(newer.put(topic, file)));
        String status = "status: " + by.map(each -> "superseded by " + each).orElse("deprecated");
        pages.put(file, STATUS.matcher(text).replaceFirst(status));
    }

    private static Optional<String> said(String text, String key) {
        return Pattern.compile("(?m)^" + key + ": (.*)$")
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .findFirst();
    }

    private String index() {
        StringBuilder text = new StringBuilder("""
                # Decisions

                What is hard to take back, a page for each; [the design](../design/DESIGN.md) has all of it. A page stays as it
                was decided: when the brief leads elsewhere a new one supersedes it.

                | Record | Status |
                |---|---|
                """);
        pages.forEach((file, page) -> text.append("| [")
                .append(page.lines()
                        .filter(each -> each.startsWith("# "))
                        .findFirst()
                        .orElse(file)
                        .replace("# ", ""))
                .append("](")
                .append(file)
                .append(") | ")
                .append(said(page, "status").orElse(""))
                .append(" |\n"));
        return text.toString();
    }
}
