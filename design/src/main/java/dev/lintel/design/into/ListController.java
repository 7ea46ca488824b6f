package dev.lintel.design.into;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The endpoint of a list: in pages by the last row of the page before, each bounded.
record ListController(ListFiles of) {
    String text() {
        JavaFile file = new JavaFile(of.controllers().packageName());
        Optional<Wrapper> wrapper = of.house().wrapper();
        wrapper.ifPresent(each -> each.imports().forEach(file::use));
        of.gate().imports().forEach(file::use);
        String store = file.use(of.stores().qualified(of.storeName()));
        String list = file.use("java.util.List") + "<" + file.use(of.lineType()) + ">";
        file.add("@" + file.use(Head.WEB + "RestController") + "\n@" + file.use(Head.WEB + "RequestMapping") + "(\""
                + of.path() + "\")\npublic class " + of.controllerName()
                + " {\n    private static final int LARGEST_PAGE = 100;\n\n    private final " + store + " " + of.rows()
                + ";\n\n    public " + of.controllerName() + "(" + store + " " + of.rows() + ") {\n        this."
                + of.rows() + " = " + of.rows() + ";\n    }\n\n    /**\n     * " + of.said()
                + ".\n     * The next page begins after the last id of this one.\n     */\n    @"
                + file.use(Head.WEB + "GetMapping") + "\n"
                + of.gate().annotations().stream()
                        .map(each -> "    " + each + "\n")
                        .collect(Collectors.joining())
                + "    public " + wrapper.map(each -> each.declared(list)).orElse(list) + " list("
                + String.join(",", parameters(file)) + ") {\n"
                + "        int most = Math.min(Math.max(limit, 1), LARGEST_PAGE);\n"
                + (of.jpa()
                        ? mapped(file, list, wrapper)
                        : answer("", of.rows() + ".page(" + given("after") + "most)", wrapper))
                + "    }\n}\n");
        return file.text();
    }

    private List<String> parameters(JavaFile file) {
        List<String> all = new ArrayList<>();
        of.of()
                .ifPresent(each -> all.add("\n            @" + file.use(Head.WEB + "PathVariable") + "(\"" + each.name()
                        + "\") " + file.use(each.type()) + " " + each.name()));
        for (ListPart each : of.by()) {
            String day = each.isDay()
                    ? "@" + file.use("org.springframework.format.annotation.DateTimeFormat")
                            + "(iso = DateTimeFormat.ISO.DATE) "
                    : "";
            all.add("\n            @" + file.use(Head.WEB + "RequestParam") + "(\"" + each.name() + "\") " + day
                    + file.use(each.type()) + " " + each.name());
        }
        all.add("\n            @" + file.use(Head.WEB + "RequestParam") + "(name = \"after\", required = false) "
                + file.use(of.key().type()) + " after");
        all.add("\n            @RequestParam(name = \"limit\", defaultValue = \"20\") int limit");
        return all;
    }

    private String given(String more) {
        return of.asked().stream().map(each -> each.name() + ", ").collect(Collectors.joining())
                + (more.isEmpty() ? "" : more + ", ");
    }

    private String mapped(JavaFile file, String list, Optional<Wrapper> wrapper) {
        String pages = file.use("org.springframework.data.domain.PageRequest");
        String page = "        " + pages + " page = " + pages + ".of(0, most);\n";
        String found = "after == null\n                ? " + of.rows() + ".first(" + given("")
                + "page)\n                : " + of.rows() + ".after(" + given("after") + "page)";
        return wrapper.isEmpty()
                ? answer(page, found, wrapper)
                : answer(page + "        " + list + " found = " + found + ";\n", "found", wrapper);
    }

    private static String answer(String before, String value, Optional<Wrapper> wrapper) {
        return before + "        return "
                + wrapper.map(each -> each.success().formatted(value)).orElse(value) + ";\n";
    }
}
