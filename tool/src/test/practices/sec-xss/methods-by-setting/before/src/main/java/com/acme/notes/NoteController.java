package com.acme.notes;

import org.springframework.web.bind.annotation.*;

@RestController
class NoteController {
    @DeleteMapping("/notes/{title}")
    String remove(@PathVariable String title) {
        return "<b>" + title + "</b> is gone"; // expect: sec-xss
    }
}
