package dev.lintel.design.into;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The endpoints of a new resource: a list by key, one row with its version, and changes that name the version that
/// they are of (RFC 9110 §13.1.1, RFC 6585 §3).
record ControllerFile(Addition of) {
    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final String RESPONSE = "org.springframework.http.ResponseEntity";
    private static final String STATUS = "org.springframework.web.server.ResponseStatusException";

    private boolean offers(String operation) {
        return !of.resource().isClosed(operation);
    }

    String text() {
        JavaFile file = new JavaFile(of.controllerPackage());
        String rows = of.plural();
        file.add("@" + file.use(WEB + "RestController") + "\n@" + file.use(WEB + "RequestMapping") + "(\"" + of.path()
                + "\")\npublic class " + of.type()
                + "Controller {\n    private static final int LARGEST_PAGE = 100;\n\n");
        fields(file, rows);
        records(file);
        if (offers("read")) {
            reads(file, rows);
        }
        if (offers("create")) {
            create(file, rows);
        }
        if (offers("update")) {
            update(file, rows);
        }
        if (offers("delete")) {
            delete(file, rows);
        }
        if (offers("create") || offers("update")) {
            write(file);
        }
        helpers(file);
        return file.add("}\n").text();
    }

    private void fields(JavaFile file, String rows) {
        record Member(String type, String name) {}
        List<Member> members = Stream.concat(
                        Stream.of(new Member(file.use(of.repositoryType()), rows)),
                        of.links().stream().map(link -> new Member(file.use(link.repository()), link.name() + "Rows")))
                .distinct()
                .toList();
        members.forEach(each -> file.add("    private final " + each.type() + " " + each.name() + ";\n"));
        file.add("\n    public " + of.type() + "Controller("
                + members.stream().map(each -> each.type() + " " + each.name()).collect(Collectors.joining(", "))
                + ") {\n");
        members.forEach(each -> file.add("        this." + each.name() + " = " + each.name() + ";\n"));
        file.add("    }\n");
    }

    private void records(JavaFile file) {
        Stream<String> given = Stream.concat(
                of.links().stream()
                        .map(link ->
                                (link.optional() ? "" : "@" + file.use("jakarta.validation.constraints.NotNull") + " ")
                                        + link.id() + " " + link.idName()),
                of.attributes().stream().map(each -> each.component(file)));
        if (offers("create") || offers("update")) {
            file.add("\n    /** What a client may say; everything else is set here. */\n    public record " + of.type()
                    + "Request(\n            " + given.collect(Collectors.joining(",\n            ")) + ") {}\n");
        }
        String id = of.house().identity().type();
        of.house().identity().imports().stream()
                .filter(each -> each.endsWith("." + id))
                .forEach(file::use);
        List<String> shown = Stream.of(
                        Stream.of(id + " id"),
                        of.links().stream().map(link -> link.id() + " " + link.idName()),
                        of.attributes().stream().map(each -> file.use(each.type()) + " " + each.name()),
                        Stream.of("long version", file.use("java.time.Instant") + " createdAt"))
                .flatMap(each -> each)
                .toList();
        List<String> read = Stream.of(
                        Stream.of("row.getId()"),
                        of.links().stream().map(ControllerFile::idOf),
                        of.attributes().stream().map(each -> "row." + each.getter() + "()"),
                        Stream.of("row.getVersion()", "row.getCreatedAt()"))
                .flatMap(each -> each)
                .toList();
        file.add("\n    public record " + of.type() + "View(\n            " + String.join(",\n            ", shown)
                + ") {\n"
                + "        static " + of.type() + "View of(" + file.use(of.entityType())
                + " row) {\n            return new "
                + of.type() + "View(\n                    " + String.join(",\n                    ", read)
                + ");\n        }\n    }\n");
    }

    private static String idOf(Link link) {
        String id = "row." + link.getter() + "().getId()";
        return link.optional() ? "row." + link.getter() + "() == null ? null : " + id : id;
    }

    private void reads(JavaFile file, String rows) {
        String view = of.type() + "View";
        String id = of.house().identity().type();
        String transactional =
                "    @" + file.use("org.springframework.transaction.annotation.Transactional") + "(readOnly = true)\n";
        file.add("\n    /** In the order of ids; the next page begins after the last id of this one. */\n    @"
                + file.use(WEB + "GetMapping") + "\n" + transactional + "    public " + file.use("java.util.List") + "<"
                + view
                + "> list(\n            @" + file.use(WEB + "RequestParam") + "(required = false) " + id
                + " after, @RequestParam(defaultValue = \"20\") int limit) {\n        "
                + file.use("org.springframework.data.domain.PageRequest")
                + " page = PageRequest.of(0, Math.min(Math.max(limit, 1), LARGEST_PAGE));\n"
                + "        List<" + of.type() + "> found =\n                after == null ? " + rows
                + ".findByOrderById(page) : "
                + rows + ".findByIdGreaterThanOrderById(after, page);\n        return found.stream().map(" + view
                + "::of).toList();\n    }\n");
        file.add("\n    @GetMapping(\"/{id}\")\n" + transactional + "    public " + file.use(RESPONSE) + "<" + view
                + "> get(@" + file.use(WEB + "PathVariable") + " " + id
                + " id) {\n        return answer(find(id));\n    }\n");
    }

