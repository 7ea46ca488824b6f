package com.acme.gates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

public class QuietInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (request.getSession().getAttribute("visitor") == null) {
            response.sendError(403); // silent: resp-goes-on-after-error because it does not let the handler run
            return false;
        }
        return true;
    }
}
