package com.acme.leave;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class PartnerController {
    private static final List<String> PARTNERS = List.of("shop.example", "help.example");
    private static List<String> origins = new ArrayList<>();

    @Value("${leave.origins}")
    public void setOrigins(List<String> some) {
        origins = some;
    }

    private static String hostOf(String address) {
        try {
            return new URI(address).getHost().toLowerCase();
        } catch (URISyntaxException none) {
            return "";
        }
    }

    private static String partner(String address) {
        String host = hostOf(address);
        if (PARTNERS.contains(host)) {
            return address;
        }
        for (String each : PARTNERS) {
            if (host.endsWith("." + each)) {
                return address;
            }
        }
        return null;
    }

    private static String configured(String address) {
        try {
            String host = hostOf(address);
            for (String each : origins) {
                if (host.equals(each) || host.endsWith("." + each)) {
                    return address;
                }
            }
            return null;
        } catch (NullPointerException none) {
            return null;
        }
    }

    private static String endsAlike(String address) {
        for (String each : PARTNERS) {
            if (hostOf(address).endsWith(each)) {
                return address;
            }
        }
        return null;
    }

    private static String mentions(String address) {
        for (String each : PARTNERS) {
            if (hostOf(address).contains(each)) {
                return address;
            }
        }
        return null;
    }

    private static String among(String address, List<String> sent) {
        for (String each : sent) {
            if (hostOf(address).endsWith("." + each)) {
                return address;
            }
        }
        return null;
    }

    private static String anyway(String address) {
        for (String each : PARTNERS) {
            if (hostOf(address).endsWith("." + each)) {
                return address;
            }
        }
        return address;
    }

    @GetMapping("/partner/checked")
    public void checked(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (partner(to) == null) {
            response.setStatus(403);
            return;
        }
        response.sendRedirect(to); // silent: sec-open-redirect because its host is a partner's or under one
    }

    @GetMapping("/partner/returned")
    public void returned(@RequestParam String to, HttpServletResponse response) throws IOException {
        String target = partner(to);
        if (target != null) {
            response.sendRedirect(target); // silent: sec-open-redirect because only such addresses are given back
        }
    }

    @GetMapping("/partner/configured")
    public void fromSettings(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (configured(to) == null) {
            return;
        }
        response.sendRedirect(to); // silent: sec-open-redirect because the hosts are those of the settings
    }

    @GetMapping("/partner/asked")
    public void asked(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (PARTNERS.stream().anyMatch(each -> hostOf(to).endsWith("." + each))) {
            response.sendRedirect(to); // silent: sec-open-redirect because one of the partners is above its host
        }
    }

    @GetMapping("/partner/alike")
    public void alike(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (endsAlike(to) == null) {
            return;
        }
        response.sendRedirect(to); // expect: sec-open-redirect
    }

    @GetMapping("/partner/mentioned")
    public void mentioned(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (mentions(to) == null) {
            return;
        }
        response.sendRedirect(to); // expect: sec-open-redirect
    }

    @GetMapping("/partner/sent")
    public void sent(@RequestParam String to, @RequestParam List<String> hosts, HttpServletResponse response)
            throws IOException {
        if (among(to, hosts) == null) {
            return;
        }
        response.sendRedirect(to); // expect: sec-open-redirect
    }

    @GetMapping("/partner/anyway")
    public void always(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (anyway(to) == null) {
            return;
        }
        response.sendRedirect(to); // expect: sec-open-redirect
    }

    @GetMapping("/partner/others")
    public void others(@RequestParam String to, HttpServletResponse response) throws IOException {
        if (partner(to) != null) {
            return;
        }
        response.sendRedirect(to); // expect: sec-open-redirect
    }

    @GetMapping("/partner/kept")
    public void kept(@CookieValue String next, HttpServletResponse response) throws IOException {
        response.sendRedirect(next); // expect: sec-open-redirect
    }
}
