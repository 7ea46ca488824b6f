package dev.lintel.design.into;

import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The new files of one resource.
record Addition(House house, Resource resource, List<Attribute> attributes, List<Link> links) {
    Addition {
        attributes = List.copyOf(attributes);
        links = List.copyOf(links);
    }

    /// By path from the root.
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                house.migrations().folder() + "V" + house.migrations().next() + "__create_" + table() + ".sql",
                migration());
        put(files, packageOf(house.entities()), type(), entity());
        put(files, packageOf(house.repositories()), type() + "Repository", repository());
        put(files, packageOf(house.controllers()), type() + "Controller", new ControllerFile(this).text());
        return files;
    }

    private void put(Map<String, String> files, String packageName, String type, String text) {
        files.put(house.source() + packageName.replace('.', '/') + "/" + type + ".java", text);
    }

    private String packageOf(String pattern) {
        return pattern.replace(House.FEATURE, resource.name().toLowerCase(Locale.ROOT));
    }

    String type() {
        return resource.name();
    }

    String table() {
        return Names.table(resource.name());
    }

    /// `/api/coupons`
    String path() {
        return house.prefix() + "/" + Names.path(resource.name());
    }

    String plural() {
        String plural = Names.path(resource.name()).replaceAll("-(\\w)", "_$1");
        StringBuilder camel = new StringBuilder();
        for (String word : plural.split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    String entityType() {
        return packageOf(house.entities()) + "." + type();
    }

    String repositoryType() {
        return packageOf(house.repositories()) + "." + type() + "Repository";
    }

    String controllerPackage() {
        return packageOf(house.controllers());
    }

    private String migration() {
        Stream<String> columns = Stream.of(
                        Stream.of(house.identity().sql()),
                        links.stream().map(this::reference),
                        attributes.stream().map(Attribute::sql),
                        Stream.of("version bigint not null default 0", "created_at timestamptz not null default now()"))
                .flatMap(each -> each);
        String sql = "create table " + table() + " (\n    " + columns.collect(Collectors.joining(",\n    ")) + "\n);\n"
                + links.stream()
                        .map(link -> "\ncreate index " + table() + "_" + link.column() + "_idx on " + table() + " ("
                                + link.column() + ");\n")
                        .collect(Collectors.joining());
        return house.migrations().upper() ? capitals(sql) : sql;
    }

    private String reference(Link link) {
        String kind = house.identity().column().replaceFirst("^\\S+\\s+", "");
        return link.column() + " " + kind + (link.optional() ? "" : " not null") + " references " + link.table()
                + " (id)";
    }

    static String capitals(String sql) {
        String words = "create table|create index|not null|default|unique|check|references|primary key|on(?= )|and";
        return java.util.regex.Pattern.compile("\\b(" + words + ")\\b")
                .matcher(sql)
                .replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
    }

    private String entity() {
        String jpa = "jakarta.persistence.";
        JavaFile file = new JavaFile(packageOf(house.entities()));
        file.add("@" + file.use(jpa + "Entity") + "\n@" + file.use(jpa + "Table") + "(name = \"" + table() + "\")\n");
        file.add("public class " + type() + " {\n    @" + file.use(jpa + "Id") + "\n");
        house.identity().imports().forEach(file::use);
        house.identity().annotations().forEach(each -> file.add("    " + each + "\n"));
        file.add("    private " + house.identity().type() + " id;\n");
        for (Link link : links) {
            file.add("\n    @" + file.use(jpa + "ManyToOne") + "(fetch = " + file.use(jpa + "FetchType") + ".LAZY"
                    + (link.optional() ? "" : ", optional = false") + ")\n    @" + file.use(jpa + "JoinColumn")
                    + "(name = \"" + link.column() + "\"" + (link.optional() ? "" : ", nullable = false")
                    + ")\n    private "
                    + file.use(link.type()) + " " + link.name() + ";\n");
        }
        for (Attribute each : attributes) {
            String mapping = each.mapping();
            if (!mapping.isEmpty()) {
                file.use(jpa + "Column");
            }
            file.add("\n" + (mapping.isEmpty() ? "" : "    " + mapping + "\n") + "    private " + file.use(each.type())
                    + " " + each.name() + ";\n");
        }
        file.add("\n    @" + file.use(jpa + "Version") + "\n    private long version;\n");
        file.add("\n    @" + file.use(jpa + "Column") + "(nullable = false, updatable = false)\n    private "
                + file.use("java.time.Instant") + " createdAt = Instant.now();\n");
        file.add(getter(house.identity().type(), "getId", "id"));
        for (Link link : links) {
            file.add(getter(link.simple(), link.getter(), link.name()));
            file.add(setter(link.simple(), link.setter(), link.name()));
        }
        for (Attribute each : attributes) {
            file.add(getter(file.use(each.type()), each.getter(), each.name()));
            file.add(setter(file.use(each.type()), each.accessor("set"), each.name()));
        }
        file.add(getter("long", "getVersion", "version"));
        file.add(getter("Instant", "getCreatedAt", "createdAt"));
        return file.add("}\n").text();
    }

    private static String getter(String type, String name, String field) {
        return "\n    public " + type + " " + name + "() {\n        return " + field + ";\n    }\n";
    }

    private static String setter(String type, String name, String field) {
        return "\n    public void " + name + "(" + type + " " + field + ") {\n        this." + field + " = " + field
                + ";\n    }\n";
    }

    private String repository() {
        String id = house.identity().type();
        JavaFile file = new JavaFile(packageOf(house.repositories()));
        house.identity().imports().stream()
                .filter(each -> each.endsWith("." + id))
                .forEach(file::use);
        file.add("public interface " + type() + "Repository extends "
                + file.use("org.springframework.data.jpa.repository.JpaRepository") + "<" + file.use(entityType())
                + ", "
                + id + "> {\n    " + file.use("java.util.List") + "<" + type() + "> findByIdGreaterThanOrderById(" + id
                + " after, " + file.use("org.springframework.data.domain.Pageable") + " page);\n\n    List<" + type()
                + "> findByOrderById(Pageable page);\n}\n");
        return file.text();
    }
}
