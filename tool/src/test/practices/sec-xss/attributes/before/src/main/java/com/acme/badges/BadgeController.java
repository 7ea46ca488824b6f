package com.acme.badges;

import org.owasp.encoder.Encode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class BadgeController {
    @GetMapping(path = "/badge", produces = MediaType.TEXT_HTML_VALUE)
    public String bare(@RequestParam String icon) {
        return String.format("<img alt=badge src=%s>", HtmlUtils.htmlEscape(icon)); // expect: sec-xss
    }

    @GetMapping(path = "/badge/behind", produces = MediaType.TEXT_HTML_VALUE)
    public String behind(@RequestParam String icon) {
        return "<img class=\"round\" src=/icons/" + HtmlUtils.htmlEscape(icon) + ">"; // expect: sec-xss
    }

    @GetMapping("/badge/entity")
    public ResponseEntity<String> entity(@RequestParam String icon) {
        return new ResponseEntity<>(String.format("<img src=%s>", HtmlUtils.htmlEscape(icon)), HttpStatus.OK); // expect: sec-xss
    }

    @GetMapping(path = "/badge/quoted", produces = MediaType.TEXT_HTML_VALUE)
    public String quoted(@RequestParam String icon) {
        return String.format("<img alt=badge src=\"%s\">", HtmlUtils.htmlEscape(icon)); // silent: sec-xss because quotes hold it and quotes are encoded
    }

    @GetMapping(path = "/badge/text", produces = MediaType.TEXT_HTML_VALUE)
    public String text(@RequestParam String label) {
        return "<p title=badge>a = " + HtmlUtils.htmlEscape(label) + "</p>"; // silent: sec-xss because it stands between tags
    }

    @GetMapping(path = "/badge/encoded", produces = MediaType.TEXT_HTML_VALUE)
    public String encoded(@RequestParam String icon) {
        return "<img src=" + Encode.forHtmlUnquotedAttribute(icon) + ">"; // silent: sec-xss because spaces are encoded too
    }
}
