package dev.lintel.design.into;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A test of a list's endpoint with its store stood in for: which page is asked for, and how long it may be.
record ListTest(ListFiles of, String junit) {
    private static final String MVC = "org.springframework.test.web.servlet.";
    private static final String MOCKITO = "org.mockito.";

    String text() {
        JavaFile file = new JavaFile(of.controllers().packageName());
        String store = file.use(of.stores().qualified(of.storeName()));
        String mockito = file.use(MOCKITO + "Mockito");
        file.use(MOCKITO + "ArgumentMatchers");
        String test = "    @" + file.use(junit + ".Test") + "\n    public void ";
        String ok = "\n                .andExpect(" + file.use(MVC + "result.MockMvcResultMatchers")
                + ".status().isOk());\n";
        file.add("public class " + of.controllerName() + "Test {\n    private final " + store + " " + of.rows() + " = "
                + mockito + ".mock(" + store + ".class);\n    private final " + file.use(MVC + "MockMvc")
                + " mvc =\n            " + file.use(MVC + "setup.MockMvcBuilders") + ".standaloneSetup(new "
                + of.controllerName() + "(" + of.rows() + ")).build();\n\n");
        String bound = bound(file, "100");
        file.add(test + "theFirstPageIsBounded() throws Exception {\n        mvc.perform(" + request(file)
                + "\n                        .param(\"limit\", \"100000\"))" + ok + "\n        Mockito.verify("
                + of.rows() + ")\n                ."
                + call(false, bound) + ";\n    }\n\n");
        file.add(test + "theNextPageBeginsAfterARow() throws Exception {\n        mvc.perform(" + request(file)
                + "\n                        .param(\"after\", " + of.key().sample() + "))" + ok
                + "\n        Mockito.verify(" + of.rows() + ")\n                ."
                + call(true, bound(file, "20")) + ";\n    }\n");
        for (ListPart each : of.by().stream().limit(1).toList()) {
            String all = request(file).replace(parameter(each), "");
            file.add("\n" + test + "whatTheListIsAskedForByIsNeeded() throws Exception {\n        mvc.perform(" + all
                    + ")\n                .andExpect(MockMvcResultMatchers.status().isBadRequest());\n    }\n");
        }
        return file.add("}\n").text();
    }

    private String bound(JavaFile file, String most) {
        return of.jpa()
                ? "ArgumentMatchers.eq(" + file.use("org.springframework.data.domain.PageRequest") + ".of(0, " + most
                        + "))"
                : "ArgumentMatchers.eq(" + most + ")";
    }

    private String call(boolean after, String bound) {
        List<String> arguments = new ArrayList<>();
        of.asked().forEach(_ -> arguments.add("ArgumentMatchers.any()"));
        if (after) {
            arguments.add("ArgumentMatchers.notNull()");
        } else if (!of.jpa()) {
            arguments.add("ArgumentMatchers.isNull()");
        }
        arguments.add(bound);
        return (!of.jpa() ? "page" : after ? "after" : "first") + "(\n                        "
                + String.join(",\n                        ", arguments) + ")";
    }

    private String request(JavaFile file) {
        Stream.concat(of.asked().stream(), Stream.of(of.key()))
                .filter(ListPart::isEnum)
                .forEach(each -> file.use(each.type()));
        return file.use(MVC + "request.MockMvcRequestBuilders") + ".get(\"" + of.path() + "\""
                + of.of().map(each -> ", " + each.sample()).orElse("") + ")"
                + of.by().stream().map(ListTest::parameter).collect(Collectors.joining());
    }

    private static String parameter(ListPart each) {
        return "\n                        .param(\"" + each.name() + "\", " + each.sample() + ")";
    }
}
