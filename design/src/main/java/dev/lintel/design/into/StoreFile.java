package dev.lintel.design.into;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The repository or mapper of a new resource.
record StoreFile(Addition of) {
    private static final String PARAM = "org.apache.ibatis.annotations.Param";

    String text() {
        return switch (of.house().store()) {
            case JPA -> repository();
            case R2DBC -> reactive();
            case MYBATIS_XML, MYBATIS_ANNOTATIONS -> mapper();
        };
    }

    private String repository() {
        JavaFile file = new JavaFile(of.stores().packageName());
        String id = of.idType(file);
        if (of.house().style().exported()) {
            file.add(
                    "/** Reached through its controller only: Spring Data REST would let anyone write who is let in. */\n@"
                            + file.use("org.springframework.data.rest.core.annotation.RepositoryRestResource")
                            + "(exported = false)\n");
        }
        return file.add("public interface " + of.storeName() + " extends "
                        + file.use("org.springframework.data.jpa.repository.JpaRepository") + "<"
                        + file.use(of.rowType()) + ", "
                        + id + "> {\n    " + file.use("java.util.List") + "<" + of.type()
                        + "> findByIdGreaterThanOrderById(" + id + " after, "
                        + file.use("org.springframework.data.domain.Pageable") + " page);\n\n    List<" + of.type()
                        + "> findByOrderById(Pageable page);\n}\n")
                .text();
    }

    private String reactive() {
        JavaFile file = new JavaFile(of.stores().packageName());
        String id = of.idType(file);
        String rows = file.use("reactor.core.publisher.Flux") + "<" + of.type() + ">";
        return file.add("public interface " + of.storeName() + " extends "
                        + file.use("org.springframework.data.repository.reactive.ReactiveCrudRepository") + "<"
                        + file.use(of.rowType()) + ", " + id + "> {\n    " + rows + " findByIdGreaterThanOrderById("
                        + id + " after, " + file.use("org.springframework.data.domain.Pageable") + " page);\n\n    "
                        + rows + " findByOrderById(Pageable page);\n}\n")
                .text();
    }

    private String mapper() {
        JavaFile file = new JavaFile(of.stores().packageName());
        String id = of.idType(file);
        String row = file.use(of.rowType());
        String param = "@" + file.use(PARAM);
        file.add("@" + file.use("org.apache.ibatis.annotations.Mapper") + "\npublic interface " + of.storeName()
                + " {\n    /** In the order of ids, after one of them or from the beginning. */\n");
        statement(file, "Select", page());
        file.add("    " + file.use("java.util.List") + "<" + row + "> page(" + param + "(\"after\") " + id + " after, "
                + param + "(\"limit\") int limit);\n\n");
        statement(file, "Select", find());
        file.add("    " + row + " findById(" + param + "(\"id\") " + id + " id);\n\n");
        if (of.house().store() == Store.MYBATIS_ANNOTATIONS
                && of.house().identity().generated()) {
            file.add("    @" + file.use("org.apache.ibatis.annotations.Options")
                    + "(useGeneratedKeys = true, keyProperty = \"id\")\n");
        }
        statement(file, "Insert", insert());
        file.add("    int insert(" + row
                + " row);\n\n    /** Only the version that was read; 0 when it was changed meanwhile. */\n");
        statement(file, "Update", update());
        file.add("    int update(" + row + " row);\n\n");
        statement(file, "Delete", delete());
        return file.add("    int delete(" + param + "(\"id\") " + id + " id);\n}\n")
                .text();
    }

    private void statement(JavaFile file, String kind, String sql) {
        if (of.house().store() == Store.MYBATIS_ANNOTATIONS) {
            String text = sql.contains("<if") ? "<script>" + sql + "</script>" : sql;
            file.add("    @" + file.use("org.apache.ibatis.annotations." + kind) + "(\""
                    + text.replace("\"", "\\\"").replaceAll("\\s*\n\\s*", " ") + "\")\n");
        }
    }

    /// Every column with the property that holds it.
    private List<String[]> columns() {
        List<String[]> columns = new ArrayList<>();
        columns.add(new String[] {"id", "id"});
        of.links().forEach(each -> columns.add(new String[] {each.column(), each.idName()}));
        of.attributes().forEach(each -> columns.add(new String[] {each.column(), each.name()}));
        columns.add(new String[] {"version", "version"});
        columns.add(new String[] {"created_at", "createdAt"});
        return columns;
    }

    private Stream<String[]> written() {
        return columns().stream()
                .filter(each -> !List.of("id", "version", "created_at").contains(each[0]));
    }

    private String listed() {
        return columns().stream()
                .map(each -> each[0].equals(each[1]) ? each[0] : each[0] + " as " + each[1])
                .collect(Collectors.joining(", "));
    }

    private String page() {
        return "select " + listed() + "\nfrom " + of.table()
                + "\n<if test=\"after != null\">where id &gt; #{after}</if>\n" + "order by id\nlimit #{limit}";
    }

    private String find() {
        return "select " + listed() + "\nfrom " + of.table() + "\nwhere id = #{id}";
    }

    private String insert() {
        Stream<String[]> id =
                of.house().identity().generated() ? Stream.empty() : Stream.<String[]>of(new String[] {"id", "id"});
        List<String[]> all = Stream.concat(
                        Stream.concat(id, written()), Stream.<String[]>of(new String[] {"created_at", "createdAt"}))
                .toList();
        return "insert into " + of.table() + " ("
                + all.stream().map(each -> each[0]).collect(Collectors.joining(", ")) + ")\nvalues ("
                + all.stream().map(StoreFile::bound).collect(Collectors.joining(", ")) + ")";
    }

    private static String bound(String[] column) {
        return "#{" + column[1] + "}";
    }

    private String update() {
        return "update " + of.table() + "\nset "
                + written().map(each -> each[0] + " = " + bound(each)).collect(Collectors.joining(", "))
                + ", version = version + 1\nwhere id = #{id} and version = #{version}";
    }

    private String delete() {
        return "delete from " + of.table() + " where id = #{id}";
    }

    /// The statements beside the interface.
    String xml() {
        String keys = of.house().identity().generated() ? " useGeneratedKeys=\"true\" keyProperty=\"id\"" : "";
        String row = of.rowType();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                """
                + "<mapper namespace=\"" + of.storeType() + "\">\n"
                + element("select", "page", " resultType=\"" + row + "\"", page())
                + element("select", "findById", " resultType=\"" + row + "\"", find())
                + element("insert", "insert", " parameterType=\"" + row + "\"" + keys, insert())
                + element("update", "update", " parameterType=\"" + row + "\"", update())
                + element("delete", "delete", "", delete())
                + "</mapper>\n";
    }

    private static String element(String kind, String id, String attributes, String sql) {
        return "    <" + kind + " id=\"" + id + "\"" + attributes + ">\n        " + sql.replace("\n", "\n        ")
                + "\n    </" + kind + ">\n";
    }
}
