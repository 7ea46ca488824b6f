package com.acme.notes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class NoteController {
    private static final Logger LOG = LoggerFactory.getLogger(NoteController.class);

    public static void main(String[] arguments) {
        SpringApplication.run(NoteController.class, arguments);
    }

    @GetMapping("/notes")
    public void note(@RequestParam String text) {
        LOG.info("note {}", text); // silent: sec-log-injection because structured logs write line ends as an escape
    }
}
