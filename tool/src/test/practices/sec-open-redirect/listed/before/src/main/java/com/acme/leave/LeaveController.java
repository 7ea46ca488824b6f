package com.acme.leave;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.example.web.Addresses;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LeaveController {
    private static final String[] PAGES = {"/home", "/shop"};
    private static final Set<String> HOSTS = Set.of("shop.example", "help.example");

    @Value("${leave.origins}")
    private String[] origins;

    @GetMapping("/leave/unread")
    public String unread(@RequestParam(required = false) String to) {
        if (StringUtils.isBlank(to)) {
            to = "https://shop.example/";
        }
        List<String> allowed = new ArrayList<>();
        for (String origin : origins) {
            allowed.add(Addresses.host(origin));
        }
        if (StringUtils.equalsAnyIgnoreCase(Addresses.host(to), allowed.toArray(new String[0]))) {
            return "redirect:" + to; // silent: sec-open-redirect because what a library makes of it has to stand in the program's list
        }
        return "redirect:/";
    }

    @GetMapping("/leave/sent")
    public String sent(@RequestParam String to, @RequestParam String from) {
        if (StringUtils.equalsAnyIgnoreCase(Addresses.host(to), Addresses.host(from))) {
            return "redirect:" + to; // expect: sec-open-redirect
        }
        return "redirect:/";
    }

    @GetMapping("/leave/not")
    public String not(@RequestParam String to) {
        if (StringUtils.equalsAnyIgnoreCase(Addresses.host(to), "bad.example", "worse.example")) {
            return "redirect:/";
        }
        return "redirect:" + to; // expect: sec-open-redirect
    }

    @GetMapping("/leave/other")
    public String other(@RequestParam String to, @RequestParam String by) {
        if (StringUtils.equalsAny(by, "mail", "page")) {
            return "redirect:" + to; // expect: sec-open-redirect
        }
        return "redirect:/";
    }

    @GetMapping("/leave/piece")
    public String piece(@RequestParam String to) {
        if (StringUtils.contains("/home /shop", to)) {
            return "redirect:" + to; // expect: sec-open-redirect
        }
        return "redirect:/";
    }

    @GetMapping("/leave/any")
    public String any(@RequestParam String to) {
        String target = to == null ? "/home" : to;
        if (StringUtils.equalsAny(target, "/home", "/shop")) {
            return "redirect:" + target; // silent: sec-open-redirect because it is one of two
        }
        return "redirect:/";
    }

    @GetMapping("/leave/strings")
    public String strings(@RequestParam String to) {
        if (Strings.CI.equalsAny(to, "/home", "/shop")) {
            return "redirect:" + to; // silent: sec-open-redirect because it is one of two
        }
        return "redirect:/";
    }

    @GetMapping("/leave/array")
    public String array(@RequestParam String to) {
        if (ArrayUtils.contains(PAGES, to)) {
            return "redirect:" + to; // silent: sec-open-redirect because it is one of the pages
        }
        return "redirect:/";
    }

    @GetMapping("/leave/host")
    public String host(@RequestParam String to) {
        if (StringUtils.equalsAny(URI.create(to).getHost(), "shop.example", "help.example")) {
            return "redirect:" + to; // silent: sec-open-redirect because its host is one of two
        }
        return "redirect:/";
    }

    @GetMapping("/leave/path")
    public String path(@RequestParam String to) {
        if (HOSTS.contains(URI.create(to).getPath())) {
            return "redirect:" + to; // expect: sec-open-redirect
        }
        return "redirect:/";
    }

    @GetMapping("/leave/own")
    public ResponseEntity<Void> own(@RequestParam String id) {
        URI target = URI.create("/leave/done?id=" + id);
        return ResponseEntity.status(HttpStatus.FOUND).location(target).build(); // silent: sec-open-redirect because the address is this site's and the parameter stands in its query
    }

    @GetMapping("/leave/base")
    public ResponseEntity<Void> base(@RequestParam String id) throws Exception {
        return ResponseEntity.status(HttpStatus.FOUND).location(new URI("https://shop.example/of?id=" + id)).build(); // silent: sec-open-redirect because the host is fixed before it
    }

    @GetMapping("/leave/text")
    public ResponseEntity<Void> text(@RequestParam String id) {
        String target = URI.create("/leave/done?id=" + id).toString();
        return ResponseEntity.status(HttpStatus.FOUND).header("Location", target).build(); // silent: sec-open-redirect because the text of the address is what it was made of
    }

    @GetMapping("/leave/glued")
    public ResponseEntity<Void> glued(@RequestParam String id) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("https://shop.example" + id)).build(); // expect: sec-open-redirect
    }

    @GetMapping("/leave/resolved")
    public ResponseEntity<Void> resolved(@RequestParam String to) {
        URI base = URI.create("https://shop.example/");
        return ResponseEntity.status(HttpStatus.FOUND).location(base.resolve(to)).build(); // expect: sec-open-redirect
    }
}
