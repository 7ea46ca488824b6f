package com.acme.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

public class HouseInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Addresses.first(request).startsWith("203.0.113.")) { // expect: abuse-client-ip medium
            return false;
        }
        return true;
    }
}
