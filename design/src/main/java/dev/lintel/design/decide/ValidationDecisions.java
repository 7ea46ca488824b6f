package dev.lintel.design.decide;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.stream.Stream;

/// What is refused at the door.
record ValidationDecisions(Brief brief) {
    Stream<Decision> all() {
        return Stream.concat(Stream.of(bodies()), brief.resources().stream().flatMap(ValidationDecisions::fields));
    }

    private static Decision bodies() {
        return new Decision(
                "bodies",
                Step.VALIDATION,
                "abuse-upload-unbounded",
                "a body has 64 KiB at most (413) and is JSON (415); a key that the contract does not know is 400",
                "A password of a megabyte is refused before it is hashed, and a key like `role` is refused and not ignored, so"
                        + " that nobody believes it worked.",
                List.of(new Rejected("ignore unknown keys", "a client's typing mistake looks like a success")),
                "an operation that takes files: they go past the service, by a signed address");
    }

    private static Stream<Decision> fields(Resource resource) {
        List<String> rules = resource.fields().stream()
                .filter(Field::isWritable)
                .map(ValidationDecisions::rule)
                .toList();
        List<String> own = resource.fields().stream()
                .filter(field -> !field.isWritable())
                .map(Field::name)
                .toList();
        return rules.isEmpty() && own.isEmpty()
                ? Stream.empty()
                : Stream.of(new Decision(
                        "validation:" + resource.name(),
                        Step.VALIDATION,
                        own.isEmpty() ? "val-ddl-constraint-unmirrored" : "auth-mass-assignment",
                        rules.isEmpty() ? "nothing of it comes from a request" : String.join("; ", rules),
                        "The same bounds stand in the request type, in the contract and in the table; all fields that are"
                                + " wrong are told at once, with a pointer and a code each."
                                + (own.isEmpty()
                                        ? ""
                                        : " The server alone sets " + String.join(", ", own)
                                                + ": a request that carries one is refused."),
                        List.of(new Rejected("only in the application", "an import or a second writer goes round it")),
                        "a bound that turns out wrong: widening is one migration, narrowing is two"));
    }

    private static String rule(Field field) {
        if (field.isPassword()) {
            return field.name() + ": 12 to 128 characters, none of the common ones, no rule of composition";
        }
        String bounds = "";
        if (field.from().isPresent() && field.to().isPresent()) {
            bounds = " " + field.from().getAsLong() + ".." + field.to().getAsLong();
        } else if (field.from().isPresent()) {
            bounds = " of " + field.from().getAsLong() + " or more";
        } else if (field.to().isPresent()) {
            bounds = " up to " + field.to().getAsLong();
        }
        String options = field.options().isEmpty() ? "" : " " + String.join(", ", field.options());
        return field.name() + ": " + field.type().word() + bounds + options
                + (field.optional() ? ", may be absent" : "");
    }
}
