package dev.lintel.design.into;

import java.util.Locale;

/// The endpoints of a new resource in a backend whose answers all come in an envelope: what failed is told in it, and
/// the version that a change is of stands in the request.
final class WrappedFile {
    private final Addition of;
    private final Wrapper wrapper;
    private final JavaFile file;
    private final Head head;
    private final boolean jpa;
    private final String rows;

    WrappedFile(Addition of, Wrapper wrapper) {
        this.of = of;
        this.wrapper = wrapper;
        this.file = new JavaFile(of.controllers().packageName());
        this.head = new Head(of, file);
        this.jpa = of.house().store() == Store.JPA;
        this.rows = of.plural();
    }

    String text() {
        wrapper.imports().forEach(file::use);
        head.write(true);
        head.operations(this::reads, this::create, this::update, this::delete);
        if (of.offers("create") || of.offers("update")) {
            if (!of.house().style().validation()) {
                Checks.wrong(of, file);
            }
            head.writing(link -> "new IllegalArgumentException(\"There is no such " + link.name() + "\")");
        }
        return file.add("}\n").text();
    }

    private String good(String data) {
        return "        return " + wrapper.success().formatted(data) + ";\n";
    }

    private String bad(String condition, String text) {
        return "        if (" + condition + ") {\n            return "
                + wrapper.failure().formatted(text) + ";\n        }\n";
    }

    private String declared(String data) {
        return "    public " + wrapper.declared(data) + " ";
    }

    private void reads() {
        String view = of.type() + "View";
        head.operation("list", "In the order of ids; the next page begins after the last id of this one.");
        file.add(declared(file.use("java.util.List") + "<" + view + ">") + "list(" + head.page() + ") {\n"
                + head.found() + good(head.shown()) + "    }\n");
        head.operation("read", "");
        file.add(declared(view) + "get(" + head.id() + ") {\n" + row() + good(view + ".of(row)") + "    }\n");
    }

    private String row() {
        return "        " + of.type() + " row = " + rows + ".findById(id)" + (jpa ? ".orElse(null)" : "") + ";\n"
                + bad("row == null", "\"There is no such " + of.type().toLowerCase(Locale.ROOT) + "\"");
    }

    private String checked() {
        return of.house().style().validation()
                ? ""
                : "        String wrong = wrong(request);\n" + bad("wrong != null", "wrong");
    }

    private void create() {
        head.operation("create", "");
        file.add(declared(of.type() + "View") + "create(" + head.body() + ") {\n" + checked() + "        " + of.type()
                + " row = new " + of.type() + "();\n        write(request, row);\n" + head.born()
                + save(jpa ? rows + ".saveAndFlush(row)" : rows + ".insert(row)") + good(of.type() + "View.of(row)")
                + "    }\n");
    }

    private void update() {
        head.operation("update", "Whoever changes a row says which version of it was read: nobody's change is lost.");
        String stale = "\"It was changed meanwhile\"";
        file.add(declared(of.type() + "View") + "update(" + head.id() + ", " + head.body() + ") {\n" + checked() + row()
                + bad("row.getVersion() != " + new Payload(of, file).read("version"), stale)
                + "        write(request, row);\n");
        if (jpa) {
            file.add(save(rows + ".saveAndFlush(row)") + good(of.type() + "View.of(row)") + "    }\n");
        } else {
            file.add("        int changed;\n" + save("changed = " + rows + ".update(row)") + bad("changed == 0", stale)
                    + good(of.type() + "View.of(" + rows + ".findById(id))") + "    }\n");
        }
    }

    private void delete() {
        head.operation("delete", "");
        String id = wrapper.declared(of.idType(file));
        file.add("    public " + id + " delete(" + head.id() + ") {\n" + row());
        file.add(save(jpa ? rows + ".delete(row)" : rows + ".delete(id)") + good("id") + "    }\n");
    }

    private String save(String call) {
        return "        try {\n            " + call + ";\n        } catch ("
                + file.use("org.springframework.dao.DataIntegrityViolationException")
                + (jpa ? " | " + file.use("org.springframework.dao.OptimisticLockingFailureException") : "")
                + " taken) {\n            return "
                + wrapper.failure().formatted("\"Another row has this already, refers to it, or was faster\"")
                + ";\n        }\n";
    }
}
