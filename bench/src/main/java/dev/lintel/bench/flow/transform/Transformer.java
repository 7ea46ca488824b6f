package dev.lintel.bench.flow.transform;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/// Writes a tree anew, by a seed: the same seed gives the same tree.
public final class Transformer {
    private static final String MAIN = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";

    /// @param original where a file of the new tree comes from, by its path; both relative to the roots
    /// @param reshaped files that differ in more than names
    /// @param refused forms that the compiler refused, so that the file kept its earlier one
    /// @param brokenBefore files of the old tree with errors: a library was not found
    /// @param brokenAfter the same of the new tree
    public record Outcome(Map<String, String> original, int reshaped, int refused, int brokenBefore, int brokenAfter) {}

    private final Random random;
    private final List<Path> libraries;
    private final Names names;
    private final Map<String, String> plain = new HashMap<>();
    private int refused;

    public Transformer(long seed, List<Path> libraries) {
        this.random = new Random(seed);
        this.libraries = List.copyOf(libraries);
        this.names = new Names(random);
    }

    /// @param from the tree; nothing is written there
    /// @param to an empty folder
    public Outcome write(Path from, Path to) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        read(from, MAIN, ".java").forEach((path, text) -> files.put(path, Comments.without(text)));
        plain.putAll(files);
        Attributed code = Attributed.of(files, libraries);
        int brokenBefore = code.broken().size();
        for (Pass pass : List.of(new Inline(), new Swap(), new Extract())) {
            code = apply(pass, files, code);
        }
        SortedMap<String, String> resources = read(from, RESOURCES, ".xml");
        resources.putAll(read(from, RESOURCES, ".properties"));
        resources.putAll(read(from, "src/main/webapp/WEB-INF/", ".xml"));
        return renamed(from, to, files, resources, code, brokenBefore);
    }

    private static SortedMap<String, String> read(Path root, String folder, String suffix) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(root.resolve(folder))) {
            return files;
        }
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            for (Path each :
                    all.filter(each -> each.toString().endsWith(suffix)).toList()) {
                files.put(root.relativize(each).toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /// A file that the compiler refuses afterwards is put back.
    private Attributed apply(Pass pass, SortedMap<String, String> files, Attributed code) throws IOException {
        Map<String, String> before = new HashMap<>(files);
        code.units()
                .forEach((path, unit) ->
                        files.put(path, pass.write(new Pass.Subject(code, unit, before.get(path), random))));
        Attributed after = Attributed.of(files, libraries);
        Set<String> broken = new HashSet<>(after.broken());
        broken.removeAll(code.broken());
        broken.forEach(path -> files.put(path, before.get(path)));
        refused += broken.size();
        return broken.isEmpty() ? after : Attributed.of(files, libraries);
    }

    private Outcome renamed(
            Path from,
            Path to,
            SortedMap<String, String> files,
            SortedMap<String, String> resources,
            Attributed code,
            int brokenBefore)
            throws IOException {
        Set<String> mapped = new HashSet<>();
        for (String each : code.own()) {
            boolean named = resources.entrySet().stream()
                    .anyMatch(file ->
                            file.getKey().endsWith(".xml") && file.getValue().contains(each));
            if (named) {
                mapped.add(each);
            }
        }
        Plan plan = new Plan(code, names, mapped);
        Texts texts = new Texts(names);
        Map<String, String> packages = packages(code, texts);
        code.own().forEach(each -> {
            TypeElement type = code.elements().getTypeElement(each);
            String name = type == null ? null : plan.ofType(type);
            if (name != null) {
                texts.type(type.getSimpleName().toString(), name);
            }
        });
        Resources written = new Resources(resources, files, texts, names);
        code.units().values().forEach(texts::learn);
        Rename rename = new Rename(plan, texts, packages);
        SortedMap<String, String> renamed = new TreeMap<>();
        Map<String, String> original = new HashMap<>();
        code.units().forEach((path, unit) -> {
            String text = rename.write(new Pass.Subject(code, unit, files.get(path), random));
            String target = path(unit, path, plan, code, packages);
            renamed.put(target, text);
            original.put(target, path);
        });
        int brokenAfter = Attributed.of(renamed, libraries).broken().size();
        written.files().forEach(renamed::put);
        renamed.put("pom.xml", written.anonymous(Files.readString(from.resolve("pom.xml"))));
        for (Map.Entry<String, String> each : renamed.entrySet()) {
            Path file = to.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        int reshaped = (int) files.entrySet().stream()
                .filter(each -> !each.getValue().equals(plain.get(each.getKey())))
                .count();
        return new Outcome(Map.copyOf(original), reshaped, refused, brokenBefore, brokenAfter);
    }

    private Map<String, String> packages(Attributed code, Texts texts) {
        Map<String, String> packages = new HashMap<>();
        for (CompilationUnitTree unit : code.units().values()) {
            if (unit.getPackageName() != null) {
                String name = unit.getPackageName().toString();
                packages.computeIfAbsent(name, this::renamedPackage);
                texts.ofPackage(name, packages.get(name));
            }
        }
        return packages;
    }

    private String renamedPackage(String name) {
        StringBuilder renamed = new StringBuilder();
        String prefix = "";
        for (String segment : name.split("\\.")) {
            prefix += "." + segment;
            renamed.append(renamed.isEmpty() ? "" : ".").append(names.camel("package " + prefix));
        }
        return renamed.toString();
    }

    private static String path(
            CompilationUnitTree unit, String old, Plan plan, Attributed code, Map<String, String> packages) {
        String pack = unit.getPackageName() == null
                ? ""
                : packages.get(unit.getPackageName().toString()) + ".";
        String simple = old.substring(old.lastIndexOf('/') + 1).replace(".java", "");
        String qualified = (unit.getPackageName() == null ? "" : unit.getPackageName() + ".") + simple;
        TypeElement type = code.elements().getTypeElement(qualified);
        String name = type == null ? null : plan.ofType(type);
        return MAIN + pack.replace('.', '/') + (name == null ? simple : name) + ".java";
    }
}
