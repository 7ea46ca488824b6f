package com.acme.shop;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class ReturnController {
    @GetMapping("/return/path")
    public void path(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (to.startsWith("/") && !to.startsWith("//")) {
            response.sendRedirect(to); // silent: sec-open-redirect because it is a path of this site
        }
    }

    @GetMapping("/return/path/other")
    public String otherOrder(@RequestParam String to) {
        if (to.startsWith("//") || !to.startsWith("/")) {
            return "redirect:/";
        }
        return "redirect:" + to; // silent: sec-open-redirect because it is a path of this site
    }

    @GetMapping("/return/slash")
    public void slash(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (to.startsWith("/")) {
            response.sendRedirect(to); // expect: sec-open-redirect
        }
    }

    @GetMapping("/return/web")
    public void web(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (to.startsWith("https://")) {
            response.sendRedirect(to); // expect: sec-open-redirect
        }
    }

    @GetMapping("/return/partner")
    public void partner(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (to.startsWith("https://partner.example/")) {
            response.sendRedirect(to); // silent: sec-open-redirect because the host is the partner's
        }
    }

    @GetMapping("/return/behind")
    public void behind(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (to.startsWith("/leave/")) {
            response.sendRedirect(to.substring("/leave/".length())); // expect: sec-open-redirect
        }
    }
}
