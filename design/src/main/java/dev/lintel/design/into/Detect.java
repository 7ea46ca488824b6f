package dev.lintel.design.into;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Settings;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds out how a backend is written, from what it wrote last of the same kind.
final class Detect {
    private static final Pattern SUFFIX = Pattern.compile("((?:Rest)?Controller\\w*|Resource|Api|Endpoint)$");
    private static final Pattern RECORD = Pattern.compile("(?m)^ *(?:public )?record \\w+\\(");

    private final Backend backend;
    private final Workspace workspace;
    private final List<Neighbours.Text> controllers;
    private final Set<String> roles;
    private final Optional<Schema.Family> key;
    private final Set<String> beside;
    private final List<String> seen = new ArrayList<>();

    /// @param roles the words of those who may, to find the nearest neighbour by
    /// @param key the family of the new row's key, where it is known
    /// @param beside the build modules of the classes that the new row refers to
    Detect(Backend backend, Workspace workspace, Set<String> roles, Optional<Schema.Family> key, Set<String> beside)
            throws IOException {
        this.beside = Set.copyOf(beside);
        this.roles = Set.copyOf(roles);
        this.key = key;
        this.backend = backend;
        this.workspace = workspace;
        this.controllers = Neighbours.controllers(backend, workspace);
    }

    House house() throws Unlike, IOException {
        Model model = model();
        Neighbours.Text controller = model.controller()
                .or(() -> controllers.stream().findFirst())
                .orElseThrow(() -> new Unlike("there is no endpoint to be written alike"));
        Style style = style(model);
        House.Identity identity = new IdentityOf(workspace, seen).of(model);
        Places places = Places.of(model, controller);
        seen.addFirst(places.said());
        seen.add("written alike: " + model.row().simple() + ", " + model.store().simple() + ", " + controller.simple()
                + " (" + model.kind() + ", " + style.platform() + ")");
        Ddl ddl = new DdlOf(backend, workspace, seen).of(model, identity);
        Address address = address(controller);
        Optional<Wrapper> wrapper =
                model.kind() == Store.R2DBC ? Optional.empty() : WrapperOf.of(controllers, workspace, seen);
        Matcher suffix = SUFFIX.matcher(controller.simple());
        return new House(
                places.rows(),
                places.stores(),
                places.controllers(),
                model.xml().map(each -> folder(each.id().path())),
                new IdentityOf(workspace, seen).base(model, identity.type()),
                model.kind(),
                style,
                identity,
                address.prefix(),
                new House.Naming(
                        address.last().endsWith("s"),
                        model.table().map(Schema.Table::name).orElse("s").endsWith("s")),
                tablePrefix(),
                ddl,
                wrapper,
                notFound(),
                conflicts(".DataIntegrityViolationException") && conflicts(".OptimisticLockingFailureException"),
                junit(controller),
                suffix.find() ? suffix.group() : "Controller",
                seen);
    }

    Ddl ddl() throws Unlike, IOException {
        Model model = model();
        return new DdlOf(backend, workspace, seen).of(model, identity(model));
    }

    House.Identity identity() throws Unlike, IOException {
        return identity(model());
    }

    private House.Identity identity(Model model) throws Unlike, IOException {
        return new IdentityOf(workspace, seen).of(model);
    }

    List<Neighbours.Text> controllers() {
        return controllers;
    }

    Optional<Neighbours.Text> controller() throws Unlike, IOException {
        return model().controller();
    }

    List<String> seen() {
        return seen;
    }

    private Model model() throws Unlike, IOException {
        return Model.of(backend, workspace, controllers, roles, key, beside)
                .orElseThrow(() -> new Unlike(unlike() + "no repository of Spring Data JPA or R2DBC and no mapper of"
                        + " MyBatis was found: other ways to reach a database are not followed yet"));
    }

    /// What the backend is made of instead, as far as that is known.
    private String unlike() {
        boolean spring = backend.settings().libraries().stream()
                .anyMatch(each -> each.group().startsWith("org.springframework"));
        Optional<String> jooq = backend.application().frameworks().stream()
                .filter(each -> each.startsWith("jOOQ"))
                .findFirst();
        return spring || backend.settings().libraries().isEmpty()
                ? jooq.map(each -> "rows are reached through " + each + "; ").orElse("")
                : "this is no application of Spring; ";
    }

    private Style style(Model model) throws IOException {
        Optional<String> boot = backend.application().frameworks().stream()
                .filter(each -> each.startsWith("Spring Boot "))
                .findFirst();
        boolean modern =
                boot.filter(each -> each.matches("Spring Boot [3-9].*")).isPresent();
        List<String> texts = Stream.concat(
                        controllers.stream(),
                        Stream.concat(Stream.of(model.row(), model.store()), model.controller().stream()))
                .map(Neighbours.Text::text)
                .toList();
        boolean jakarta = boot.isPresent() ? modern : texts.stream().anyMatch(each -> each.contains("import jakarta."));
        boolean records =
                modern || texts.stream().anyMatch(each -> RECORD.matcher(each).find());
        String platform = jakarta ? "jakarta" : "javax";
        boolean validated = texts.stream().anyMatch(each -> each.contains("import " + platform + ".validation."))
                || library("spring-boot-starter-validation|hibernate-validator");
        boolean dates = model.kind().isMyBatis()
                && !model.row().text().contains("import java.time.")
                && !model.row().text().contains("import java.time.*");
        boolean lombok = model.row().text().contains("import lombok.");
        if (lombok) {
            seen.add("accessors are Lombok's (" + model.row().simple() + ")");
        }
        return new Style(
                platform,
                records,
                lombok,
                validated,
                dates,
                model.kind() == Store.JPA && library("spring-boot-starter-data-rest|spring-data-rest-webmvc"));
    }

