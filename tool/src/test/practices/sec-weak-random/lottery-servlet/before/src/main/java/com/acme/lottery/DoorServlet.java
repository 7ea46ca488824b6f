package com.acme.lottery;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

@WebServlet("/door")
public class DoorServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = new byte[8];
        new Random().nextBytes(bytes);
        Cookie cookie = new Cookie("sid", new String(bytes));
        response.addCookie(cookie); // expect: sec-weak-random
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        float drawn = new Random().nextFloat();
        String key = Float.toString(drawn).substring(2);
        Cookie cookie = new Cookie("rememberMe", key);
        response.addCookie(cookie); // expect: sec-weak-random
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cookie cookie = new Cookie("sid", UUID.randomUUID().toString());
        response.addCookie(cookie); // silent: sec-weak-random because random UUIDs come from a SecureRandom
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        Cookie second = new Cookie("sid2", new String(bytes));
        response.addCookie(second); // silent: sec-weak-random because the bytes come from a SecureRandom
        response.getWriter().println(new Random().nextInt(49)); // silent: sec-weak-random because a drawn number is what is shown
    }
}
