package com.acme.desk;

import org.springframework.web.bind.annotation.*;

@RestController
public class LabelController {
    private String label;
    private String shelf;
    private final String printer = "front";
    private Ink ink;

    @PostMapping("/labels")
    public String label(@RequestBody Visitor visitor) {
        String name = visitor.getName();
        label = name; // expect: data-shared-state
        return finish();
    }

    private String finish() {
        return label.toUpperCase();
    }

    @PostMapping("/shelves")
    public synchronized String shelve(@RequestParam String at) {
        shelf = at; // silent: data-shared-state because one thread at a time gets here
        return place();
    }

    @PostMapping("/ink")
    public String fill(@RequestParam int drops) {
        ink = new Ink(printer); // silent: data-shared-state because nothing of the request is in it
        return drop(drops);
    }

    private String drop(int drops) {
        return ink.printer() + drops;
    }

    public record Ink(String printer) {}

    private String place() {
        return "shelf " + shelf;
    }
}
