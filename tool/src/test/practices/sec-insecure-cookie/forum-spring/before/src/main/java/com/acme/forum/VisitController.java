package com.acme.forum;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class VisitController {
    private static final boolean OVER_TLS = true;

    @GetMapping("/visit")
    public void visit(HttpServletResponse response) {
        response.addCookie(new Cookie("visitor", "7")); // expect: sec-insecure-cookie
    }

    @GetMapping("/visit/made")
    public void made(HttpServletResponse response) {
        response.addCookie(cookie("visitor", false)); // expect: sec-insecure-cookie
        response.addCookie(cookie("visitor", OVER_TLS)); // silent: sec-insecure-cookie because the helper sets the flag
    }

    private static Cookie cookie(String name, boolean secure) {
        Cookie cookie = new Cookie(name, "7");
        cookie.setSecure(secure);
        return cookie;
    }

    @GetMapping("/visit/late")
    public void late(HttpServletResponse response) {
        Cookie cookie = new Cookie("visitor", "7");
        response.addCookie(cookie); // expect: sec-insecure-cookie
        cookie.setSecure(true);
    }

    @GetMapping("/visit/setting")
    public void setting(HttpServletResponse response, CookieSettings settings) {
        Cookie cookie = new Cookie("visitor", "7");
        cookie.setSecure(settings.secure());
        response.addCookie(cookie); // silent: sec-insecure-cookie because a setting decides
    }

    @GetMapping("/visit/clock")
    public void clock(HttpServletResponse response, HttpServletRequest request) {
        Cookie clock = new Cookie("SESSION_EXPIRE", String.valueOf(request.getSession().getMaxInactiveInterval()));
        clock.setSecure(true);
        response.addCookie(clock); // silent: sec-insecure-cookie because when a session ends is no secret
    }

    @GetMapping("/visit/over")
    public void over(HttpServletResponse response) {
        response.addCookie(new Cookie("token", null)); // silent: sec-insecure-cookie because nothing is in it any more
        response.addCookie(new Cookie("session", "")); // silent: sec-insecure-cookie because nothing is in it any more
    }

    @GetMapping("/visit/kept")
    public void kept(HttpServletResponse response, HttpServletRequest request) {
        String kept = request.isSecure() ? "" : request.getSession().getId();
        response.addCookie(new Cookie("token", kept)); // expect: sec-insecure-cookie (medium)
    }

    @GetMapping("/visit/changed")
    public void changed(HttpServletResponse response) {
        Cookie first = new Cookie("visitor", "7");
        overTlsOnly(first);
        response.addCookie(first); // silent: sec-insecure-cookie because the method sets the flag
        Cookie second = new Cookie("visitor", "7");
        second.setSecure(true);
        alsoPlain(second);
        response.addCookie(second); // expect: sec-insecure-cookie
    }

    private static void overTlsOnly(Cookie cookie) {
        cookie.setSecure(true);
    }

    private static void alsoPlain(Cookie cookie) {
        cookie.setSecure(false);
    }
}
