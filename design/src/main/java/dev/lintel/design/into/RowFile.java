package dev.lintel.design.into;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The class of a row: an entity of JPA, of Spring Data R2DBC, or what a mapper fills.
record RowFile(Addition of) {
    private static final String DATA = "org.springframework.data.";

    /// @param annotations a line each
    private record Member(List<String> annotations, String type, String name, String initial, boolean settable) {}

    String text() {
        House house = of.house();
        JavaFile file = new JavaFile(of.rows().packageName());
        List<Member> members = members(file);
        if (house.store() == Store.JPA) {
            file.add("@" + file.use(house.style().persisted("Entity")) + "\n@"
                    + file.use(house.style().persisted("Table")) + "(name = \"" + of.table() + "\")\n");
        } else if (house.store() == Store.R2DBC) {
            file.add("@" + file.use(DATA + "relational.core.mapping.Table") + "(\"" + of.table() + "\")\n");
        }
        if (house.style().lombok()) {
            file.add("@" + file.use("lombok.Getter") + "\n@" + file.use("lombok.Setter") + "\n");
        }
        Optional<String> base = house.base().map(House.Base::type);
        file.add("public class " + of.type()
                + base.map(each -> " extends " + based(each, file)).orElse("") + " {\n");
        boolean first = true;
        for (Member each : members) {
            file.add(first || (each.annotations().isEmpty() && house.store() != Store.JPA) ? "" : "\n");
            each.annotations().forEach(line -> file.add("    " + line + "\n"));
            file.add("    private " + each.type() + " " + each.name() + each.initial() + ";\n");
            first = false;
        }
        if (!house.style().lombok()) {
            for (Member each : members) {
                accessors(file, each);
            }
        }
        return file.add("}\n").text();
    }

    /// `AbstractEntity` or `AbstractEntity<Long>`, as the neighbour extends it.
    private static String based(String type, JavaFile file) {
        int generic = type.indexOf('<');
        return generic < 0 ? file.use(type) : file.use(type.substring(0, generic)) + type.substring(generic);
    }

    private List<Member> members(JavaFile file) {
        House house = of.house();
        Style style = house.style();
        boolean jpa = house.store() == Store.JPA;
        List<Member> members = new ArrayList<>();
        if (house.base().isEmpty()) {
            List<String> marks = new ArrayList<>();
            if (jpa) {
                marks.add("@" + file.use(style.persisted("Id")));
                house.identity().imports().forEach(file::use);
                marks.addAll(house.identity().annotations());
            } else if (house.store() == Store.R2DBC) {
                marks.add("@" + file.use(DATA + "annotation.Id"));
            }
            boolean set = !jpa || !house.identity().generated();
            members.add(new Member(marks, of.idType(file), "id", "", set));
        }
        for (Link link : of.links()) {
            List<String> marks = !jpa
                    ? List.of()
                    : List.of(
                            "@" + file.use(style.persisted("ManyToOne")) + "(fetch = "
                                    + file.use(style.persisted("FetchType")) + ".LAZY"
                                    + (link.optional() ? "" : ", optional = false") + ")",
                            "@" + file.use(style.persisted("JoinColumn")) + "(name = \"" + link.column() + "\""
                                    + (link.optional() ? "" : ", nullable = false") + ")");
            members.add(
                    jpa
                            ? new Member(marks, file.use(link.entity()), link.name(), "", true)
                            : new Member(marks, link.id(), link.idName(), "", true));
        }
        for (Attribute each : of.attributes()) {
            String mapping = jpa ? each.mapping() : "";
            if (!mapping.isEmpty()) {
                file.use(style.persisted("Column"));
            }
            members.add(new Member(
                    mapping.isEmpty() ? List.of() : List.of(mapping), file.use(each.type()), each.name(), "", true));
        }
        List<String> version = jpa
                ? List.of("@" + file.use(style.persisted("Version")))
                : house.store() == Store.R2DBC ? List.of("@" + file.use(DATA + "annotation.Version")) : List.of();
        if (house.base().filter(House.Base::versioned).isEmpty()) {
            members.add(new Member(version, "long", "version", "", !jpa));
        }
        List<String> created = jpa
                ? List.of("@" + file.use(style.persisted("Column")) + "(name = \"created_at\", nullable = false,"
                        + " updatable = false)")
                : List.of();
        members.add(new Member(
                created,
                file.use(style.timeType()),
                "createdAt",
                house.store().isMyBatis() ? "" : " = " + style.now(),
                !jpa));
        return members;
    }

    private static void accessors(JavaFile file, Member each) {
        String upper = Payload.upper(each.name());
        file.add("\n    public " + each.type() + " " + (each.type().equals("boolean") ? "is" : "get") + upper
                + "() {\n        return " + each.name() + ";\n    }\n");
        if (each.settable()) {
            file.add("\n    public void set" + upper + "(" + each.type() + " " + each.name() + ") {\n        this."
                    + each.name() + " = " + each.name() + ";\n    }\n");
        }
    }
}
