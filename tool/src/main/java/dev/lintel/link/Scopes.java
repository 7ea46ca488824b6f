package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.graph.Application;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Divides a repository into its applications: one per class that starts one, with the modules that its module
/// uses, directly or not. A repository without such a class, or with only one, is one application. A module that
/// starts an application of its own belongs to another one only when that one looks for beans in its packages.
final class Scopes {
    private static final String NAMELESS = "backend";

    private final FactIndex facts;
    private final Program program;
    private final Map<String, Fact.Module> modules = new LinkedHashMap<>();
    private final Map<String, String> folderByName = new LinkedHashMap<>();

    private Scopes(FactIndex facts, Program program) {
        this.facts = facts;
        this.program = program;
        facts.of(Fact.Module.class).forEach(module -> {
            modules.put(module.folder(), module);
            folderByName.put(module.name(), module.folder());
        });
    }

    static List<Scope> of(FactIndex facts, Program program) {
        Scopes scopes = new Scopes(facts, program);
        Map<String, Fact.Main> byModule = new LinkedHashMap<>();
        facts.of(Fact.Main.class)
                .filter(main ->
                        program.type(main.type()).map(each -> each.isMain()).orElse(true))
                .sorted(Comparator.comparing(Fact.Main::module).thenComparing(Fact.Main::type))
                .forEach(main -> byModule.putIfAbsent(main.module(), main));
        if (byModule.size() < 2) {
            Optional<Fact.Main> only = byModule.values().stream().findFirst();
            return List.of(scopes.whole(only));
        }
        List<Scope> all = new ArrayList<>();
        byModule.values().forEach(main -> all.add(scopes.closure(main, byModule)));
        return all;
    }

    private Scope whole(Optional<Fact.Main> main) {
        String name = main.map(Scopes::typeName).orElse(NAMELESS);
        Span at = main.map(Fact.Main::at).orElseGet(() -> Span.ofFile(new SourceId("")));
        List<String> folders = new ArrayList<>();
        main.ifPresent(each -> folders.add(each.module()));
        modules.keySet().stream().filter(folder -> !folders.contains(folder)).forEach(folders::add);
        Application application = new Application(name, folders, frameworks(Set.copyOf(folders)), at);
        Scanned scanned = Scanned.of(program, facts, main.map(Fact.Main::type).orElse(""), _ -> true);
        return new Scope(application, Set.copyOf(folders), true, scanned);
    }

    private Scope closure(Fact.Main main, Map<String, Fact.Main> others) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(main.module()));
        while (!open.isEmpty()) {
            String folder = open.removeFirst();
            Fact.Main own = others.getOrDefault(folder, main);
            if (!scans(main, own) || !reached.add(folder)) {
                continue;
            }
            Fact.Module module = modules.get(folder);
            if (module != null) {
                module.uses().stream().map(this::folder).forEach(open::addLast);
            }
        }
        String name = main.module().isEmpty()
                ? typeName(main)
                : main.module().substring(main.module().lastIndexOf('/') + 1);
        Application application = new Application(name, List.copyOf(reached), frameworks(reached), main.at());
        return new Scope(application, reached, false, Scanned.of(program, facts, main.type(), reached::contains));
    }

    private static boolean scans(Fact.Main main, Fact.Main other) {
        return other.equals(main)
                || other.type().isEmpty()
                || main.scans().isEmpty()
                || main.scans().stream()
                        .anyMatch(scanned -> scanned.isEmpty() || other.type().startsWith(scanned + "."));
    }

    /// `uses` names modules by folder or by artifact.
    private String folder(String used) {
        return modules.containsKey(used) ? used : folderByName.getOrDefault(used, used);
    }

    private List<String> frameworks(Set<String> folders) {
        Map<String, String> known = new LinkedHashMap<>();
        facts.of(Fact.DependsOn.class)
                .filter(each -> folders.isEmpty()
                        || folders.contains(each.module())
                        || each.module().isEmpty())
                .map(Fact.DependsOn::library)
                .forEach(library -> label(library)
                        .ifPresent(label -> known.merge(label, version(library), (a, b) -> a.isEmpty() ? b : a)));
        return known.entrySet().stream()
                .map(each -> each.getValue().isEmpty() ? each.getKey() : each.getKey() + " " + each.getValue())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// Its own; a starter that is made elsewhere counts its versions by itself.
    private static String version(Settings.Library library) {
        return library.group().equals("org.mybatis.spring.boot")
                        || library.artifact().equals("mybatis-spring")
                ? ""
                : library.version();
    }

    private static Optional<String> label(Settings.Library library) {
        return switch (library.group()) {
            case "org.springframework.boot" ->
                library.artifact().startsWith("spring-boot-starter") ? Optional.of("Spring Boot") : Optional.empty();
            case "io.quarkus" -> Optional.of("Quarkus");
            case "io.micronaut" -> Optional.of("Micronaut");
            case "io.dropwizard" -> Optional.of("Dropwizard");
            case "org.mybatis", "org.mybatis.spring.boot" -> Optional.of("MyBatis");
            case "com.baomidou" -> Optional.of("MyBatis-Plus");
            case "org.jooq" -> Optional.of("jOOQ");
            case "org.flywaydb" -> Optional.of("Flyway");
            case "org.liquibase" -> Optional.of("Liquibase");
            default -> Optional.empty();
        };
    }

    /// A web application that only a deployment descriptor tells has no main class.
    private static String typeName(Fact.Main main) {
        return main.type().isEmpty() ? NAMELESS : simple(main.type());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
