package com.acme.roster;

import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.apache.commons.text.StringEscapeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Document;

@RestController
public class RosterController {
    private final Document roster;

    public RosterController(Document roster) {
        this.roster = roster;
    }

    @GetMapping("/roster")
    public String quoted(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate("//person[name='" + StringEscapeUtils.escapeXml10(name) + "']", roster); // silent: sec-xpath-injection because no quote is left to end the value
    }

    @GetMapping("/roster/element")
    public String element(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate("//person/" + StringEscapeUtils.escapeXml10(name), roster); // expect: sec-xpath-injection
    }

    @GetMapping("/roster/page")
    public String page(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate("//person[name='" + StringEscapeUtils.escapeHtml4(name) + "']", roster); // expect: sec-xpath-injection
    }
}
