package dev.lintel.design.into;

import dev.lintel.design.into.House.Identity;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Schema;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out how a backend is written, from what it wrote last of the same kind.
final class Detect {
    private static final Pattern ID = Pattern.compile(
            "@Id\\b\\s*((?:@\\w+(?:\\([^)]*\\))?\\s*)*)(?:private|protected|public)?\\s*(\\w+)\\s+(\\w+)\\s*;");
    private static final Pattern ANNOTATION = Pattern.compile("@(\\w+)(?:\\([^)]*\\))?");
    private static final Pattern VERSION = Pattern.compile("V([0-9._]+)__.*\\.sql");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private final Backend backend;
    private final Workspace workspace;
    private final List<String> seen = new ArrayList<>();

    Detect(Backend backend, Workspace workspace) {
        this.backend = backend;
        this.workspace = workspace;
    }

    House house() throws Unlike, IOException {
        Entity model = model();
        String text = text(model.at());
        String entities = packageOf(text);
        String simple = simple(model.type());
        String repositories = beside(simple + "Repository.java")
                .orElseThrow(() ->
                        new Unlike("no " + simple + "Repository was found: only Spring Data JPA is followed yet"));
        String controllers = controllerOf(model);
        boolean byFeature = entities.equals(repositories) && entities.equals(controllers);
        seen.add(
                byFeature
                        ? "a package for each feature, as " + entities
                        : "packages by layer: " + entities + ", " + repositories + ", " + controllers);
        String feature = byFeature ? parent(entities) + "." + House.FEATURE : entities;
        String path = model.at().file().path();
        String source = path.substring(0, path.length() - (model.type().replace('.', '/') + ".java").length());
        if (text.contains("javax.persistence")) {
            throw new Unlike(
                    "it is of the time of javax, whose Java may have no records; Spring Boot 3 and 4 are followed yet");
        }
        return new House(
                source,
                feature,
                byFeature ? feature : repositories,
                byFeature ? feature : controllers,
                identity(model, text),
                prefix(),
                migrations(),
                notFound(),
                conflicts(".DataIntegrityViolationException") && conflicts(".OptimisticLockingFailureException"),
                backend.settings().libraries().stream()
                        .anyMatch(each -> each.artifact().matches("spring-boot-starter-(.*-)?test|junit-jupiter.*")),
                seen);
    }

    private boolean conflicts(String exception) {
        return backend.failures().answers().stream()
                .anyMatch(each ->
                        each.exception().endsWith(exception) && each.statuses().equals(List.of(409)));
    }

    /// The entity that was made last, of those that have an address.
    private Entity model() throws Unlike {
        List<Entity> mapped = backend.entities().values().stream()
                .filter(each -> backend.schema().table(each.table()).isPresent())
                .filter(each -> workspace
                        .file(each.at().file())
                        .filter(file -> file.origin() == SourceFile.Origin.MAIN)
                        .isPresent())
                .filter(each -> beside(simple(each.type()) + "Repository.java").isPresent())
                .toList();
        return mapped.stream()
                .max(Comparator.comparing(
                                (Entity each) -> controllers(each).findAny().isPresent())
                        .thenComparing(each -> backend.schema()
                                .table(each.table())
                                .orElseThrow()
                                .at()))
                .orElseThrow(() -> new Unlike("no entity with a table of a migration and a repository was found:"
                        + " only Spring Data JPA with migrations is followed yet"));
    }

    private String controllerOf(Entity model) throws Unlike {
        return controllers(model)
                .map(each -> parent(each.handler().owner()))
                .findFirst()
                .or(() -> backend.endpoints().stream()
                        .filter(each -> each.exposure() == Endpoint.Exposure.API)
                        .map(each -> parent(each.handler().owner()))
                        .findFirst())
                .orElseThrow(() -> new Unlike("there is no endpoint to be written alike"));
    }

    private Stream<Endpoint> controllers(Entity entity) {
        String simple = simple(entity.type());
        return backend.endpoints().stream()
                .filter(each -> each.handler().simpleOwner().equals(simple + "Controller"));
    }

