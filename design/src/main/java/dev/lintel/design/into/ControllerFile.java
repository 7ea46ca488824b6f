package dev.lintel.design.into;

import java.util.Locale;

/// The endpoints of a new resource that answer with statuses and headers: a list by key, one row with its version,
/// and changes that name the version that they are of (RFC 9110 §13.1.1, RFC 6585 §3).
final class ControllerFile {
    private static final String RESPONSE = "org.springframework.http.ResponseEntity";
    private static final String STATUS = "org.springframework.web.server.ResponseStatusException";
    private static final String HTTP = "org.springframework.http.HttpStatus";

    private final Addition of;
    private final JavaFile file;
    private final Head head;
    private final boolean jpa;
    private final String rows;

    ControllerFile(Addition of) {
        this.of = of;
        this.file = new JavaFile(of.controllers().packageName());
        this.head = new Head(of, file);
        this.jpa = of.house().store() == Store.JPA;
        this.rows = of.plural();
    }

    String text() {
        head.write(false);
        head.operations(this::reads, this::create, this::update, this::delete);
        if (of.offers("create") || of.offers("update")) {
            if (!of.house().style().validation()) {
                Checks.write(of, file);
            }
            head.writing(link -> missing(link.simple().toLowerCase(Locale.ROOT)));
        }
        shared();
        return file.add("}\n").text();
    }

    private void transactional(String more) {
        if (jpa) {
            file.add("    @" + file.use("org.springframework.transaction.annotation.Transactional") + more + "\n");
        }
    }

    private void reads() {
        String view = of.type() + "View";
        head.operation("list", "In the order of ids; the next page begins after the last id of this one.");
        transactional("(readOnly = true)");
        file.add("    public " + file.use("java.util.List") + "<" + view + "> list(" + head.page() + ") {\n"
                + head.found() + "        return " + head.shown() + ";\n    }\n");
        head.operation("read", "");
        transactional("(readOnly = true)");
        file.add("    public " + file.use(RESPONSE) + "<" + view + "> get(" + head.id()
                + ") {\n        return answer(find(id));\n    }\n");
    }

    private String checked() {
        return of.house().style().validation() ? "" : "        check(request);\n";
    }

    private void create() {
        head.operation("create", "");
        transactional("");
        file.add("    public " + file.use(RESPONSE) + "<" + of.type() + "View> create(" + head.body() + ") {\n"
                + checked() + "        " + of.type() + " row = new " + of.type() + "();\n        write(request, row);\n"
                + head.born() + save(jpa ? rows + ".saveAndFlush(row)" : rows + ".insert(row)")
                + "        return ResponseEntity.created(" + file.use("java.net.URI") + ".create(\"" + of.path()
                + "/\" + row.getId()))\n                .eTag(tag(row))\n                .body(" + of.type()
                + "View.of(row));\n    }\n");
    }

    private void update() {
        head.operation("update", "");
        transactional("");
        String stale = "throw new " + file.use(STATUS) + "(" + file.use(HTTP)
                + ".PRECONDITION_FAILED, \"It was changed meanwhile\");\n";
        file.add("    public " + file.use(RESPONSE) + "<" + of.type() + "View> update(\n            " + head.id()
                + ",\n            @" + file.use(Head.WEB + "RequestHeader")
                + "(name = \"If-Match\", required = false) String ifMatch,\n            " + head.body() + ") {\n"
                + checked() + "        " + of.type() + " row = find(id);\n        unchanged(row, ifMatch);\n"
                + "        write(request, row);\n");
        if (jpa) {
            file.add(save(rows + ".saveAndFlush(row)") + "        return answer(row);\n    }\n");
        } else {
            file.add("        int changed;\n" + save("changed = " + rows + ".update(row)")
                    + "        if (changed == 0) {\n            " + stale
                    + "        }\n        return answer(find(id));\n    }\n");
        }
        file.add("\n    /** Whoever changes a row says which version of it was read: nobody's change is lost. */\n"
                + "    private static void unchanged(" + of.type()
                + " row, String ifMatch) {\n        if (ifMatch == null) {\n"
                + "            throw new ResponseStatusException(\n                    "
                + "HttpStatus.PRECONDITION_REQUIRED, \"Send the ETag that you read as If-Match\");\n        }\n"
                + "        if (!ifMatch.equals(tag(row))) {\n            " + stale + "        }\n    }\n");
    }

    private void delete() {
        head.operation("delete", "");
        transactional("");
        file.add("    public " + file.use(RESPONSE) + "<Void> delete(" + head.id() + ") {\n");
        if (jpa) {
            file.add("        " + rows + ".delete(find(id));\n" + save(rows + ".flush()"));
        } else {
            file.add("        find(id);\n" + save(rows + ".delete(id)"));
        }
        file.add("        return ResponseEntity.noContent().build();\n    }\n");
    }

    /// A constraint that the database found broken becomes 409: here, unless the house does it for all.
    private String save(String call) {
        if (of.house().conflictsTold()) {
            return "        " + call + ";\n";
        }
        return "        try {\n            " + call + ";\n        } catch ("
                + file.use("org.springframework.dao.DataIntegrityViolationException")
                + (jpa ? " | " + file.use("org.springframework.dao.OptimisticLockingFailureException") : "")
                + " taken) {\n            throw new " + file.use(STATUS) + "(\n                    " + file.use(HTTP)
                + ".CONFLICT, \"Another row has this already, refers to it, or was faster\", taken);\n        }\n";
    }

    private void shared() {
        String id = of.idType(file);
        if (of.offers("read") || of.offers("update") || of.offers("delete")) {
            String missing = missing(of.type().toLowerCase(Locale.ROOT));
            file.add("\n    private " + of.type() + " find(" + id + " id) {\n");
            file.add(
                    jpa
                            ? "        return " + rows + ".findById(id).orElseThrow(() -> " + missing + ");\n    }\n"
                            : "        " + of.type() + " row = " + rows
                                    + ".findById(id);\n        if (row == null) {\n            throw " + missing
                                    + ";\n        }\n        return row;\n    }\n");
        }
        if (of.offers("read") || of.offers("update")) {
            file.add("\n    private static " + file.use(RESPONSE) + "<" + of.type() + "View> answer(" + of.type()
                    + " row) {\n        return ResponseEntity.ok().eTag(tag(row)).body(" + of.type()
                    + "View.of(row));\n    }\n");
        }
        if (of.offers("read") || of.offers("update") || of.offers("create")) {
            file.add("\n    private static String tag(" + of.type()
                    + " row) {\n        return \"\\\"\" + row.getVersion() + \"\\\"\";\n    }\n");
        }
    }

    private String missing(String what) {
        return of.house()
                .notFound()
                .map(type -> "new " + file.use(type) + "(\"" + what + "\")")
                .orElseGet(() -> "new " + file.use(STATUS) + "(" + file.use(HTTP) + ".NOT_FOUND)");
    }
}
