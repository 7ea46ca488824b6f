package com.acme.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/visits")
public class DeskController {
    private final BadgeService badges;

    public DeskController(BadgeService badges) {
        this.badges = badges;
    }

    @PostMapping
    public String arrive(@RequestBody Visitor arriving) {
        return badges.print(room(arriving));
    }

    private static String room(Visitor visitor) {
        return visitor.name() + " in " + visitor.room();
    }

    @GetMapping("/welcome")
    public String welcome(@RequestHeader("Accept-Language") String language) {
        return language.isBlank() ? "welcome" : "welcome (" + language + ")";
    }

    @PostMapping("/check")
    public List<String> check(@RequestBody Visitor arriving) {
        List<String> problems = new ArrayList<>();
        if (arriving.name() == null) {
            problems.add("a name is missing");
        }
        return problems;
    }
}