    private boolean library(String artifact) {
        return backend.settings().libraries().stream()
                .anyMatch(each -> each.artifact().matches(artifact));
    }

    /// @param last the segment that names the neighbour's resource
    private record Address(String prefix, String last) {}

    /// What stands before the neighbour's own segment.
    private Address address(Neighbours.Text controller) {
        String context = backend.settings()
                .get("server.servlet.context-path")
                .map(Settings.Setting::value)
                .map(each -> each.replaceFirst("/+$", ""))
                .orElse("");
        List<String> paths = backend.endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .filter(each -> each.at().file().equals(controller.file().id()))
                .map(each -> each.route().path())
                .map(each -> each.startsWith(context) ? each.substring(context.length()) : each)
                .map(each -> each.replaceFirst("/?\\{.*", "").replaceFirst("/+$", ""))
                .filter(each -> each.startsWith("/"))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        // where each deed has an address, `/role/create`, what all begin with names the resource
        String base = paths.stream()
                .reduce(Detect::beginning)
                .filter(each -> !each.isEmpty())
                .or(() -> paths.stream().findFirst())
                .orElse("/s");
        return new Address(base.substring(0, base.lastIndexOf('/')), base.substring(base.lastIndexOf('/') + 1));
    }

    /// The segments that two paths begin with.
    private static String beginning(String one, String other) {
        String[] segments = one.split("/");
        String[] others = other.split("/");
        int same = 0;
        while (same < Math.min(segments.length, others.length) && segments[same].equals(others[same])) {
            same++;
        }
        return String.join("/", List.of(segments).subList(0, same));
    }

    /// What four of five tables begin with.
    private String tablePrefix() {
        List<String> names =
                backend.schema().tables().keySet().stream().sorted().toList();
        return names.stream()
                .flatMap(each -> Stream.iterate(
                                each.lastIndexOf('_') + 1, at -> at > 0, at -> each.lastIndexOf('_', at - 2) + 1)
                        .map(at -> each.substring(0, at)))
                .distinct()
                .filter(prefix -> names.size() > 3
                        && names.stream()
                                                .filter(each -> each.startsWith(prefix))
                                                .count()
                                        * 5
                                >= names.size() * 4L)
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private boolean conflicts(String exception) {
        return backend.failures().answers().stream()
                .anyMatch(each ->
                        each.exception().endsWith(exception) && each.statuses().equals(List.of(409)));
    }

    /// An exception of the team's that becomes 404 and is made of one text.
    private Optional<String> notFound() throws IOException {
        for (Failures.Answered each : backend.failures().answers()) {
            if (each.statuses().equals(List.of(404)) && backend.failures().own().contains(each.exception())) {
                String simple = each.exception().substring(each.exception().lastIndexOf('.') + 1);
                Optional<SourceFile> file = workspace
                        .files(one -> one.origin() == SourceFile.Origin.MAIN
                                && one.id().fileName().equals(simple + ".java"))
                        .findFirst();
                if (file.isPresent()
                        && workspace.text(file.get()).matches("(?s).*\\b" + simple + "\\(String \\w+\\).*")) {
                    seen.add("a row that is not there is " + simple);
                    return Optional.of(each.exception());
                }
            }
        }
        return Optional.empty();
    }

    /// The package of `@Test`, where the controllers' module has Spring's test library.
    private Optional<String> junit(Neighbours.Text controller) throws IOException {
        String path = controller.file().id().path();
        boolean there = backend.settings().libraries().stream()
                .filter(each -> each.artifact().matches("spring-boot-starter-(.*-)?test"))
                .map(each -> folder(each.at().file().path()))
                .anyMatch(path::startsWith);
        if (!there || !path.contains("src/main/java/")) {
            seen.add("no Spring test library for " + controller.simple() + ", so no test is written");
            return Optional.empty();
        }
        boolean old = false;
        boolean recent = false;
        for (SourceFile each : workspace
                .files(file -> file.origin() == SourceFile.Origin.TEST && file.endsWith(".java"))
                .toList()) {
            String text = workspace.text(each);
            old |= text.contains("import org.junit.Test;");
            recent |= text.contains("org.junit.jupiter.api.");
        }
        return Optional.of(old && !recent ? "org.junit" : "org.junit.jupiter.api");
    }

    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    static String place(Span at) {
        return at.file().fileName() + ":" + at.line();
    }
}
