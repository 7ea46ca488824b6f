package dev.lintel.read.beans;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.TransactionRule;
import dev.lintel.graph.TransactionRule.Propagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one `@Transactional` of Spring, Jakarta Transactions or EJB into a rule.
final class TransactionRules {
    static final String SPRING = "org.springframework.transaction.annotation.Transactional";
    static final Set<String> ANNOTATIONS = Set.of(
            SPRING,
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional",
            "jakarta.ejb.TransactionAttribute",
            "javax.ejb.TransactionAttribute",
            "io.micronaut.transaction.annotation.Transactional",
            "io.micronaut.transaction.annotation.ReadOnly",
            "com.google.inject.persist.Transactional");

    private final Annotations annotations;
    private final Constants constants;

    TransactionRules(Annotations annotations, Constants constants) {
        this.annotations = annotations;
        this.constants = constants;
    }

    Optional<TransactionRule> on(List<Annotation> declared) {
        return declared.isEmpty()
                ? Optional.empty()
                : annotations.find(declared, ANNOTATIONS).map(this::rule);
    }

    private TransactionRule rule(Annotations.Found found) {
        boolean spring = found.is(SPRING) || found.type().startsWith("io.micronaut.");
        String propagation = found.value(spring ? "propagation" : "value")
                .map(this::constant)
                .orElse("REQUIRED");
        boolean readOnly = found.type().endsWith("ReadOnly")
                || found.value("readOnly").flatMap(constants::truth).orElse(false);
        return new TransactionRule(
                propagation(propagation),
                readOnly,
                found.value("isolation")
                        .map(this::constant)
                        .filter(name -> !name.equals("DEFAULT"))
                        .orElse(""),
                Set.copyOf(rollbackFor(found)),
                found.at());
    }

    private String constant(Expression value) {
        List<String> names = constants.names(value).values();
        return names.isEmpty() ? "" : names.getFirst();
    }

    private List<String> rollbackFor(Annotations.Found found) {
        List<String> all = new ArrayList<>();
        for (String attribute : List.of("rollbackFor", "rollbackForClassName", "rollbackOn")) {
            found.value(attribute).ifPresent(value -> {
                all.addAll(constants.classes(value).values());
                all.addAll(constants.texts(value).values());
            });
        }
        return all;
    }

    /// A name that is not one of these (an unread constant) is taken for the default.
    private static Propagation propagation(String name) {
        for (Propagation each : Propagation.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return Propagation.REQUIRED;
    }
}
