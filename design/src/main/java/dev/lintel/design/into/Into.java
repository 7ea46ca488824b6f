package dev.lintel.design.into;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Schema;
import dev.lintel.review.Patch;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One resource of a brief, as a patch of a backend that is there.
///
/// @param seen how the backend is written, each with its place, and what is left to do by hand
/// @param patch new files, and what lists or opens them with its new lines
public record Into(List<String> seen, Patch patch) {
    public Into {
        seen = seen.stream().distinct().toList();
    }

    public static Into of(Resource resource, Backend backend, Workspace workspace) throws Unlike, IOException {
        refuse(resource);
        Detect detect = new Detect(
                backend,
                workspace,
                nearness(resource, backend),
                usualKey(backend),
                modules(resource, backend, workspace));
        House house = detect.house();
        refuse(resource, backend, house);
        List<Attribute> attributes = new ArrayList<>();
        for (Field field : resource.fields()) {
            attributes.add(Attribute.of(field, house.style()));
        }
        Links there = new Links(house, backend, workspace);
        List<Link> links = new ArrayList<>();
        for (Resource.Reference reference : resource.references()) {
            links.add(there.to(reference));
        }
        String path = Addition.path(house, resource.name());
        Neighbours neighbours = new Neighbours(detect.controllers(), detect.controller());
        Gates.Decided decided = new Gates(backend, neighbours, path).decide(resource);
        Addition addition = new Addition(house, resource, attributes, links, decided.handlers());
        List<Patch.Change> changes = new ArrayList<>();
        new Doorway(backend, workspace)
                .open(decided.rules(), path)
                .ifPresent(opened ->
                        changes.add(new Patch.Change(opened.file(), Optional.of(opened.before()), opened.text())));
        addition.files()
                .forEach((file, text) -> changes.add(new Patch.Change(new SourceId(file), Optional.empty(), text)));
        changes.addAll(new TableChanges(house.ddl(), house.identity().sql(), workspace)
                .of(resource.name(), addition::newTable));
        for (Patch.Change each : changes) {
            if (each.before().isEmpty() && workspace.file(each.file()).isPresent()) {
                throw new Unlike(each.file() + " is there already; nothing is written over it");
            }
        }
        changes.sort(Comparator.comparing(Patch.Change::file));
        List<String> seen = new ArrayList<>(house.seen());
        seen.addAll(decided.said());
        return new Into(seen, new Patch(changes, List.of()));
    }

    /// Where no rule of a security framework says who may, the folder that a controller stands in often does.
    static Set<String> nearness(Resource resource, Backend backend) {
        return !backend.controls().rules().isEmpty()
                ? Set.of()
                : resource.access().values().stream()
                        .flatMap(List::stream)
                        .filter(each -> each.caller() instanceof Who.Holder)
                        .map(each -> each.caller().text())
                        .collect(Collectors.toSet());
    }

    /// Where the mapped classes stand that it refers to.
    private static Set<String> modules(Resource resource, Backend backend, Workspace workspace) {
        return resource.references().stream()
                .flatMap(each -> backend.entities().values().stream()
                        .filter(entity -> entity.type().endsWith("." + each.to())))
                .flatMap(each -> workspace.file(each.at().file()).stream())
                .map(SourceFile::module)
                .collect(Collectors.toSet());
    }

    /// The family that most tables have their key of: one table that is known by a name is no example.
    private static Optional<Schema.Family> usualKey(Backend backend) {
        return backend.schema().tables().values().stream()
                .flatMap(each -> each.keyColumn().stream())
                .collect(Collectors.groupingBy(Schema.Column::family, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static void refuse(Resource resource) throws Unlike {
        String name = resource.name();
        if (resource.access().isEmpty()) {
            throw new Unlike(
                    "the brief opens nothing of " + name + "; say who may: `access: {read: public, create: admin}`");
        }
        if (resource.owner().isPresent()
                || resource.tenant().isPresent()
                || !resource.parts().isEmpty()
                || !resource.states().isEmpty()) {
            throw new Unlike(
                    name + " has an owner, a tenant, parts or states; what is added to a backend that is there has"
                            + " fields and references yet, and no more");
        }
    }

    private static void refuse(Resource resource, Backend backend, House house) throws Unlike {
        String table = Addition.table(house, resource.name());
        if (backend.schema().table(table).isPresent()) {
            throw new Unlike("the table " + table + " is there already");
        }
        Dialect dialect = house.ddl().dialect();
        if (house.store().isMyBatis() && (dialect == Dialect.ORACLE || dialect == Dialect.SQLSERVER)) {
            throw new Unlike("pages are written with LIMIT, which " + dialect + " does not know: not followed yet");
        }
    }
}
