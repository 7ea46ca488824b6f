package com.acme.site;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileCopyUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PageController {
    @GetMapping("/greet")
    public String greet(@RequestParam String name) {
        return "<p>Hello " + name + "</p>"; // expect: sec-xss
    }

    @GetMapping(path = "/page/{title}", produces = MediaType.TEXT_HTML_VALUE)
    public String page(@PathVariable String title) {
        return "<title>" + title.toUpperCase() + "</title>"; // expect: sec-xss
    }

    @GetMapping("/entity")
    public ResponseEntity<String> entity(@RequestParam String q) {
        return ResponseEntity.ok("<b>" + q + "</b>"); // expect: sec-xss
    }

    @GetMapping(path = "/plain", produces = "text/plain")
    public String plain(@RequestParam String name) {
        return "Hello " + name; // silent: sec-xss because plain text is not shown as a page
    }

    @GetMapping("/json")
    public Map<String, String> json(@RequestParam String name) {
        return Map.of("name", name); // silent: sec-xss because it is written as JSON
    }

    @GetMapping("/count")
    public String count(@RequestParam int n) {
        return "<b>" + n + "</b>"; // silent: sec-xss because a number makes no markup
    }

    @GetMapping("/files")
    public ResponseEntity<byte[]> files(@RequestParam String name) throws IOException {
        File file = new File("/srv/files", name + ".txt");
        if (file.exists()) {
            return ResponseEntity.ok(FileCopyUtils.copyToByteArray(file)); // silent: sec-xss because what a file holds is not its name
        }
        String there = StringUtils.arrayToCommaDelimitedString(file.getParentFile().listFiles());
        return ResponseEntity.ok(there.getBytes()); // silent: sec-xss because only a folder that exists is listed
    }

    @GetMapping("/compose")
    public ResponseEntity<Resource> compose(@RequestParam String host) {
        Resource file = new ByteArrayResource(("host: " + host).getBytes()); // silent: sec-xss because no browser shows bytes of no kind
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment;filename=compose.yml")
                .header("x-filename", "compose.yml")
                .contentLength(9)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file); // silent: sec-xss because no browser shows bytes of no kind
    }

    @GetMapping("/composed")
    public ResponseEntity<Resource> composed(@RequestParam String host) {
        Resource page = new ByteArrayResource(("<p>host: " + host).getBytes()); // expect: sec-xss
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page);
    }
}
