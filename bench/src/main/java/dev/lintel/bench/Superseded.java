package dev.lintel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps `bench/RESULTS.md` to what holds today: a block all of whose bars and tables stand again in a
/// later block of its section moves to the section's file in `bench/before`, unchanged. What somebody wrote
/// by hand has no clock in its heading and stays.
final class Superseded {
    private Superseded() {}

    /// What stays in the file, and what goes to the file of each section, in the order of time.
    record Split(List<String> stay, Map<String, List<String>> gone) {
        /// Adds what goes to the files of `folder`, which is made where it is missing.
        void appendGone(Path folder) throws IOException {
            for (var section : gone.entrySet()) {
                Path file =
                        Files.createDirectories(folder).resolve(section.getKey().replace(' ', '-') + ".md");
                List<String> all = new ArrayList<>(
                        Files.exists(file)
                                ? Files.readAllLines(file)
                                : List.of(
                                        "# Earlier results: " + section.getKey(),
                                        "",
                                        "The newest stand in `bench/RESULTS.md`."));
                all.add("");
                all.addAll(section.getValue());
                Files.write(file, all);
            }
        }
    }

    static Split split(List<String> lines) {
        List<Block> blocks = Block.of(lines);
        Set<Block> superseded = new HashSet<>();
        Map<String, Set<String>> saidLater = new LinkedHashMap<>();
        for (Block block : blocks.reversed()) {
            Set<String> later = saidLater.computeIfAbsent(block.section(), _ -> new HashSet<>());
            Set<String> says = block.says();
            if (block.isRun() && !says.isEmpty() && later.containsAll(says)) {
                superseded.add(block);
            }
            later.addAll(says);
        }
        List<String> stay = new ArrayList<>();
        Map<String, List<String>> gone = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (superseded.contains(block)) {
                gone.computeIfAbsent(block.section(), _ -> new ArrayList<>()).addAll(block.lines());
            } else {
                stay.addAll(block.lines());
            }
        }
        gone.replaceAll((_, each) -> stripped(each));
        return new Split(stripped(stay), gone);
    }

    private static List<String> stripped(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }

    /// Lines up to the next heading, its own included; those before the first heading are a block of no section.
    ///
    /// @param at line of the file, which tells equal blocks apart
    private record Block(int at, String section, List<String> lines) {
        static List<Block> of(List<String> lines) {
            List<Block> blocks = new ArrayList<>();
            String section = "";
            int from = 0;
            for (int i = 1; i <= lines.size(); i++) {
                if (i == lines.size()
                        || lines.get(i).startsWith("## ")
                        || lines.get(i).startsWith("### ")) {
                    String first = lines.get(from);
                    section = first.startsWith("## ") ? first.substring(3) : section;
                    blocks.add(new Block(from, section, lines.subList(from, i)));
                    from = i;
                }
            }
            return blocks;
        }

        boolean isRun() {
            return Newest.BLOCK.matcher(lines.getFirst()).matches();
        }

        /// The bars by name and the tables by their heads.
        Set<String> says() {
            Set<String> says = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                var bar = Newest.BAR.matcher(lines.get(i));
                if (bar.matches()) {
                    says.add("bar " + bar.group(1));
                } else if (i > 0
                        && lines.get(i).startsWith("|---")
                        && !lines.get(i - 1).equals(Newest.BARS)) {
                    says.add(lines.get(i - 1));
                }
            }
            return says;
        }
    }
}
