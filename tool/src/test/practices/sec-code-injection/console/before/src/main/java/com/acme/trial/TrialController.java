package com.acme.trial;

import java.util.Map;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TrialController {
    private final SpelExpressionParser parser = new SpelExpressionParser();

    @PreAuthorize("hasRole('ADMIN')")
    @PostMapping("/alarms/trial")
    public Object trial(@RequestBody Trial trial) {
        return parser.parseExpression(trial.expression()).getValue(); // expect: sec-code-injection (medium)
    }

    @PreAuthorize("hasRole('ADMIN')")
    @PostMapping("/alarms/names")
    public Object named(@RequestParam String title) {
        return parser.parseExpression("alarm.named('" + title + "')").getValue(); // expect: sec-code-injection (high)
    }

    @PreAuthorize("isAuthenticated()")
    @PostMapping("/filters/trial")
    public Object filter(@RequestBody Trial trial) {
        return parser.parseExpression(trial.expression()).getValue(); // expect: sec-code-injection (critical)
    }

    public record Trial(String expression, Map<String, Object> values) {}
}
