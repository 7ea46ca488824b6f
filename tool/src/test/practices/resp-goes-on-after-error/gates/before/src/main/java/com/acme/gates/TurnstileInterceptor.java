package com.acme.gates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

public class TurnstileInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (request.getSession().getAttribute("visitor") == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN); // expect: resp-goes-on-after-error high
        }
        return true;
    }
}
