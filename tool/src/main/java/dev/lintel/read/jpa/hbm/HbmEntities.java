package dev.lintel.read.jpa.hbm;

import dev.lintel.code.Program;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.read.jpa.mapping.Naming;
import dev.lintel.read.xml.Element;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Classes of mapping files as entities, with what subclasses inherit: those of one table share it, joined ones have
/// their key in a table of their own (Hibernate ORM 5.6, "hbm.xml mapping").
final class HbmEntities {
    private static final Set<String> SUBCLASSES = Set.of("subclass", "joined-subclass", "union-subclass");
    private static final int ROUNDS = 8;

    private final Naming naming;
    private final HbmProperties properties;
    private final Map<String, Drawn> drawn = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    HbmEntities(Program program, Naming naming) {
        this.naming = naming;
        this.properties = new HbmProperties(program, naming);
    }

    /// @param complete whether all of its elements were understood
    private record Drawn(Entity entity, boolean complete) {}

    /// A subclass that names the class above it, which another file may map.
    private record Waiting(Element element, String folder, SourceId file, String above) {}

    void add(Element mapping, SourceId file) {
        String folder = mapping.attribute("package").orElse("");
        for (Element each : mapping.children()) {
            if (each.name().equals("class")) {
                root(each, folder, file);
            } else if (SUBCLASSES.contains(each.name())) {
                each.attribute("extends")
                        .ifPresent(above ->
                                waiting.add(new Waiting(each, folder, file, HbmProperties.qualified(above, folder))));
            }
        }
    }

    List<Entity> entities() {
        for (int i = 0; i < ROUNDS && !waiting.isEmpty(); i++) {
            for (Waiting each : List.copyOf(waiting)) {
                Drawn above = drawn.get(each.above());
                if (above != null) {
                    below(each.element(), each.folder(), each.file(), above);
                    waiting.remove(each);
                }
            }
        }
        return drawn.values().stream().map(Drawn::entity).toList();
    }

    private void root(Element element, String folder, SourceId file) {
        String type = type(element, folder);
        String table = element.attribute("table")
                .map(naming::written)
                .orElseGet(() -> naming.derived(type.substring(type.lastIndexOf('.') + 1)));
        draw(element, folder, file, type, table, List.of(), true);
    }

    private void below(Element element, String folder, SourceId file, Drawn above) {
        String type = type(element, folder);
        Entity base = above.entity();
        Optional<String> own = element.attribute("table").map(naming::written);
        String table = element.name().equals("subclass") ? base.table() : own.orElse(base.table());
        List<Property> inherited = element.name().equals("joined-subclass")
                ? joined(base, element.child("key").flatMap(HbmProperties::column))
                : base.properties();
        draw(element, folder, file, type, table, inherited, above.complete());
    }

    /// What is inherited lies in the table of the class above; the key stands in both.
    private List<Property> joined(Entity base, Optional<String> key) {
        return base.properties().stream()
                .map(each -> each.kind() == Entity.Kind.ID
                        ? HbmProperties.placed(each, key.map(naming::written).orElse(each.column()), "")
                        : HbmProperties.placed(
                                each, each.column(), each.table().isEmpty() ? base.table() : each.table()))
                .toList();
    }

    private void draw(
            Element element,
            String folder,
            SourceId file,
            String type,
            String table,
            List<Property> inherited,
            boolean complete) {
        HbmProperties.Read own = properties.of(element, type, folder, file);
        List<Property> all = new ArrayList<>(inherited);
        all.addAll(own.properties());
        boolean whole = complete && own.complete() && !table.isEmpty();
        Entity entity = new Entity(type, table, all, own.uniques(), whole, Span.line(file, element.line()));
        Drawn done = new Drawn(entity, whole);
        drawn.putIfAbsent(type, done);
        element.children().stream()
                .filter(child -> SUBCLASSES.contains(child.name()))
                .forEach(child -> below(child, folder, file, done));
    }

    private static String type(Element element, String folder) {
        return element.attribute("name")
                .or(() -> element.attribute("entity-name"))
                .map(name -> HbmProperties.qualified(name, folder))
                .orElse("");
    }
}
