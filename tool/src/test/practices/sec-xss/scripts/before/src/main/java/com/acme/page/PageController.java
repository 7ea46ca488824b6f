package com.acme.page;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class PageController {
    @GetMapping(value = "/page/text", produces = "text/html")
    public String text(@RequestParam String q) {
        return "<script>show()</script><p>" + HtmlUtils.htmlEscape(q) + "</p>"; // silent: sec-xss because the script has ended before it
    }

    @GetMapping(value = "/page/quoted", produces = "text/html")
    public String quoted(@RequestParam String q) {
        return "<script>var q = '" + HtmlUtils.htmlEscape(q) + "';</script>"; // silent: sec-xss because it cannot leave the quotes
    }

    @GetMapping(value = "/page/bare", produces = "text/html")
    public String bare(@RequestParam String q) {
        return "<script>var q = " + HtmlUtils.htmlEscape(q) + ";</script>"; // expect: sec-xss
    }

    @GetMapping(value = "/page/event", produces = "text/html")
    public String event(@RequestParam String q) {
        return "<a onclick=\"show('" + HtmlUtils.htmlEscape(q) + "')\">x</a>"; // expect: sec-xss
    }

    @GetMapping(value = "/page/title", produces = "text/html")
    public String title(@RequestParam String q) {
        return "<a onclick=\"show()\" title=\"" + HtmlUtils.htmlEscape(q) + "\">x</a>"; // silent: sec-xss because the attribute only shows it
    }

    @GetMapping(value = "/page/link", produces = "text/html")
    public String link(@RequestParam String q) {
        return "<a class=\"x\" href=\"" + HtmlUtils.htmlEscape(q) + "\">x</a>"; // expect: sec-xss
    }

    @GetMapping(value = "/page/query", produces = "text/html")
    public String query(@RequestParam String q) {
        return "<a href=\"/find?q=" + HtmlUtils.htmlEscape(q) + "\">x</a>"; // silent: sec-xss because the address begins here
    }

    @GetMapping(value = "/page/back", produces = "text/html")
    public String back(@RequestParam String q) {
        return "<p>" + HtmlUtils.htmlUnescape(HtmlUtils.htmlEscape(q)) + "</p>"; // expect: sec-xss
    }
}
