package dev.lintel.design.into;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.review.Patch;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One resource of a brief, as a patch of a backend that is there.
///
/// @param seen how the backend is written, each with its place
/// @param patch new files, and the security configuration with its new lines
public record Into(List<String> seen, Patch patch) {
    public Into {
        seen = List.copyOf(seen);
    }

    public static Into of(Resource resource, Backend backend, Workspace workspace) throws Unlike, IOException {
        refuse(resource, backend);
        House house = new Detect(backend, workspace).house();
        List<Attribute> attributes = new ArrayList<>();
        for (Field field : resource.fields()) {
            attributes.add(Attribute.of(field));
        }
        List<Link> links = new ArrayList<>();
        for (Resource.Reference reference : resource.references()) {
            links.add(link(reference, backend, workspace));
        }
        Addition addition = new Addition(house, resource, attributes, links);
        List<Patch.Change> changes = new ArrayList<>();
        Doorway.Opened opened = new Doorway(backend, workspace).open(resource, addition.path());
        changes.add(new Patch.Change(opened.file(), Optional.of(opened.before()), opened.text()));
        for (var file : addition.files().entrySet()) {
            SourceId id = new SourceId(file.getKey());
            if (workspace.file(id).isPresent()) {
                throw new Unlike(id + " is there already; nothing is written over it");
            }
            changes.add(new Patch.Change(id, Optional.empty(), file.getValue()));
        }
        changes.sort(Comparator.comparing(Patch.Change::file));
        return new Into(house.seen(), new Patch(changes, List.of()));
    }

    private static void refuse(Resource resource, Backend backend) throws Unlike {
        String name = resource.name();
        if (backend.schema().table(Names.table(name)).isPresent()) {
            throw new Unlike("the table " + Names.table(name) + " is there already");
        }
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

    private static Link link(Resource.Reference reference, Backend backend, Workspace workspace) throws Unlike {
        Entity entity = backend.entities().values().stream()
                .filter(each -> each.type().endsWith("." + reference.to()))
                .min(Comparator.comparing(Entity::type))
                .orElseThrow(() ->
                        new Unlike(reference.name() + " refers to " + reference.to() + ", which no entity is called"));
        String repository = workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN
                        && file.id().fileName().equals(reference.to() + "Repository.java"))
                .findFirst()
                .map(file -> file.id()
                        .path()
                        .replaceFirst(".*src/main/java/", "")
                        .replace('/', '.')
                        .replaceFirst("\\.java$", ""))
                .orElseThrow(() -> new Unlike("there is no " + reference.to() + "Repository to find the row by"));
        String id = entity.id()
                .map(Entity.Property::javaType)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .orElse("Long");
        String boxed = switch (id) {
            case "long" -> "Long";
            case "int" -> "Integer";
            default -> id;
        };
        return new Link(
                reference.name(),
                entity.type(),
                repository,
                boxed,
                entity.table(),
                Field.snake(reference.name()).toLowerCase(Locale.ROOT) + "_id",
                reference.optional());
    }
}
