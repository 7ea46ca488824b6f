package com.acme.shop;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.MapContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PriceController {
    private final JexlEngine engine = new JexlBuilder().create();

    @PostMapping("/prices")
    public Integer price(@RequestParam String formula) {
        return (Integer) engine.createExpression(formula).evaluate(new MapContext()); // expect: sec-code-injection
    }

    @PostMapping("/prices/script")
    public Integer script(@RequestParam String formula) {
        return (Integer) new JexlBuilder().cache(64).create().createScript(formula).execute(null); // expect: sec-code-injection
    }

    @PostMapping("/prices/fixed")
    public Integer fixed(@RequestParam String word) {
        JexlContext context = new MapContext();
        context.set("word", word);
        return (Integer) engine.createExpression("word.length() * 2").evaluate(context); // silent: sec-code-injection because the formula is the code's
    }
}
