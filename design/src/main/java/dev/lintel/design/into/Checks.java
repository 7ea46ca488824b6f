package dev.lintel.design.into;

import java.util.List;

/// The constraints of a request by hand, for a backend that has no Bean Validation on its class path.
final class Checks {
    private Checks() {}

    /// `check(request)`, which throws 400.
    static void write(Addition of, JavaFile file) {
        file.add("\n    private static void check(" + of.type()
                + "Request request) {\n        String wrong = wrong(request);\n"
                + "        if (wrong != null) {\n            throw new "
                + file.use("org.springframework.web.server.ResponseStatusException") + "("
                + file.use("org.springframework.http.HttpStatus") + ".BAD_REQUEST, wrong);\n        }\n    }\n");
        wrong(of, file);
    }

    /// `wrong(request)`: the field that is wrong, or null.
    static void wrong(Addition of, JavaFile file) {
        Payload payload = new Payload(of, file);
        file.add("\n    /** What is wrong with a request; null when nothing is. */\n    private static String wrong("
                + of.type() + "Request request) {\n");
        for (Link each : of.links()) {
            if (!each.optional()) {
                refuse(file, payload.read(each.idName()) + " == null", each.idName());
            }
        }
        for (Attribute each : of.attributes()) {
            List<String> conditions = each.wrong(payload.read(each.name())).toList();
            conditions.forEach(condition -> refuse(file, condition, each.name()));
        }
        file.add("        return null;\n    }\n");
    }

    private static void refuse(JavaFile file, String condition, String name) {
        file.add("        if (" + condition + ") {\n            return \"" + name
                + " is missing or out of bounds\";\n        }\n");
    }
}
