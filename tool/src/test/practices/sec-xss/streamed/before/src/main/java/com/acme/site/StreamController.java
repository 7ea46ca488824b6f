package com.acme.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.HtmlUtils;

@RestController
public class StreamController {

    @GetMapping(path = "/stream", produces = MediaType.TEXT_HTML_VALUE)
    public StreamingResponseBody page(@RequestParam String name) {
        String html = "<h1>" + name + "</h1>";
        return out -> out.write(html.getBytes(StandardCharsets.UTF_8)); // expect: sec-xss
    }

    @GetMapping(path = "/stream/plain", produces = MediaType.TEXT_PLAIN_VALUE)
    public StreamingResponseBody plain(@RequestParam String name) {
        return out -> out.write(name.getBytes(StandardCharsets.UTF_8)); // silent: sec-xss because plain text is no page
    }

    @GetMapping("/stream/untyped")
    public StreamingResponseBody untyped(@RequestParam String name) {
        return out -> out.write(name.getBytes(StandardCharsets.UTF_8)); // silent: sec-xss because no type is sent
    }

    @GetMapping("/stream/entity")
    public ResponseEntity<StreamingResponseBody> entity(@RequestParam String name) {
        StreamingResponseBody body = out -> {
            PrintWriter writer = new PrintWriter(out);
            writer.println("<p>" + name); // expect: sec-xss
            writer.println("<p>" + HtmlUtils.htmlEscape(name)); // silent: sec-xss because it is encoded
            writer.flush();
        };
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(body);
    }

    @GetMapping("/stream/file")
    public ResponseEntity<StreamingResponseBody> file(@RequestParam String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(out -> out.write(name.getBytes(StandardCharsets.UTF_8))); // silent: sec-xss because it is a download
    }

    @GetMapping("/copied")
    public void copied(@RequestParam String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        Reader reader = new StringReader("<b>" + name + "</b>");
        reader.transferTo(response.getWriter()); // expect: sec-xss
    }

    @GetMapping("/copied/plain")
    public void copiedPlain(@RequestParam String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        new StringReader(name).transferTo(response.getWriter()); // silent: sec-xss because plain text is no page
    }

    @GetMapping(path = "/chosen", produces = "text/html")
    public String chosen(@RequestParam Object name) {
        return switch (name) {
            case String text -> "<i>" + text + "</i>"; // expect: sec-xss
            case Integer number -> "<i>" + number + "</i>";
            default -> "";
        };
    }
}
