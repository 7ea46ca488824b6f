package com.acme.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@WebServlet("/login")
public class LoginServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Cookie token = new Cookie("token", request.getSession().getId());
        token.setHttpOnly(true);
        response.addCookie(token); // expect: sec-insecure-cookie
        Cookie readable = new Cookie("auth", request.getSession().getId());
        readable.setSecure(true);
        response.addCookie(readable); // expect: sec-insecure-cookie
        Cookie theme = new Cookie("theme", "dark");
        theme.setSecure(true);
        response.addCookie(theme); // silent: sec-insecure-cookie because scripts may read a theme
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        Cookie off = new Cookie("basket", "12");
        off.setSecure(false);
        response.addCookie(off); // expect: sec-insecure-cookie
        Cookie forced = new Cookie("forceAuth", Boolean.TRUE.toString());
        response.addCookie(forced); // expect: sec-insecure-cookie (low)
        Cookie well = new Cookie("session", "12");
        well.setSecure(true);
        well.setHttpOnly(true);
        response.addCookie(well); // silent: sec-insecure-cookie because both flags are set
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        Cookie gone = new Cookie("token", "");
        gone.setMaxAge(0);
        response.addCookie(gone); // silent: sec-insecure-cookie because it is being deleted
        for (Cookie each : request.getCookies()) {
            response.addCookie(each); // silent: sec-insecure-cookie because it was made elsewhere
        }
    }
}
