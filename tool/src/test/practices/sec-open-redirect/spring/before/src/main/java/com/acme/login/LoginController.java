package com.acme.login;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

@Controller
public class LoginController {
    private static final Map<String, String> TARGETS = Map.of("home", "/home", "shop", "https://shop.example/");

    @GetMapping("/login")
    public String login(@RequestParam String next) {
        return "redirect:" + next; // expect: sec-open-redirect
    }

    @GetMapping("/login/path")
    public String path(@RequestParam String next) {
        return "redirect:/users/" + next; // silent: sec-open-redirect because it stays on this site
    }

    @GetMapping("/login/view")
    public RedirectView view(@RequestParam String next) {
        return new RedirectView(next); // expect: sec-open-redirect
    }

    @GetMapping("/login/model")
    public ModelAndView model(@RequestParam String next) {
        return new ModelAndView("redirect:" + next); // expect: sec-open-redirect
    }

    @GetMapping("/login/entity")
    public ResponseEntity<Void> entity(@RequestParam String next) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(next)).build(); // expect: sec-open-redirect
    }

    @GetMapping("/login/client")
    public ResponseEntity<Void> client(@RequestParam String client) {
        org.example.directory.Client kept = org.example.directory.Clients.getClientByKey(client);
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(kept.home())).build(); // silent: sec-open-redirect because what is kept under a key is not made of it
    }

    @GetMapping("/login/described")
    public ResponseEntity<Void> described(@RequestParam String client) {
        String made = org.example.directory.Clients.describe(client);
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(made)).build(); // expect: sec-open-redirect
    }

    @GetMapping("/login/made")
    public ResponseEntity<Void> made(@RequestParam String name) {
        return ResponseEntity.created(URI.create(name)).build(); // silent: sec-open-redirect because no browser follows what was made
    }

    @GetMapping("/login/known")
    public String known(@RequestParam String next) {
        return "redirect:" + TARGETS.getOrDefault(next, "/"); // silent: sec-open-redirect because a map names the target
    }

    @GetMapping("/login/{id}")
    public String id(@PathVariable long id) {
        return "redirect:" + id; // silent: sec-open-redirect because a number is no host
    }

    @GetMapping("/login/host")
    public String host(@RequestParam String page) {
        return "redirect:https://shop.example/pages?p=" + page; // silent: sec-open-redirect because the host is fixed before it
    }

    @GetMapping("/login/same")
    public String same(@RequestParam String next) {
        if (!next.equals("/home") && !next.equals("/shop")) {
            return "redirect:/";
        }
        return "redirect:" + next; // silent: sec-open-redirect because one of two
    }

    private static final Set<String> PAGES = Set.of("/home", "/shop");

    @GetMapping("/login/listed")
    public ResponseEntity<Void> listed(@RequestParam String next) {
        return redirected(next, PAGES::contains);
    }

    @GetMapping("/login/any")
    public ResponseEntity<Void> any(@RequestParam String to) {
        return elsewhere(to, text -> !text.isEmpty());
    }

    private static ResponseEntity<Void> redirected(String target, Predicate<String> valid) {
        return valid.test(target)
                ? ResponseEntity.status(HttpStatus.FOUND).location(URI.create(target)).build() // silent: sec-open-redirect because the function that was handed over knows the pages
                : ResponseEntity.notFound().build();
    }

    private static ResponseEntity<Void> elsewhere(String target, Predicate<String> valid) {
        return valid.test(target)
                ? ResponseEntity.status(HttpStatus.FOUND).location(URI.create(target)).build() // expect: sec-open-redirect
                : ResponseEntity.notFound().build();
    }
}
