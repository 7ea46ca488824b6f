package dev.lintel.finding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Findings that a team decided to live with for now, by fingerprint. It only shrinks: what was mended leaves it,
/// and nothing new can enter.
///
/// @param entries one line each as the file has them, in its order
public record Baseline(List<Entry> entries) {
    public static final String FILE = "lintel-baseline.tsv";
    private static final String HEADER =
            "# Lintel's baseline: findings that are known. It only shrinks; delete lines, add none.";

    public Baseline {
        entries = List.copyOf(entries);
    }

    /// @param subject for the people who read the file; only the fingerprint decides
    public record Entry(String fingerprint, String practice, String file, String subject) {}

    public static Baseline parse(String text) {
        return new Baseline(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 4))
                .map(parts -> new Entry(parts[0], part(parts, 1), part(parts, 2), part(parts, 3)))
                .toList());
    }

    public static Baseline of(List<Reported> findings) {
        return new Baseline(findings.stream()
                .flatMap(Reported::all)
                .map(each -> new Entry(
                        each.fingerprint(),
                        each.finding().practice(),
                        each.finding().at().file().path(),
                        each.finding().subject().replace('\t', ' ')))
                .toList());
    }

    /// This baseline without what is no longer found.
    public Baseline shrunkTo(List<Reported> findings) {
        Set<String> still = of(findings).fingerprints();
        return new Baseline(entries.stream()
                .filter(entry -> still.contains(entry.fingerprint))
                .toList());
    }

    public List<Reported> newIn(List<Reported> findings) {
        Set<String> known = fingerprints();
        return findings.stream()
                .filter(each -> !known.contains(each.fingerprint()))
                .toList();
    }

    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        entries.forEach(
                entry -> lines.add(String.join("\t", entry.fingerprint, entry.practice, entry.file, entry.subject)));
        return String.join("\n", lines) + "\n";
    }

    private Set<String> fingerprints() {
        return entries.stream().map(Entry::fingerprint).collect(Collectors.toCollection(HashSet::new));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
