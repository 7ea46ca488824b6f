package dev.lintel.design.into;

import dev.lintel.design.brief.Names;
import dev.lintel.design.found.Listing;
import dev.lintel.design.found.Words;
import dev.lintel.sql.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The new files of one list: what a line of it shows, the query or statement, the endpoint and its test.
///
/// @param base what they are called by, `CustomerOrder`
/// @param path of the endpoint, without the context path, `/customers/{customerId}/orders`
/// @param of what it is a list of, as each request says
/// @param by what each request names beside
/// @param order the column that rows come in the order of; the key where it is that
/// @param shown what a line shows, the key first
/// @param line qualified, a class that is there and shows just that; empty where one is written
/// @param kept what holds of each row that is not marked as deleted, behind the alias of the row
record ListFiles(
        House house,
        Listing listing,
        String base,
        String path,
        Optional<ListPart> of,
        List<ListPart> by,
        ListPart key,
        ListPart order,
        List<ListPart> shown,
        Optional<String> line,
        Optional<String> kept,
        Gates.Gate gate) {
    ListFiles {
        by = List.copyOf(by);
        shown = List.copyOf(shown);
    }

    Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        if (line.isEmpty()) {
            files.put(views().file(base + "View"), view());
        }
        files.put(stores().file(storeName()), new ListStore(this).text());
        if (house.store() == Store.MYBATIS_XML) {
            files.put(house.mappers().orElseThrow() + storeName() + ".xml", new ListStore(this).xml());
        }
        files.put(controllers().file(controllerName()), new ListController(this).text());
        house.junit()
                .filter(_ -> isTestable())
                .ifPresent(junit -> files.put(
                        controllers().tests().file(controllerName() + "Test"), new ListTest(this, junit).text()));
        return files;
    }

    /// A text becomes a date by rules that each backend sets itself.
    private boolean isTestable() {
        return asked().stream().noneMatch(each -> each.type().equals("java.util.Date"));
    }

    List<ListPart> asked() {
        return Stream.concat(of.stream(), by.stream()).toList();
    }

    boolean jpa() {
        return house.store() == Store.JPA;
    }

    boolean byKey() {
        return order.equals(key);
    }

    Dialect dialect() {
        return house.ddl().dialect();
    }

    Place stores() {
        return house.stores().forFeature(listing.thing());
    }

    /// The type of a line, qualified.
    String lineType() {
        return line.orElseGet(() -> views().qualified(base + "View"));
    }

    /// What mappers fill stands beside the other rows, what queries fill beside them.
    Place views() {
        return jpa() ? stores() : house.rows().forFeature(listing.thing());
    }

    Place controllers() {
        return house.controllers().forFeature(listing.thing());
    }

    String storeName() {
        return base + house.store().suffix();
    }

    String controllerName() {
        return base + house.controllerSuffix();
    }

    /// `orders`
    String rows() {
        String plural = Names.table(listing.thing());
        return Words.field(plural);
    }

    /// `The orders of one customer with one status, newest first`, for people.
    String said() {
        String ofOne =
                listing.of().map(each -> " of one " + Names.spoken(each.noun())).orElse("");
        String with = by.isEmpty()
                ? ""
                : " with one "
                        + by.stream().map(each -> Names.spoken(each.name())).collect(Collectors.joining(" and "));
        return "The " + Names.spokenMany(listing.thing()) + ofOne + with + ", "
                + listing.order().said();
    }

    /// What the store is asked with, declared.
    String parameters(JavaFile file, String annotation) {
        return asked().stream()
                .map(each ->
                        "@" + annotation + "(\"" + each.name() + "\") " + file.use(each.type()) + " " + each.name())
                .collect(Collectors.joining(",\n            "));
    }

    /// Mapped queries fill what is an interface, mappers a class.
    private String view() {
        JavaFile file = new JavaFile(views().packageName());
        file.add("/** A line of the list of " + Names.spokenMany(listing.thing()) + ". */\n");
        if (jpa()) {
            file.add("public interface " + base + "View" + " {\n"
                    + shown.stream()
                            .map(each -> "    " + file.use(each.type()) + " " + each.getter() + "();\n")
                            .collect(Collectors.joining("\n"))
                    + "}\n");
            return file.text();
        }
        boolean lombok = house.style().lombok();
        if (lombok) {
            file.add("@" + file.use("lombok.Getter") + "\n@" + file.use("lombok.Setter") + "\n");
        }
        file.add("public class " + base + "View" + " {\n");
        shown.forEach(each -> file.add("    private " + file.use(each.type()) + " " + each.name() + ";\n"));
        for (ListPart each : lombok ? List.<ListPart>of() : shown) {
            file.add("\n    public " + each.simple() + " " + each.getter() + "() {\n        return " + each.name()
                    + ";\n    }\n\n    public void set" + Payload.upper(each.name()) + "(" + each.simple() + " "
                    + each.name() + ") {\n        this." + each.name() + " = " + each.name() + ";\n    }\n");
        }
        return file.add("}\n").text();
    }
}
