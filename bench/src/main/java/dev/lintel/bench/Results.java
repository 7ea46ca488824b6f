package dev.lintel.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one run of a bench found: printed as it comes, and appended to its section of `bench/RESULTS.md` at the
/// end. What it supersedes moves to `bench/before`.
public final class Results {
    private final String section;
    private final List<String> lines = new ArrayList<>();
    private String about = "";

    /// @param section heading in the file, the bench's name
    public Results(String section) throws IOException {
        this.section = section;
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String home = Place.bench().getParent().toString();
        String changed = Shell.line(List.of("git", "-C", home, "status", "--porcelain", "--untracked-files=no"));
        say("### " + LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm"))
                + " UTC");
        say("");
        say("- Lintel at commit "
                + Shell.line(List.of("git", "-C", home, "rev-parse", "--short", "HEAD"))
                + (changed.isEmpty() ? "" : " with changes that were not committed"));
        say(String.format(
                Locale.ROOT,
                "- %d cores, %.0f GiB, %s %s, JDK %s, load %.1f at the start",
                machine.getAvailableProcessors(),
                machine.getTotalMemorySize() / (double) (1 << 30),
                machine.getName(),
                machine.getArch(),
                Runtime.version(),
                machine.getSystemLoadAverage()));
    }

    public void say(String line) {
        System.out.println(line);
        lines.add(line);
    }

    /// Begins a table, with an empty line before it.
    public void heads(String... heads) {
        say("");
        row((Object[]) heads);
        say("|" + "---|".repeat(heads.length));
    }

    /// A row of a table: numbers with two digits, all else as it is.
    public void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            String text = cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : "" + cell;
            row.append(' ').append(text).append(" |");
        }
        say(row.toString());
    }

    /// Names what the bars from here on are about, where one bench holds several inputs against equal ones.
    ///
    /// @param input empty for none
    public void about(String input) {
        about = input.isEmpty() ? "" : input + ": ";
    }

    /// A figure beside what was to be reached.
    public void target(String what, double figure, String sign, double wanted) {
        boolean met = sign.equals("≥") ? figure >= wanted : figure <= wanted;
        row(about + what, figure, sign + " " + wanted, met ? "met" : "missed");
    }

    /// Adds the block at the end of its section.
    public void append() throws IOException {
        Path file = Place.bench().resolve("RESULTS.md");
        List<String> all = new ArrayList<>(
                Files.exists(file)
                        ? Files.readAllLines(file)
                        : List.of(
                                "# Results of the benches",
                                "",
                                "Each block was written by the command that it is named for."));
        int heading = all.indexOf("## " + section);
        if (heading < 0) {
            all.add("");
            all.add("## " + section);
            heading = all.size() - 1;
        }
        int end = heading + 1;
        while (end < all.size() && !all.get(end).startsWith("## ")) {
            end++;
        }
        while (all.get(end - 1).isBlank()) {
            end--;
        }
        List<String> block = new ArrayList<>(List.of(""));
        block.addAll(lines);
        all.addAll(end, block);
        Superseded.Split split = Superseded.split(all);
        split.appendGone(Place.bench().resolve("before"));
        Files.write(file, Newest.atHead(split.stay()));
    }
}