    private void create(JavaFile file, String rows) {
        file.add("\n    @" + file.use(WEB + "PostMapping") + "\n    @"
                + file.use("org.springframework.transaction.annotation.Transactional") + "\n    public "
                + file.use(RESPONSE) + "<" + of.type() + "View> create(@" + file.use("jakarta.validation.Valid")
                + " @" + file.use(WEB + "RequestBody") + " " + of.type() + "Request request) {\n        " + of.type()
                + " row = new " + of.type() + "();\n        write(request, row);\n"
                + save(file, rows + ".saveAndFlush(row)")
                + "        return ResponseEntity.created(" + file.use("java.net.URI") + ".create(\"" + of.path()
                + "/\" + row.getId()))\n                .eTag(tag(row))\n                .body(" + of.type()
                + "View.of(row));\n    }\n");
    }

    private void update(JavaFile file, String rows) {
        String id = of.house().identity().type();
        file.add("\n    @" + file.use(WEB + "PutMapping") + "(\"/{id}\")\n    @"
                + file.use("org.springframework.transaction.annotation.Transactional") + "\n    public "
                + file.use(RESPONSE) + "<" + of.type() + "View> update(\n            @" + file.use(WEB + "PathVariable")
                + " " + id
                + " id,\n            @" + file.use(WEB + "RequestHeader")
                + "(name = \"If-Match\", required = false) String ifMatch,\n            @"
                + file.use("jakarta.validation.Valid") + " @" + file.use(WEB + "RequestBody") + " " + of.type()
                + "Request request) {\n        " + of.type() + " row = find(id);\n        unchanged(row, ifMatch);\n"
                + "        write(request, row);\n" + save(file, rows + ".saveAndFlush(row)")
                + "        return answer(row);\n    }\n");
        file.add("\n    /** Whoever changes a row says which version of it was read: nobody's change is lost. */\n"
                + "    private static void unchanged(" + of.type()
                + " row, String ifMatch) {\n        if (ifMatch == null) {\n"
                + "            throw new " + file.use(STATUS) + "(\n                    "
                + file.use("org.springframework.http.HttpStatus")
                + ".PRECONDITION_REQUIRED, \"Send the ETag that you read as If-Match\");\n        }\n"
                + "        if (!ifMatch.equals(tag(row))) {\n            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, \"It was changed meanwhile\");\n"
                + "        }\n    }\n");
    }

    private void delete(JavaFile file, String rows) {
        String id = of.house().identity().type();
        file.add("\n    @" + file.use(WEB + "DeleteMapping") + "(\"/{id}\")\n    @"
                + file.use("org.springframework.transaction.annotation.Transactional") + "\n    public "
                + file.use(RESPONSE) + "<Void> delete(@" + file.use(WEB + "PathVariable") + " " + id
                + " id) {\n        " + rows
                + ".delete(find(id));\n" + save(file, rows + ".flush()")
                + "        return ResponseEntity.noContent().build();\n    }\n");
    }

    /// A constraint that the database found broken becomes 409: here, unless the house does it for all.
    private String save(JavaFile file, String call) {
        if (of.house().conflictsTold()) {
            return "        " + call + ";\n";
        }
        return "        try {\n            " + call + ";\n        } catch ("
                + file.use("org.springframework.dao.DataIntegrityViolationException") + " | "
                + file.use("org.springframework.dao.OptimisticLockingFailureException")
                + " taken) {\n            throw new "
                + file.use(STATUS) + "(\n                    " + file.use("org.springframework.http.HttpStatus")
                + ".CONFLICT, \"Another row has this already, refers to it, or was faster\", taken);\n        }\n";
    }

    private void write(JavaFile file) {
        file.add("\n    private void write(" + of.type() + "Request request, " + of.type() + " row) {\n");
        for (Link link : of.links()) {
            String found = link.name() + "Rows\n                .findById(request." + link.idName()
                    + "())\n                .orElseThrow(() -> "
                    + missing(file, link.simple().toLowerCase(Locale.ROOT)) + ")";
            file.add("        row." + link.setter() + "("
                    + (link.optional() ? "request." + link.idName() + "() == null ? null : " + found : found) + ");\n");
        }
        of.attributes()
                .forEach(
                        each -> file.add("        row." + each.accessor("set") + "(request." + each.name() + "());\n"));
        file.add("    }\n");
    }

    private void helpers(JavaFile file) {
        String id = of.house().identity().type();
        if (offers("read") || offers("update") || offers("delete")) {
            file.add("\n    private " + of.type() + " find(" + id + " id) {\n        return " + of.plural()
                    + ".findById(id).orElseThrow(() -> "
                    + missing(file, of.type().toLowerCase(Locale.ROOT))
                    + ");\n    }\n");
        }
        if (offers("read") || offers("update")) {
            file.add("\n    private static " + file.use(RESPONSE) + "<" + of.type() + "View> answer(" + of.type()
                    + " row) {\n        return ResponseEntity.ok().eTag(tag(row)).body(" + of.type()
                    + "View.of(row));\n    }\n");
        }
        if (offers("read") || offers("update") || offers("create")) {
            file.add("\n    private static String tag(" + of.type()
                    + " row) {\n        return \"\\\"\" + row.getVersion() + \"\\\"\";\n    }\n");
        }
    }

    private String missing(JavaFile file, String what) {
        return of.house()
                .notFound()
                .map(type -> "new " + file.use(type) + "(\"" + what + "\")")
                .orElseGet(() -> "new " + file.use(STATUS) + "(" + file.use("org.springframework.http.HttpStatus")
                        + ".NOT_FOUND)");
    }
}
