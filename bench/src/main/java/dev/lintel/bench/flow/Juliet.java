package dev.lintel.bench.flow;

import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A sample of Juliet 1.3 for Java: programs that read the request, of the weaknesses that a servlet can have, one in
/// twenty of each flow variant. A program is told right when its bad half is found and none of its good halves.
final class Juliet {
    private static final Map<Integer, Set<Integer>> WEAKNESSES = Map.ofEntries(
            Map.entry(23, Set.of(22, 23, 36, 73)),
            Map.entry(36, Set.of(22, 23, 36, 73)),
            Map.entry(78, Set.of(77, 78, 88)),
            Map.entry(80, Set.of(79, 80)),
            Map.entry(81, Set.of(79, 80, 81)),
            Map.entry(83, Set.of(79, 80, 83)),
            Map.entry(89, Set.of(89, 564)),
            Map.entry(90, Set.of(90)),
            Map.entry(113, Set.of(113, 93)),
            Map.entry(470, Set.of(470)),
            Map.entry(601, Set.of(601)),
            Map.entry(614, Set.of(614)),
            Map.entry(643, Set.of(643, 91)));
    private static final Pattern PROGRAM = Pattern.compile("(CWE(\\d+)_.*_(\\d\\d))(?:[a-z]|_[A-Za-z0-9]+)?\\.java");
    private static final Pattern FROM_REQUEST = Pattern.compile("get(Parameter|Cookies|QueryString)|CWE614");
    private static final int ONE_IN = 20;
    private static final double APART = 95;

    private Juliet() {}

    /// @param variant how the value flows, a number of two digits
    private record Program(String name, int weakness, String variant, List<Path> files) {}

    private static final class Tally {
        private int programs;
        private int badFound;
        private int goodFlagged;
        private int apart;
        private final List<String> wrong = new ArrayList<>();

        private void add(Program program, boolean bad, boolean good) {
            programs++;
            badFound += bad ? 1 : 0;
            goodFlagged += good ? 1 : 0;
            apart += bad && !good ? 1 : 0;
            if (!bad || good) {
                wrong.add(program.name() + (bad ? "" : " missed") + (good ? " good flagged" : ""));
            }
        }
    }

    static void measure(Results results, long seed) throws IOException {
        Optional<Path> folder = Scan.folder(results, "juliet");
        if (folder.isEmpty()) {
            return;
        }
        List<Program> sample = sample(programs(folder.get()), new Random(seed));
        Path target = lay(folder.get(), sample);
        List<Scan.Result> found = Scan.results(Scan.sarif(target, "juliet"));
        Methods methods = methods(target);
        Map<String, Tally> byWeakness = new TreeMap<>();
        Tally all = new Tally();
        for (Program program : sample) {
            Set<String> halves = halves(program, found, methods);
            for (Tally each : List.of(all, byWeakness.computeIfAbsent("CWE-" + program.weakness(), _ -> new Tally()))) {
                each.add(program, halves.contains("bad"), halves.contains("good"));
            }
        }
        record(results, byWeakness, all);
    }

    private static List<Program> programs(Path folder) throws IOException {
        Map<String, Program> programs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("src/testcases"))) {
            for (Path file : files.sorted().toList()) {
                Matcher name = PROGRAM.matcher(file.getFileName().toString());
                if (name.matches()
                        && WEAKNESSES.containsKey(Integer.parseInt(name.group(2)))
                        && FROM_REQUEST.matcher(name.group(1)).find()) {
                    programs.computeIfAbsent(
                                    name.group(1),
                                    key -> new Program(
                                            key, Integer.parseInt(name.group(2)), name.group(3), new ArrayList<>()))
                            .files()
                            .add(file);
                }
            }
        }
        return List.copyOf(programs.values());
    }

    private static List<Program> sample(List<Program> programs, Random random) {
        Map<String, List<Program>> byVariant = new TreeMap<>();
        programs.forEach(each -> byVariant
                .computeIfAbsent(each.variant(), _ -> new ArrayList<>())
                .add(each));
        List<Program> sample = new ArrayList<>();
        for (List<Program> each : byVariant.values()) {
            Collections.shuffle(each, random);
            sample.addAll(each.subList(0, Math.max(1, each.size() / ONE_IN)));
        }
        return sample;
    }

    private static Path lay(Path folder, List<Program> sample) throws IOException {
        Path target = Files.createTempDirectory(Place.cache("laid"), "juliet");
        List<Path> files = new ArrayList<>(
                sample.stream().flatMap(each -> each.files().stream()).toList());
        try (Stream<Path> support = Files.list(folder.resolve("src/testcasesupport"))) {
            support.filter(each -> each.toString().endsWith(".java")).forEach(files::add);
        }
        for (Path file : files) {
            Path copy = target.resolve("src/main/java")
                    .resolve(folder.resolve("src").relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        map(target, sample);
        return target;
    }

    /// The suite has a `web.xml` for each of its folders; this is the one for the sample.
    private static void map(Path target, List<Program> sample) throws IOException {
        StringBuilder xml = new StringBuilder("<web-app>\n");
        for (Program program : sample) {
            Path first = program.files().getFirst();
            String type = first.getFileName().toString().replace(".java", "");
            String owner = Files.readAllLines(first, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("package "))
                    .map(line -> line.substring("package ".length(), line.indexOf(';')) + ".")
                    .findFirst()
                    .orElse("");
            xml.append("<servlet><servlet-name>%1$s</servlet-name><servlet-class>%2$s%1$s</servlet-class></servlet>\n"
                    .formatted(type, owner));
            xml.append(
                    "<servlet-mapping><servlet-name>%1$s</servlet-name><url-pattern>/%1$s</url-pattern></servlet-mapping>\n"
                            .formatted(type));
        }
        Path file = target.resolve("src/main/webapp/WEB-INF/web.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, xml.append("</web-app>\n"));
    }

    private static Methods methods(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return Methods.of(
                    target,
                    files.filter(each -> each.toString().endsWith(".java")).toList());
        }
    }

    private static Set<String> halves(Program program, List<Scan.Result> found, Methods methods) {
        Set<String> halves = new HashSet<>();
        for (Scan.Result each : found) {
            if (each.guilty().file().contains(program.name())
                    && !Collections.disjoint(each.cwes(), WEAKNESSES.get(program.weakness()))) {
                methods.at(each.guilty()).map(Juliet::half).ifPresent(halves::add);
            }
        }
        return halves;
    }

    private static String half(Methods.Method method) {
        String name = method.name().toLowerCase(Locale.ROOT);
        String type = method.type().toLowerCase(Locale.ROOT);
        if (name.startsWith("bad") || type.endsWith("_bad")) {
            return "bad";
        }
        return name.startsWith("good") || type.contains("_good") ? "good" : "";
    }

    private static void record(Results results, Map<String, Tally> byWeakness, Tally all) {
        results.say("\nJuliet 1.3, programs that read the request, one in " + ONE_IN + " of each flow variant:");
        results.heads("weakness", "programs", "bad found", "good flagged", "told apart");
        byWeakness.forEach(
                (name, each) -> results.row(name, each.programs, each.badFound, each.goodFlagged, each.apart));
        results.row("all", all.programs, all.badFound, all.goodFlagged, all.apart);
        results.heads("to reach", "measured", "wanted", "");
        results.about("Juliet");
        results.target("good and bad told apart, %", 100.0 * all.apart / Math.max(1, all.programs), "≥", APART);
        all.wrong.forEach(each -> System.err.println("bench: juliet " + each));
    }
}
