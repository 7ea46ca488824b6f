package com.acme.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.context.annotation.RequestScope;

@Controller
@RequestScope
public class FrameController {
    private final BadgeService badges;
    private String text;

    public FrameController(BadgeService badges) {
        this.badges = badges;
    }

    @PostMapping("/frames")
    @ResponseBody
    public String frame(@RequestParam String of) {
        text = of; // silent: data-shared-state because there is one of these a request
        return badges.framed(text());
    }

    private String text() {
        return text.strip();
    }
}
