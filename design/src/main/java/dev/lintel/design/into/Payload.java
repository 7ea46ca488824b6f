package dev.lintel.design.into;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a request carries and what an answer shows: records where the backend may have them, else classes.
final class Payload {
    private final Addition of;
    private final JavaFile file;
    private final Style style;

    Payload(Addition of, JavaFile file) {
        this.of = of;
        this.file = file;
        this.style = of.house().style();
    }

    /// @param annotations before the type, blank for none
    private record Part(String annotations, String type, String name) {}

    /// How a request's part is read.
    String read(String part) {
        return "request." + (style.records() ? part + "()" : getter(part) + "()");
    }

    void request(boolean withVersion) {
        List<Part> parts = new ArrayList<>();
        for (Link link : of.links()) {
            String needed = link.optional() || !style.validation()
                    ? ""
                    : "@" + file.use(style.validated("constraints.NotNull"));
            parts.add(new Part(needed, link.id(), link.idName()));
        }
        for (Attribute each : of.attributes()) {
            String constraints = style.validation() ? String.join(" ", each.constraints(file)) : "";
            parts.add(new Part(constraints, file.use(each.type()), each.name()));
        }
        if (withVersion) {
            parts.add(new Part("", "long", "version"));
        }
        file.add("\n    /** What a client may say" + (withVersion ? ", with the version that it has read" : "")
                + "; everything else is set here. */\n");
        write(of.type() + "Request", parts, true, "");
    }

    void view() {
        List<Part> parts = new ArrayList<>();
        List<String> values = new ArrayList<>();
        parts.add(new Part("", of.idType(file), "id"));
        values.add("row.getId()");
        for (Link link : of.links()) {
            parts.add(new Part("", link.id(), link.idName()));
            values.add(idOf(link));
        }
        for (Attribute each : of.attributes()) {
            parts.add(new Part("", file.use(each.type()), each.name()));
            values.add("row." + each.getter() + "()");
        }
        parts.add(new Part("", "long", "version"));
        values.add("row.getVersion()");
        parts.add(new Part("", file.use(of.house().style().timeType()), "createdAt"));
        values.add("row.getCreatedAt()");
        String name = of.type() + "View";
        String made = "static " + name + " of(" + file.use(of.rowType()) + " row) {\n";
        if (style.records()) {
            made += "            return new " + name + "(\n                    "
                    + String.join(",\n                    ", values) + ");\n        }\n";
        } else {
            made += "            " + name + " view = new " + name + "();\n";
            for (int i = 0; i < parts.size(); i++) {
                made += "            view." + parts.get(i).name() + " = " + values.get(i) + ";\n";
            }
            made += "            return view;\n        }\n";
        }
        file.add("\n");
        write(name, parts, false, "        " + made);
    }

    private static String idOf(Link link) {
        if (link.type().isEmpty()) {
            return "row." + link.accessor("get") + "()";
        }
        String id = "row." + link.accessor("get") + "()." + link.keyGetter() + "()";
        return link.optional() ? "row." + link.accessor("get") + "() == null ? null : " + id : id;
    }

    private void write(String name, List<Part> parts, boolean writable, String more) {
        if (style.records()) {
            file.add("    public record " + name + "(\n            "
                    + parts.stream()
                            .map(each -> (each.annotations().isEmpty() ? "" : each.annotations() + " ") + each.type()
                                    + " " + each.name())
                            .collect(Collectors.joining(",\n            "))
                    + ") {" + (more.isEmpty() ? "" : "\n" + more + "    ") + "}\n");
            return;
        }
        if (style.lombok()) {
            file.add("    @" + file.use("lombok.Getter") + "\n"
                    + (writable ? "    @" + file.use("lombok.Setter") + "\n" : ""));
        }
        file.add("    public static class " + name + " {\n");
        parts.forEach(each -> file.add((each.annotations().isEmpty() ? "" : "        " + each.annotations() + "\n")
                + "        private " + each.type() + " " + each.name() + ";\n"));
        if (!more.isEmpty()) {
            file.add("\n" + more);
        }
        if (!style.lombok()) {
            for (Part each : parts) {
                file.add("\n        public " + each.type() + " " + getter(each) + "() {\n            return "
                        + each.name() + ";\n        }\n");
                if (writable) {
                    file.add("\n        public void set" + upper(each.name()) + "(" + each.type() + " " + each.name()
                            + ") {\n            this." + each.name() + " = " + each.name() + ";\n        }\n");
                }
            }
        }
        file.add("    }\n");
    }

    private static String getter(Part part) {
        return (part.type().equals("boolean") ? "is" : "get") + upper(part.name());
    }

    private String getter(String part) {
        return of.attributes().stream()
                .filter(each -> each.name().equals(part))
                .map(Attribute::getter)
                .findFirst()
                .orElse("get" + upper(part));
    }

    static String upper(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
