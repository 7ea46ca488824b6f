package dev.lintel.design.into;

import dev.lintel.graph.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The query of a list, or its statement: the first page, and those that begin after a row. What follows a row is told
/// by its values and not by a count, so that each page costs the same.
record ListStore(ListFiles of) {
    private static final int WIDTH = 90;
    private static final String PARAM = "org.apache.ibatis.annotations.Param";

    String text() {
        return of.jpa() ? repository() : mapper();
    }

    private String repository() {
        JavaFile file = new JavaFile(of.stores().packageName());
        Entity entity = of.listing().row().entity().orElseThrow();
        String type = file.use(entity.type().replace('$', '.'));
        String query = file.use("org.springframework.data.jpa.repository.Query");
        String list = file.use("java.util.List") + "<" + file.use(of.lineType()) + ">";
        String given = of.parameters(file, file.use("org.springframework.data.repository.query.Param"));
        String page = file.use("org.springframework.data.domain.Pageable") + " page";
        String key = file.use(of.key().type());
        if (of.house().style().exported()) {
            file.add("@" + file.use("org.springframework.data.rest.core.annotation.RepositoryRestResource")
                    + "(exported = false)\n");
        }
        String selected = of.shown().stream()
                .map(each -> "line." + each.path() + " as " + each.name())
                .collect(Collectors.joining(", "));
        file.add("/** " + of.said() + ". */\npublic interface " + of.storeName() + " extends "
                + file.use("org.springframework.data.repository.Repository") + "<" + type + ", " + key + "> {\n"
                + "    String SELECTED = \"" + String.join("\"\n            + \"", lines("select " + selected + " "))
                + "\";\n\n"
                + "    @" + query + "(SELECTED" + joined(clauses(type, false)) + ")\n    " + list + " first("
                + separated(given) + page + ");\n\n    @" + query + "(SELECTED" + joined(clauses(type, true))
                + ")\n    "
                + list + " after(" + separated(given) + "@Param(\"after\") " + key + " after,\n            " + page
                + ");\n}\n");
        return file.text();
    }

    private static String separated(String given) {
        return "\n            " + (given.isEmpty() ? "" : given + ",\n            ");
    }

    private static String joined(List<String> clauses) {
        return clauses.stream().map(each -> "\n            + \"" + each + "\"").collect(Collectors.joining());
    }

    /// Broken behind commas, where one line would be long.
    private static List<String> lines(String list) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : list.split("(?<=, )")) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> clauses(String type, boolean after) {
        String order = of.order().path();
        String key = of.key().path();
        String compared = of.listing().order().falling() ? "<" : ">";
        List<String> conditions = new ArrayList<>();
        of.asked().forEach(each -> conditions.add("line." + each.path() + " = :" + each.name()));
        of.kept().ifPresent(conditions::add);
        boolean last = after && !of.byKey();
        if (last) {
            conditions.add("previous." + key + " = :after");
            conditions.add("(line." + order + " " + compared + " previous." + order + " or line." + order
                    + " = previous." + order + " and line." + key + " " + compared + " previous." + key + ")");
        } else if (after) {
            conditions.add("line." + key + " " + compared + " :after");
        }
        List<String> clauses = new ArrayList<>();
        clauses.add("from " + type + " line" + (last ? ", " + type + " previous" : ""));
        for (int i = 0; i < conditions.size(); i++) {
            clauses.add((i == 0 ? " where " : " and ") + conditions.get(i));
        }
        clauses.add(" order by " + ordered(order, key));
        return clauses;
    }

    private String ordered(String order, String key) {
        String direction = of.listing().order().falling() ? " desc" : "";
        return "line." + order + direction + (of.byKey() ? "" : ", line." + key + direction);
    }

    private String mapper() {
        JavaFile file = new JavaFile(of.stores().packageName());
        String param = file.use(PARAM);
        file.add("/** " + of.said() + ". */\n@" + file.use("org.apache.ibatis.annotations.Mapper")
                + "\npublic interface " + of.storeName()
                + " {\n    /** The first page, or the one after a row. */\n");
        if (of.house().store() == Store.MYBATIS_ANNOTATIONS) {
            file.add("    @" + file.use("org.apache.ibatis.annotations.Select") + "({\n        \"<script>\",\n"
                    + statement()
                            .lines()
                            .map(each -> "        \"" + each.replace("\"", "\\\"") + "\",\n")
                            .collect(Collectors.joining())
                    + "        \"</script>\"\n    })\n");
        }
        file.add("    " + file.use("java.util.List") + "<" + file.use(of.lineType()) + "> page("
                + separated(of.parameters(file, param)) + "@" + param + "(\"after\") "
                + file.use(of.key().type())
                + " after,\n            @" + param + "(\"limit\") int limit);\n}\n");
        return file.text();
    }

    private String statement() {
        String table = SqlType.quoted(of.listing().table().name(), of.dialect());
        String order = of.order().path();
        String key = of.key().path();
        String compared = of.listing().order().falling() ? "&lt;" : "&gt;";
        List<String> conditions = new ArrayList<>();
        of.asked().forEach(each -> conditions.add("line." + each.path() + " = #{" + each.name() + "}"));
        of.kept().ifPresent(conditions::add);
        String selected = of.shown().stream()
                .map(each -> "line." + each.path() + (each.path().equals(each.name()) ? "" : " as " + each.name()))
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("select "
                + String.join("\n    ", lines(selected)).replace(", \n", ",\n") + "\nfrom " + table + " line\n");
        if (!of.byKey()) {
            text.append("<if test=\"after != null\">join ")
                    .append(table)
                    .append(" previous on previous.")
                    .append(key)
                    .append(" = #{after}</if>\n");
        }
        String following = of.byKey()
                ? "line." + key + " " + compared + " #{after}"
                : "(line." + order + " " + compared + " previous." + order + " or line." + order + " = previous."
                        + order + " and line." + key + " " + compared + " previous." + key + ")";
        if (conditions.isEmpty()) {
            text.append("<if test=\"after != null\">where ").append(following).append("</if>\n");
        } else {
            text.append("where ").append(String.join("\n  and ", conditions)).append('\n');
            text.append("<if test=\"after != null\">and ").append(following).append("</if>\n");
        }
        return text.append("order by ")
                .append(ordered(order, key))
                .append("\nlimit #{limit}")
                .toString();
    }

    /// The statement beside the interface.
    String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                """
                + "<mapper namespace=\"" + of.stores().qualified(of.storeName())
                + "\">\n    <select id=\"page\" resultType=\""
                + of.lineType() + "\">\n        " + statement().replace("\n", "\n        ")
                + "\n    </select>\n</mapper>\n";
    }
}
