package com.acme.catalog;

import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CatalogController {
    private final Document catalog;

    public CatalogController(Document catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/catalog")
    public String named(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate("//item[@name='" + name + "']", catalog); // expect: sec-xpath-injection
    }

    @GetMapping("/catalog/variable")
    public String variable(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setXPathVariableResolver(variable -> name);
        return xpath.evaluate("//item[@name=$name]", catalog); // silent: sec-xpath-injection because the expression names a variable
    }

    @GetMapping("/catalog/{id}")
    public String byId(@PathVariable long id) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate("//item[@id=" + id + "]", catalog); // silent: sec-xpath-injection because a number ends no condition
    }

    @PostMapping("/catalog/search")
    public String search(@RequestBody String path) throws Exception {
        return XPathFactory.newInstance().newXPath().compile("/catalog/" + path).evaluate(catalog); // expect: sec-xpath-injection
    }

    @GetMapping("/catalog/kind")
    public String kind(@RequestParam Kind kind) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate("//item[@kind='" + kind + "']", catalog); // silent: sec-xpath-injection because an enum has three values
    }
}
