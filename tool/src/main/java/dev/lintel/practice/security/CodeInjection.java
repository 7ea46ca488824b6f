package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends is run: as an expression, a script, a class, a name that is looked up, a message template.
public final class CodeInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-code-injection",
            Risk.CRITICAL,
            "input never becomes an expression, script, class name, JNDI name or validation-message template",
            """
            Expression languages call any method of any class; a JNDI name loads classes from another host. The caller's text \
            is then the program, with the rights of the service.""",
            "Worst on endpoints that anyone may call; a class that is only named lets the caller choose among those that are there.",
            "`SimpleEvaluationContext` keeps SpEL from calling types; black lists of words never hold.",
            """
            ```java
            Expression price = parser.parseExpression("price * quantity");
            price.getValue(SimpleEvaluationContext.forReadOnlyDataBinding().build(), order);
            ```""",
            List.of("CWE-94", "CWE-470", "CWE-917", "OWASP A05:2025"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("code", "class", "lookup", "message-template");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("code", "class");
    }

    /// In a context that can call nothing.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return arrival.arguments().stream()
                .flatMap(argument -> argument.types().stream())
                .anyMatch(type -> type.contains("SimpleEvaluationContext"));
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        Judgement weighed = judgement.loweredIf(
                arrival.kind().equals("class"), "the caller can only choose among classes that are there");
        if (isOnlyNamed(arrival)) {
            return weighed.atMost(Risk.LOW).noting("the class is not initialised by that: none of its code runs");
        }
        return Console.is(arrival, harmful)
                ? weighed.atMost(Risk.MEDIUM)
                        .noting("running what they write is what it is for; its language must not reach the host")
                : weighed;
    }

    /// `Class.forName(name, false, loader)`: what a caller names is looked at and not run.
    private static boolean isOnlyNamed(Arrival arrival) {
        return arrival.sink().equals("java.lang.Class#forName")
                && arrival.arguments().size() == 3
                && arrival.arguments().get(1).onlyConstants()
                && arrival.arguments().get(1).constants().equals(List.of(Boolean.FALSE));
    }

    /// Whoever runs the application need not be who owns the host.
    @Override
    public Risk riskByOperators() {
        return Risk.HIGH;
    }

    @Override
    public Words words(Arrival arrival) {
        return switch (arrival.kind()) {
            case "class" -> new Words("choose which class is loaded", "names a class", "loads the class");
            case "lookup" ->
                new Words("let this service load from a host of theirs", "names what is looked up", "looks it up");
            default -> new Words("run code in this service", "is run as code", "runs it");
        };
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(
                switch (arrival.kind()) {
                    case "class" ->
                        new Fix("Let the caller send a key, and keep the classes in a map.", """
                - Class.forName(name)
                + EXPORTERS.get(key)   // Map.of("pdf", PdfExporter.class, ..); null: 400""", List.of());
                    case "lookup" ->
                        new Fix("Let the caller send a key, and look up a name that is written here.", """
                - context.lookup(name)
                + context.lookup(QUEUES.get(key))   // Map.of("orders", "jms/orders", ..); null: 400""", List.of());
                    case "message-template" ->
                        new Fix("Keep the template constant and hand the value over as a parameter.", """
                - context.buildConstraintViolationWithTemplate("no such code: " + code)
                + context.unwrap(HibernateConstraintValidatorContext.class)
                +     .addMessageParameter("code", code)
                +     .buildConstraintViolationWithTemplate("no such code: {code}")""", List.of());
                    default ->
                        new Fix("Keep the expression constant and hand the input over as a variable.", """
                - parser.parseExpression("price > " + limit)
                + parser.parseExpression("price > #limit")   // context.setVariable("limit", limit)""", List.of());
                });
    }
}
