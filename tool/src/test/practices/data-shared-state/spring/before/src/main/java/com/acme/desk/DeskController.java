package com.acme.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/visits")
public class DeskController {
    private final BadgeService badges;
    private Visitor visitor;
    private String language;
    private List<String> problems;
    private boolean open = true;
    private Visitor newest;
    private String greeting;

    public DeskController(BadgeService badges) {
        this.badges = badges;
    }

    @PostMapping
    public String arrive(@RequestBody Visitor arriving) {
        this.visitor = arriving; // expect: data-shared-state
        return badges.print(room());
    }

    private String room() {
        return visitor.name() + " in " + visitor.room();
    }

    @GetMapping("/welcome")
    public String welcome(@RequestHeader("Accept-Language") String wanted) {
        language = wanted; // expect: data-shared-state
        if (language.isBlank()) {
            return "welcome";
        }
        return "welcome (" + language + ")";
    }

    @PostMapping("/check")
    public List<String> check(@RequestBody Visitor arriving) {
        problems = new ArrayList<>(); // expect: data-shared-state
        look(arriving);
        return problems;
    }

    private void look(Visitor arriving) {
        if (arriving.name() == null) {
            problems.add("a name is missing");
        }
    }

    @PutMapping("/open")
    public void open(@RequestParam boolean wanted) {
        open = wanted; // silent: data-shared-state because it is a switch that other requests are meant to see
    }

    @GetMapping("/open")
    public boolean isOpen() {
        return open;
    }

    @PostMapping("/newest")
    public void remember(@RequestBody Visitor arriving) {
        newest = arriving; // silent: data-shared-state because another request asks for it on purpose
        badges.print(newest.name());
    }

    @GetMapping("/newest")
    public Visitor newest() {
        return newest;
    }

    @GetMapping("/greeting")
    public String greeting(@RequestParam String first) {
        if (greeting == null) {
            greeting = first; // silent: data-shared-state because it is set once and kept
        }
        return greeting;
    }
}
