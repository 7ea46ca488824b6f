package com.acme.join;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.*;

@Controller
class JoinController {
    private final Joined joined;

    JoinController(Joined joined) {
        this.joined = joined;
    }

    @GetMapping("/join")
    String empty(JoinForm form) { // silent: val-body-not-validated as nothing reads it here
        return "join";
    }

    @PostMapping("/join")
    String join(@Valid JoinForm form, BindingResult errors) {
        return errors.hasErrors() ? "join" : joined.keep(form.getName());
    }

    @GetMapping("/join/now")
    String now(JoinForm form) { // expect: val-body-not-validated
        return joined.keep(form.getName());
    }
}

class JoinForm {
    @NotBlank private String name;

    public String getName() { return name; }
    public void setName(String name) { this.name = name; }
}
