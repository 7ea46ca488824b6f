package com.acme.rules;

import groovy.lang.GroovyShell;
import javax.naming.InitialContext;
import javax.script.ScriptEngineManager;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RuleController {
    private final SpelExpressionParser parser = new SpelExpressionParser();

    @GetMapping("/rules/value")
    public Object value(@RequestParam String rule) {
        return parser.parseExpression(rule).getValue(); // expect: sec-code-injection
    }

    @GetMapping("/rules/safe")
    public Object safe(@RequestParam String rule) {
        Expression expression = parser.parseExpression(rule);
        return expression.getValue(SimpleEvaluationContext.forReadOnlyDataBinding().build()); // silent: sec-code-injection because this context can call nothing
    }

    @GetMapping("/rules/variable")
    public Object variable(@RequestParam String limit) {
        StandardEvaluationContext context = new StandardEvaluationContext();
        context.setVariable("limit", limit);
        return parser.parseExpression("price > #limit").getValue(context); // silent: sec-code-injection because the input is a variable of a fixed expression
    }

    @PostMapping("/rules/script")
    public Object script(@RequestBody Script script) throws Exception {
        new GroovyShell().evaluate(script.text()); // expect: sec-code-injection
        return new ScriptEngineManager().getEngineByName("js").eval("total(" + script.text() + ")"); // expect: sec-code-injection
    }

    @GetMapping("/rules/class/{name}")
    public Object named(@PathVariable String name) throws Exception {
        return Class.forName(name).getDeclaredConstructor().newInstance(); // expect: sec-code-injection
    }

    @GetMapping("/rules/class/{name}/known")
    public boolean known(@PathVariable String name) throws Exception {
        return Rule.class.isAssignableFrom(Class.forName(name, false, Rule.class.getClassLoader())); // expect: sec-code-injection (low)
    }

    interface Rule {}

    @GetMapping("/rules/class/{name}/loaded")
    public boolean loaded(@PathVariable String name) throws Exception {
        return Rule.class.isAssignableFrom(Class.forName(name, true, Rule.class.getClassLoader())); // expect: sec-code-injection (high)
    }

    @GetMapping("/rules/kind")
    public Object kind(@RequestParam String kind) throws Exception {
        String type = switch (kind) {
            case "a" -> "com.acme.rules.A";
            default -> "com.acme.rules.B";
        };
        return Class.forName(type).getDeclaredConstructor().newInstance(); // silent: sec-code-injection because the switch chooses the class
    }

    @GetMapping("/rules/lookup")
    public Object lookup(@RequestHeader("X-Source") String source) throws Exception {
        new InitialContext().lookup("java:comp/env/jdbc/main"); // silent: sec-code-injection because the name is fixed
        return new InitialContext().lookup(source); // expect: sec-code-injection
    }

    @GetMapping("/rules/sum")
    public Object sum(@RequestParam int a, @RequestParam int b) {
        return parser.parseExpression(a + " + " + b).getValue(); // silent: sec-code-injection because numbers are no program
    }
}
