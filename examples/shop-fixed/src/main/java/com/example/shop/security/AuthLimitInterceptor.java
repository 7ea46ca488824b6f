package com.example.shop.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts what comes from one address before login and registration; too much is answered with 429. */
@Configuration
class AuthLimitInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private final AttemptLimits limits;

    AuthLimitInterceptor(AttemptLimits limits) {
        this.limits = limits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/auth/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        limits.sourceAttempt(request.getRemoteAddr());
        return true;
    }
}
