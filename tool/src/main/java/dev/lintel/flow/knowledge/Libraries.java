package dev.lintel.flow.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The files that come with this tool. A jar cannot be listed, so their names stand here.
final class Libraries {
    static final List<String> FILES = List.of(
            "apache-commons",
            "crypto-libraries",
            "encoders",
            "expressions",
            "http-clients",
            "jaxrs",
            "jdk-collections",
            "jdk-crypto",
            "jdk-io",
            "jdk-logging",
            "jdk-net",
            "jdk-sql",
            "jdk-text",
            "jdk-xml",
            "ldap-clients",
            "logging",
            "messaging",
            "micro-web",
            "micronaut",
            "nosql",
            "persistence",
            "secrets",
            "serialisation",
            "servlet",
            "spring-core",
            "spring-data",
            "spring-web",
            "templates");

    private Libraries() {}

    static Knowledge read() {
        List<Rule> rules = new ArrayList<>();
        List<AnnotationRule> annotations = new ArrayList<>();
        List<String> passingNothing = new ArrayList<>();
        for (String name : FILES) {
            RuleFile.Outcome outcome = RuleFile.parse(name + ".flow", text(name + ".flow"));
            if (!outcome.problems().isEmpty()) {
                throw new IllegalStateException(outcome.problems().getFirst().toString());
            }
            rules.addAll(outcome.content().rules());
            annotations.addAll(outcome.content().annotations());
            passingNothing.addAll(outcome.content().passingNothing());
        }
        return Knowledge.of(new RuleFile.Content(rules, annotations, passingNothing));
    }

    static String text(String file) {
        try (InputStream in = Libraries.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
