package dev.lintel.design.into;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What controllers of every style begin with: the address, what they hold, what comes in and goes out.
final class Head {
    static final String WEB = "org.springframework.web.bind.annotation.";
    static final Map<String, String> MAPPINGS = Map.of(
            "list",
            "GetMapping",
            "read",
            "GetMapping",
            "create",
            "PostMapping",
            "update",
            "PutMapping",
            "delete",
            "DeleteMapping");

    private final Addition of;
    private final JavaFile file;

    Head(Addition of, JavaFile file) {
        this.of = of;
        this.file = file;
    }

    /// Writes each operation that is asked for, in the order in which readers look for them.
    void operations(Runnable reads, Runnable create, Runnable update, Runnable delete) {
        offered("read", reads);
        offered("create", create);
        offered("update", update);
        offered("delete", delete);
    }

    private void offered(String operation, Runnable written) {
        if (of.offers(operation)) {
            written.run();
        }
    }

    /// @param withVersion whether a request names the version that it has read; else a header does
    void write(boolean withVersion) {
        file.add("@" + file.use(WEB + "RestController") + "\n@" + file.use(WEB + "RequestMapping") + "(\"" + of.path()
                + "\")\npublic class " + of.controllerName()
                + " {\n    private static final int LARGEST_PAGE = 100;\n\n");
        fields();
        Payload payload = new Payload(of, file);
        if (of.offers("create") || of.offers("update")) {
            payload.request(withVersion);
        }
        payload.view();
    }

    private void fields() {
        record Member(String type, String name) {}
        List<Member> members = Stream.concat(
                        Stream.of(new Member(file.use(of.storeType()), of.plural())),
                        of.lookedUp().stream()
                                .map(link ->
                                        new Member(file.use(link.repository().orElseThrow()), link.finder())))
                .toList();
        members.forEach(each -> file.add("    private final " + each.type() + " " + each.name() + ";\n"));
        file.add("\n    public " + of.controllerName() + "("
                + members.stream().map(each -> each.type() + " " + each.name()).collect(Collectors.joining(", "))
                + ") {\n");
        members.forEach(each -> file.add("        this." + each.name() + " = " + each.name() + ";\n"));
        file.add("    }\n");
    }

    /// The mapping of an operation, who may, and a comment before both.
    ///
    /// @param operation `list` or one of the four
    void operation(String operation, String comment) {
        Gates.Gate gate = of.gates().getOrDefault(operation.equals("list") ? "read" : operation, Gates.Gate.NONE);
        gate.imports().forEach(file::use);
        boolean one = !operation.equals("list") && !operation.equals("create");
        file.add("\n" + (comment.isEmpty() ? "" : "    /** " + comment + " */\n") + "    @"
                + file.use(WEB + MAPPINGS.getOrDefault(operation, "")) + (one ? "(\"/{id}\")" : "") + "\n"
                + gate.annotations().stream().map(each -> "    " + each + "\n").collect(Collectors.joining()));
    }

    String id() {
        return "@" + file.use(WEB + "PathVariable") + "(\"id\") " + of.idType(file) + " id";
    }

    String body() {
        String valid = of.house().style().validation()
                ? "@" + file.use(of.house().style().validated("Valid")) + " "
                : "";
        return valid + "@" + file.use(WEB + "RequestBody") + " " + of.type() + "Request request";
    }

    String page() {
        return "\n            @" + file.use(WEB + "RequestParam") + "(name = \"after\", required = false) "
                + of.idType(file)
                + " after,\n            @RequestParam(name = \"limit\", defaultValue = \"20\") int limit";
    }

    /// From what was asked for to the rows, as statements that end with `found`.
    String found() {
        String most = "        int most = Math.min(Math.max(limit, 1), LARGEST_PAGE);\n";
        String rows = "        " + file.use("java.util.List") + "<" + file.use(of.rowType()) + "> found = ";
        if (of.house().store().isMyBatis()) {
            return most + rows + of.plural() + ".page(after, most);\n";
        }
        String page = file.use("org.springframework.data.domain.PageRequest") + ".of(0, most)";
        return most + rows + "after == null\n                ? " + of.plural() + ".findByOrderById(" + page
                + ")\n                : " + of.plural() + ".findByIdGreaterThanOrderById(after, " + page + ");\n";
    }

    String shown() {
        return "found.stream().map(" + of.type() + "View::of)"
                + (of.house().style().records()
                        ? ".toList()"
                        : ".collect(" + file.use("java.util.stream.Collectors") + ".toList())");
    }

    /// `private void write(request, row)`
    ///
    /// @param missing what is thrown when a row that is referred to is not there
    void writing(Function<Link, String> missing) {
        Payload payload = new Payload(of, file);
        file.add("\n    private "
                + (of.links().stream().anyMatch(each -> each.repository().isPresent()) ? "" : "static ") + "void write("
                + of.type() + "Request request, " + of.type() + " row) {\n");
        for (Link link : of.links()) {
            String given = payload.read(link.idName());
            String value = given;
            if (link.repository().isPresent()) {
                value = link.found(given, file) + "\n                .orElseThrow(() -> " + missing.apply(link) + ")";
                value = link.optional() ? given + " == null ? null : " + value : value;
            }
            file.add("        row." + link.accessor("set") + "(" + value + ");\n");
        }
        of.attributes()
                .forEach(each ->
                        file.add("        row." + each.accessor("set") + "(" + payload.read(each.name()) + ");\n"));
        file.add("    }\n");
    }

    /// What is set of a new row beside what the client said.
    String born() {
        String text = "";
        if (!of.house().identity().generated()) {
            text += "        row.setId(" + file.use("java.util.UUID") + ".randomUUID()"
                    + (of.house().identity().type().equals("String") ? ".toString()" : "") + ");\n";
        }
        if (of.house().store().isMyBatis()) {
            file.use(of.house().style().timeType());
            text += "        row.setCreatedAt(" + of.house().style().now() + ");\n";
        }
        return text;
    }
}
