package com.acme.notes;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
class NoteController {
    @DeleteMapping("/notes/{title}")
    String remove(@PathVariable String title) {
        return "<b>" + title + "</b> is gone"; // silent: sec-xss as no browser shows what answers DELETE
    }

    @PutMapping("/notes/{title}")
    ResponseEntity<String> rename(@PathVariable String title) {
        return ResponseEntity.ok("<b>" + title + "</b> is there"); // silent: sec-xss
    }

    @PatchMapping("/notes/{title}")
    void mend(@PathVariable String title, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.getWriter().write("<b>" + title + "</b>"); // silent: sec-xss
    }

    @GetMapping("/notes/{title}")
    String show(@PathVariable String title) {
        return "<b>" + title + "</b>"; // expect: sec-xss
    }

    @PostMapping("/notes")
    String add(@RequestParam String title) {
        return "<b>" + title + "</b> was kept"; // expect: sec-xss
    }

    @RequestMapping("/notes/any")
    String any(@RequestParam String title) {
        return "<b>" + title + "</b>"; // expect: sec-xss
    }
}
