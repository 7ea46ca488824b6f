package com.acme.mirrored;

import jakarta.servlet.ServletContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

@Component
class Start implements ServletContextInitializer {
    @Override
    public void onStartup(ServletContext context) {
        context.getSessionCookieConfig().setAttribute("SameSite", "Strict");
    }
}
