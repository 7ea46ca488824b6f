package com.acme.notices;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class NoticeController {
    public record Notice(String html, boolean shown) {}

    @GetMapping("/notices/banner")
    public Notice banner(@RequestParam String text) {
        return new Notice("<p><strong>Now:</strong> " + text + "</p>", true); // expect: sec-xss
    }

    @GetMapping("/notices/found")
    public ResponseEntity<Map<String, String>> found(@RequestParam String query) {
        String line = String.format("<li>%s</li>", query.trim()); // expect: sec-xss
        return ResponseEntity.ok(Map.of("lines", line));
    }

    @GetMapping("/notices/encoded")
    public Notice encoded(@RequestParam String text) {
        return new Notice("<p>" + HtmlUtils.htmlEscape(text) + "</p>", true); // silent: sec-xss because it is encoded
    }

    @GetMapping("/notices/plain")
    public Notice plain(@RequestParam String text) {
        return new Notice("You asked for " + text, true); // silent: sec-xss because JSON holds plain text
    }

    @GetMapping("/notices/usage")
    public Notice usage(@RequestParam String text) {
        return new Notice("call /notices/<id> instead of " + text, true); // silent: sec-xss because that is no element
    }

    @GetMapping("/notices/count")
    public Notice count(@RequestParam int pages) {
        return new Notice("<b>" + pages + "</b>", true); // silent: sec-xss because a number is no markup
    }
}
