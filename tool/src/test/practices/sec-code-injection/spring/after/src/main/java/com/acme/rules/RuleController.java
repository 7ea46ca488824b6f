package com.acme.rules;

import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RuleController {
    private final SpelExpressionParser parser = new SpelExpressionParser();

    @GetMapping("/rules/value")
    public Object value(@RequestParam String limit) {
        StandardEvaluationContext context = new StandardEvaluationContext();
        context.setVariable("limit", limit);
        return parser.parseExpression("price > #limit").getValue(context);
    }
}
