package dev.lintel.design.into;

import java.util.ArrayList;
import java.util.List;

/// A test of the new controller with its store stood in for, so that it runs where no database is.
record TestFile(Addition of, String junit) {
    private static final String MVC = "org.springframework.test.web.servlet.";
    private static final String MOCKITO = "org.mockito.";

    String text() {
        JavaFile file = new JavaFile(of.controllers().packageName());
        boolean reactive = of.house().store() == Store.R2DBC;
        String test = "    @" + file.use(junit + ".Test") + "\n    public void ";
        file.add("public class " + of.controllerName() + "Test {\n    private final " + file.use(of.storeType()) + " "
                + of.plural() + " = " + file.use(MOCKITO + "Mockito") + ".mock(" + of.storeName() + ".class);\n");
        String made = "new " + of.controllerName() + "(" + String.join(", ", arguments(file)) + ")";
        if (reactive) {
            String client = file.use("org.springframework.test.web.reactive.server.WebTestClient");
            file.add("    private final " + client + " client = " + client + ".bindToController(" + made
                    + ")\n            .configureClient()\n            .responseTimeout("
                    + file.use("java.time.Duration")
                    + ".ofMinutes(1))\n            .build();\n");
        } else {
            file.add("    private final " + file.use(MVC + "MockMvc") + " mvc =\n            "
                    + file.use(MVC + "setup.MockMvcBuilders") + ".standaloneSetup(" + made + ").build();\n");
        }
        if (of.offers("read")) {
            file.add("\n" + test + "rowsAreListed()" + (reactive ? "" : " throws Exception") + " {\n"
                    + (reactive ? reactiveList(file) : list(file)) + "    }\n");
        }
        if (of.offers("create")) {
            String never = "        Mockito.verify(" + of.plural() + ", Mockito.never())." + save() + "("
                    + file.use(MOCKITO + "ArgumentMatchers") + ".any());\n";
            file.add("\n" + test + "aRequestThatSaysNothingStoresNothing()" + (reactive ? "" : " throws Exception")
                    + " {\n" + (reactive ? reactiveRefused(file) : refused(file)) + never + "    }\n");
        }
        return file.add("}\n").text();
    }

    private List<String> arguments(JavaFile file) {
        List<String> arguments = new ArrayList<>(List.of(of.plural()));
        of.lookedUp()
                .forEach(each -> arguments.add(
                        "Mockito.mock(" + file.use(each.repository().orElseThrow()) + ".class)"));
        return arguments;
    }

    private String save() {
        return switch (of.house().store()) {
            case JPA -> "saveAndFlush";
            case R2DBC -> "save";
            case MYBATIS_XML, MYBATIS_ANNOTATIONS -> "insert";
        };
    }

    private String list(JavaFile file) {
        String request = file.use(MVC + "request.MockMvcRequestBuilders");
        String result = file.use(MVC + "result.MockMvcResultMatchers");
        String empty = file.use("java.util.Collections") + ".emptyList()";
        String any = file.use(MOCKITO + "ArgumentMatchers") + ".any()";
        String call = of.house().store().isMyBatis()
                ? "page(ArgumentMatchers.isNull(), ArgumentMatchers.anyInt())"
                : "findByOrderById(" + any + ")";
        return "        Mockito.when(" + of.plural() + "." + call + ").thenReturn(" + empty
                + ");\n\n        mvc.perform(" + request + ".get(\"" + of.path() + "\")).andExpect(" + result
                + ".status().isOk());\n";
    }

    private String refused(JavaFile file) {
        String request = file.use(MVC + "request.MockMvcRequestBuilders");
        boolean told = of.house().style().validation() || of.house().wrapper().isEmpty();
        return "        mvc.perform(" + request + ".post(\"" + of.path() + "\")\n                        .contentType("
                + file.use("org.springframework.http.MediaType")
                + ".APPLICATION_JSON)\n                        .content(\"{}\"))\n                .andExpect("
                + file.use(MVC + "result.MockMvcResultMatchers")
                + (told ? ".status().isBadRequest());\n" : ".status().isOk());\n");
    }

    private String reactiveList(JavaFile file) {
        return "        Mockito.when(" + of.plural() + ".findByOrderById(" + file.use(MOCKITO + "ArgumentMatchers")
                + ".any())).thenReturn(" + file.use("reactor.core.publisher.Flux")
                + ".empty());\n\n        client.get().uri(\"" + of.path()
                + "\").exchange().expectStatus().isOk();\n";
    }

    private String reactiveRefused(JavaFile file) {
        return "        client.post()\n                .uri(\"" + of.path() + "\")\n                .contentType("
                + file.use("org.springframework.http.MediaType")
                + ".APPLICATION_JSON)\n                .bodyValue(\"{}\")\n                .exchange()\n"
                + "                .expectStatus()\n                .isBadRequest();\n";
    }
}
