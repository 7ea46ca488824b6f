package com.acme.container;

import jakarta.servlet.ServletContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

@Component
class Start implements ServletContextInitializer {
    @Override
    public void onStartup(ServletContext context) {
        String sent = System.getenv("COOKIE_SENT");
        if (sent != null) {
            context.getSessionCookieConfig().setAttribute("SameSite", sent);
        }
    }
}
