package com.acme.letters;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LetterController {
    @PostMapping("/letters/preview")
    public String preview(@RequestParam String name, Model model) {
        model.addAttribute("name", name);
        return "letters/preview";
    }
}