    private Identity identity(Entity model, String text) throws Unlike, IOException {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new Unlike(simple(model.type())
                    + " has no field with @Id of its own: ids that are inherited are not followed yet");
        }
        List<String> annotations = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        Matcher each = ANNOTATION.matcher(id.group(1));
        while (each.find()) {
            annotations.add(each.group());
            imported(text, each.group(1)).ifPresent(imports::add);
            Matcher inside = Pattern.compile("\\b([A-Z]\\w*)\\.").matcher(each.group());
            while (inside.find()) {
                imported(text, inside.group(1)).ifPresent(imports::add);
            }
        }
        imported(text, id.group(2)).ifPresent(imports::add);
        Schema.Table table = backend.schema().table(model.table()).orElseThrow();
        Span at = table.column("id")
                .map(Schema.Column::at)
                .orElseThrow(() -> new Unlike(table.name() + " has no column id"));
        String sql = slice(text(at), at).replaceAll("\\s+", " ").strip();
        if (!sql.toLowerCase(Locale.ROOT).contains("primary key")) {
            sql += " primary key";
        }
        seen.add("ids are " + id.group(2) + ", `" + sql + "` (" + place(at) + ")");
        return new Identity(id.group(2), annotations, imports, sql);
    }

    private static Optional<String> imported(String text, String simple) {
        Matcher matcher =
                Pattern.compile("(?m)^import ([\\w.]+\\." + simple + ");").matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// What stands before the plural of a thing in most addresses.
    private String prefix() {
        Map<String, Long> counts = backend.endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .map(each -> each.route().path().replaceFirst("/[^/]*$", ""))
                .map(path -> path.split("/"))
                .map(segments -> segments.length > 1 && segments[1].matches("api|v\\d+|rest") ? segments[1] : "")
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String most = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        return most.isEmpty() ? "" : "/" + most;
    }

    private House.Migrations migrations() throws Unlike, IOException {
        Optional<Schema.Migration> last = backend.schema().migrations().stream()
                .filter(each -> VERSION.matcher(each.at().file().fileName()).matches())
                .max(Comparator.comparing(each -> numbers(each.at().file().fileName())));
        if (last.isEmpty()) {
            throw new Unlike(
                    "no migrations of Flyway were found (V1__name.sql); Liquibase and others are not followed yet");
        }
        String path = last.get().at().file().path();
        Matcher version = VERSION.matcher(last.get().at().file().fileName());
        if (!version.matches()) {
            throw new IllegalStateException(path);
        }
        String number = version.group(1);
        Matcher end = Pattern.compile("\\d+$").matcher(number);
        String next = end.find()
                ? number.substring(0, end.start())
                        + ("%0" + end.group().length() + "d").formatted(Long.parseLong(end.group()) + 1)
                : number + "1";
        String text = text(last.get().at());
        seen.add("migrations of Flyway, the next is V" + next + " (after "
                + place(last.get().at()) + ")");
        return new House.Migrations(path.substring(0, path.lastIndexOf('/') + 1), next, text.contains("CREATE "));
    }

    private static String numbers(String file) {
        Matcher version = VERSION.matcher(file);
        return version.matches()
                ? Stream.of(version.group(1).split("[._]"))
                        .map(each -> ("0".repeat(20) + each).substring(each.length()))
                        .collect(Collectors.joining("."))
                : "";
    }

    /// An exception of the team's that becomes 404 and is made of one text.
    private Optional<String> notFound() throws IOException {
        for (Failures.Answered each : backend.failures().answers()) {
            if (each.statuses().equals(List.of(404)) && backend.failures().own().contains(each.exception())) {
                String simple = simple(each.exception());
                Optional<SourceFile> file = files(simple + ".java").findFirst();
                if (file.isPresent()
                        && workspace.text(file.get()).matches("(?s).*\\b" + simple + "\\(String \\w+\\).*")) {
                    seen.add("a row that is not there is " + simple);
                    return Optional.of(each.exception());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> beside(String fileName) {
        return files(fileName).findFirst().map(file -> {
            try {
                return packageOf(workspace.text(file));
            } catch (IOException unreadable) {
                return "";
            }
        });
    }

    private Stream<SourceFile> files(String fileName) {
        return workspace.files(file ->
                file.origin() == SourceFile.Origin.MAIN && file.id().fileName().equals(fileName));
    }

    private String text(Span at) throws IOException {
        return workspace.text(workspace.file(at.file()).orElseThrow(() -> new IOException("no file " + at.file())));
    }

    /// What stands at a place.
    static String slice(String text, Span at) {
        String[] lines = text.split("\n", -1);
        StringBuilder slice = new StringBuilder();
        for (int line = at.line(); line <= at.endLine() && line <= lines.length; line++) {
            String whole = lines[line - 1];
            int from = line == at.line() ? Math.min(at.column() - 1, whole.length()) : 0;
            int to = line == at.endLine() ? Math.min(at.endColumn() - 1, whole.length()) : whole.length();
            slice.append(whole, from, Math.max(from, to)).append('\n');
        }
        return slice.toString();
    }

    private static String place(Span at) {
        return at.file().fileName() + ":" + at.line();
    }

    private static String packageOf(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String parent(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
