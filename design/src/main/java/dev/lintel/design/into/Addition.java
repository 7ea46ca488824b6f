package dev.lintel.design.into;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.found.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The new files of one resource.
///
/// @param gates by operation, for those that are guarded where the handler stands
record Addition(
        House house, Resource resource, List<Attribute> attributes, List<Link> links, Map<String, Gates.Gate> gates) {
    Addition {
        attributes = List.copyOf(attributes);
        links = List.copyOf(links);
        gates = Map.copyOf(gates);
    }

    /// By path from the root, without what makes the table.
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(rows().file(type()), new RowFile(this).text());
        files.put(stores().file(storeName()), new StoreFile(this).text());
        if (house.store() == Store.MYBATIS_XML) {
            files.put(house.mappers().orElseThrow() + storeName() + ".xml", new StoreFile(this).xml());
        }
        files.put(controllers().file(controllerName()), controller());
        house.junit()
                .ifPresent(junit -> files.put(
                        controllers().tests().file(controllerName() + "Test"), new TestFile(this, junit).text()));
        return files;
    }

    private String controller() {
        if (house.store() == Store.R2DBC) {
            return new ReactiveFile(this).text();
        }
        Optional<Wrapper> wrapper = house.wrapper();
        return wrapper.isPresent() ? new WrappedFile(this, wrapper.get()).text() : new ControllerFile(this).text();
    }

    boolean offers(String operation) {
        return !resource.isClosed(operation);
    }

    /// Those whose rows a controller looks up, one for each thing that it looks them up by.
    List<Link> lookedUp() {
        Map<String, Link> byFinder = new LinkedHashMap<>();
        links.stream()
                .filter(each -> each.repository().isPresent())
                .forEach(each -> byFinder.putIfAbsent(each.finder(), each));
        return List.copyOf(byFinder.values());
    }

    String type() {
        return resource.name();
    }

    String table() {
        return table(house, resource.name());
    }

    static String table(House house, String resource) {
        return house.tablePrefix() + (house.plural().table() ? Names.table(resource) : Field.snake(resource));
    }

    /// `/api/coupons`
    String path() {
        return path(house, resource.name());
    }

    static String path(House house, String resource) {
        return house.prefix() + "/"
                + (house.plural().address()
                        ? Names.path(resource)
                        : Field.snake(resource).replace('_', '-'));
    }

    String plural() {
        return Words.field(Names.table(resource.name()));
    }

    Place rows() {
        return house.rows().forFeature(type());
    }

    Place stores() {
        return house.stores().forFeature(type());
    }

    Place controllers() {
        return house.controllers().forFeature(type());
    }

    String rowType() {
        return rows().qualified(type());
    }

    String storeName() {
        return type() + house.store().suffix();
    }

    String storeType() {
        return stores().qualified(storeName());
    }

    String controllerName() {
        return type() + house.controllerSuffix();
    }

    /// The id's type by its simple name, imported where that is needed.
    String idType(JavaFile file) {
        String simple = house.identity().type();
        house.identity().imports().stream()
                .filter(each -> each.endsWith("." + simple))
                .forEach(file::use);
        return simple;
    }

    /// @param script the dialect, and how the id is written in it
    NewTable newTable(Ddl.Script script) {
        List<NewTable.Column> columns = new ArrayList<>();
        columns.add(NewTable.Column.key(house.identity().columnType(), script.id()));
        for (Link link : links) {
            NewTable.Column column = NewTable.Column.plain(link.column(), link.columnType(), link.optional());
            columns.add(link.target()
                    .map(key -> column.referring(new NewTable.Target(link.table(), key)))
                    .orElse(column));
        }
        attributes.forEach(each -> columns.add(each.definition(script.dialect())));
        columns.add(NewTable.Column.plain("version", "bigint", false).otherwise("0"));
        columns.add(NewTable.Column.plain("created_at", SqlType.instant(script.dialect()), false)
                .otherwise(SqlType.now(script.dialect())));
        return new NewTable(table(), NewTable.numbered(columns, script.id()), List.of(), List.of());
    }
}
