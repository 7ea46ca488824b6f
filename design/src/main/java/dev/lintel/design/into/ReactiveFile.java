package dev.lintel.design.into;

import java.util.Locale;

/// The endpoints of a new resource in a backend of WebFlux over R2DBC. As [ControllerFile], without a thread that
/// waits.
final class ReactiveFile {
    private static final String RESPONSE = "org.springframework.http.ResponseEntity";
    private static final String STATUS = "org.springframework.web.server.ResponseStatusException";
    private static final String HTTP = "org.springframework.http.HttpStatus";

    private final Addition of;
    private final JavaFile file;
    private final Head head;
    private final String rows;
    private final String view;
    private final String mono;

    ReactiveFile(Addition of) {
        this.of = of;
        this.file = new JavaFile(of.controllers().packageName());
        this.head = new Head(of, file);
        this.rows = of.plural();
        this.view = of.type() + "View";
        this.mono = file.use("reactor.core.publisher.Mono") + "<" + file.use(RESPONSE) + "<";
    }

    String text() {
        head.write(false);
        head.operations(this::reads, this::create, this::update, this::delete);
        if (of.offers("create") || of.offers("update")) {
            if (!of.house().style().validation()) {
                Checks.write(of, file);
            }
            head.writing(link -> missing());
            conflict();
        }
        file.add("\n    private Mono<" + of.type() + "> find(" + of.idType(file) + " id) {\n        return " + rows
                + ".findById(id).switchIfEmpty(Mono.error(() -> " + missing() + "));\n    }\n"
                + "\n    private static String tag(" + of.type()
                + " row) {\n        return \"\\\"\" + row.getVersion() + \"\\\"\";\n    }\n");
        return file.add("}\n").text();
    }

    private void reads() {
        head.operation("list", "In the order of ids; the next page begins after the last id of this one.");
        String page = file.use("org.springframework.data.domain.PageRequest")
                + ".of(0, Math.min(Math.max(limit, 1), LARGEST_PAGE))";
        String flux = file.use("reactor.core.publisher.Flux");
        file.add("    public " + flux + "<" + view + "> list(" + head.page() + ") {\n        PageRequest page = " + page
                + ";\n        " + flux + "<" + of.type() + "> found = after == null ? " + rows
                + ".findByOrderById(page) : " + rows
                + ".findByIdGreaterThanOrderById(after, page);\n        return found.map(" + view + "::of);\n    }\n");
        head.operation("read", "");
        file.add("    public " + mono + view + ">> get(" + head.id() + ") {\n        return find(id).map("
                + of.controllerName() + "::answer);\n    }\n");
        file.add("\n    private static ResponseEntity<" + view + "> answer(" + of.type()
                + " row) {\n        return ResponseEntity.ok().eTag(tag(row)).body(" + view + ".of(row));\n    }\n");
    }

    private String checked() {
        return of.house().style().validation() ? "" : "        check(request);\n";
    }

    private void create() {
        head.operation("create", "");
        file.add("    public " + mono + view + ">> create(" + head.body() + ") {\n" + checked() + "        "
                + of.type() + " row = new " + of.type() + "();\n        write(request, row);\n" + "        return "
                + rows + ".save(row)\n                .onErrorMap(" + of.controllerName()
                + "::told)\n                .map(saved -> ResponseEntity.created(" + file.use("java.net.URI")
                + ".create(\"" + of.path()
                + "/\" + saved.getId()))\n                        .eTag(tag(saved))\n                        .body("
                + view + ".of(saved)));\n    }\n");
    }

    private void update() {
        head.operation("update", "Whoever changes a row says which version of it was read: nobody's change is lost.");
        file.add("    public " + mono + view + ">> update(\n            " + head.id() + ",\n            @"
                + file.use(Head.WEB + "RequestHeader")
                + "(name = \"If-Match\", required = false) String ifMatch,\n            " + head.body() + ") {\n"
                + checked() + "        if (ifMatch == null) {\n            return Mono.error(new " + file.use(STATUS)
                + "(\n                    " + file.use(HTTP)
                + ".PRECONDITION_REQUIRED, \"Send the ETag that you read as If-Match\"));\n        }\n"
                + "        return find(id)\n                .flatMap(row -> {\n                    if (!ifMatch.equals(tag(row))) {\n"
                + "                        return Mono.error(new ResponseStatusException(\n"
                + "                                HttpStatus.PRECONDITION_FAILED, \"It was changed meanwhile\"));\n"
                + "                    }\n                    write(request, row);\n                    return " + rows
                + ".save(row).onErrorMap(" + of.controllerName() + "::told);\n                })\n                .map("
                + of.controllerName() + "::answer);\n    }\n");
    }

    private void delete() {
        head.operation("delete", "");
        file.add("    public " + mono + "Void>> delete(" + head.id()
                + ") {\n        return find(id)\n                .flatMap(row -> "
                + rows + ".delete(row).onErrorMap(" + of.controllerName()
                + "::told))\n                .thenReturn(ResponseEntity.noContent().<Void>build());\n    }\n");
    }

    /// What the database found broken becomes 409.
    private void conflict() {
        file.add("\n    private static Throwable told(Throwable failed) {\n        return failed instanceof "
                + file.use("org.springframework.dao.DataIntegrityViolationException")
                + "\n                        || failed instanceof "
                + file.use("org.springframework.dao.OptimisticLockingFailureException") + "\n                ? new "
                + file.use(STATUS) + "(\n                        " + file.use(HTTP)
                + ".CONFLICT, \"Another row has this already, refers to it, or was faster\", failed)\n"
                + "                : failed;\n    }\n");
    }

    private String missing() {
        return of.house()
                .notFound()
                .map(type -> "new " + file.use(type) + "(\"" + of.type().toLowerCase(Locale.ROOT) + "\")")
                .orElseGet(() -> "new " + file.use(STATUS) + "(" + file.use(HTTP) + ".NOT_FOUND)");
    }
}
