package dev.lintel.optimize.postgres.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines below a node, given the names that the other formats use.
final class TextDetails {
    private static final Pattern PAIR = Pattern.compile(
            "([A-Z][A-Za-z/ -]*?): +([^:]+?)(?=  +[A-Z][A-Za-z/ -]*: | (?:Disk|Memory|Batches|Memory Usage): |$)");
    private static final Pattern BLOCKS = Pattern.compile("(hit|read|dirtied|written)=(\\d+)");
    private static final Pattern COUNTED = Pattern.compile("([\\d.]+)\\s*(?:kB)?(?: \\(originally (\\d+)\\))?");
    private static final Pattern TOTAL = Pattern.compile("Total ([\\d.]+) ms");

    private TextDetails() {}

    static void read(String line, Attributes node) {
        int colon = line.indexOf(": ");
        String key = line.substring(0, colon);
        String value = line.substring(colon + 2).strip();
        switch (key) {
            case "Buffers" -> buffers(value, node);
            case "I/O Timings" -> timings(value, node);
            case "Heap Blocks" -> heapBlocks(value, node);
            case "Sort Method",
                    "Buckets",
                    "Batches",
                    "Planned Partitions",
                    "Hits",
                    "Storage",
                    "Full-sort Groups",
                    "Pre-sorted Groups" -> pairs(line, node);
            default -> node.put(key, value);
        }
    }

    private static void pairs(String line, Attributes node) {
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) {
            pair(pair.group(1).strip(), pair.group(2).strip(), node);
        }
    }

    private static void pair(String key, String value, Attributes node) {
        if (key.equals("Sort Method")) {
            node.put("Sort Method", value);
            return;
        }
        Matcher counted = COUNTED.matcher(value);
        if (!counted.find()) {
            return;
        }
        String number = counted.group(1);
        switch (key) {
            case "Disk" -> {
                node.put("Sort Space Type", "Disk");
                node.put("Sort Space Used", number);
            }
            case "Memory" -> {
                node.put("Sort Space Type", "Memory");
                node.put("Sort Space Used", number);
            }
            case "Memory Usage" -> node.put("Peak Memory Usage", number);
            case "Batches" -> {
                node.put("Hash Batches", number);
                if (counted.group(2) != null) {
                    node.put("Original Hash Batches", counted.group(2));
                }
            }
            case "Hits" -> node.put("Cache Hits", number);
            case "Misses" -> node.put("Cache Misses", number);
            case "Evictions" -> node.put("Cache Evictions", number);
            default -> node.put(key, number);
        }
    }

    private static void heapBlocks(String value, Attributes node) {
        for (String part : value.split(" ")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String kind = part.startsWith("lossy") ? "Lossy Heap Blocks" : "Exact Heap Blocks";
                node.put(kind, part.substring(equals + 1));
            }
        }
    }

    private static void buffers(String value, Attributes node) {
        for (String group : value.split(", ")) {
            String scope = group.startsWith("temp") ? "Temp" : group.startsWith("local") ? "Local" : "Shared";
            Matcher blocks = BLOCKS.matcher(group);
            while (blocks.find()) {
                String what = Character.toUpperCase(blocks.group(1).charAt(0))
                        + blocks.group(1).substring(1);
                node.put(scope + " " + what + " Blocks", blocks.group(2));
            }
        }
    }

    private static void timings(String value, Attributes node) {
        Matcher read = Pattern.compile("read=([\\d.]+)").matcher(value);
        if (read.find()) {
            node.put("I/O Read Time", read.group(1));
        }
    }

    /// `Functions: 12` and `Timing: Generation 1.2 ms, .., Total 80.1 ms` below `JIT:`.
    static void compilation(String key, String value, Attributes plan) {
        Attributes jit = plan.group("JIT").orElseGet(Attributes::new);
        plan.put("JIT", jit);
        if (key.equals("Functions")) {
            jit.put("Functions", value);
        } else if (key.equals("Timing")) {
            Matcher total = TOTAL.matcher(value);
            if (total.find()) {
                Attributes timing = new Attributes();
                timing.put("Total", total.group(1));
                jit.put("Timing", timing);
            }
        }
    }
}
