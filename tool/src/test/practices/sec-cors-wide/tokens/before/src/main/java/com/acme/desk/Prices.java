package com.acme.desk;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Component
class Echo implements Filter {
    @Override
    public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) from;
        HttpServletResponse response = (HttpServletResponse) to;
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin")); // expect: sec-cors-wide (low)
        response.setHeader("Access-Control-Allow-Credentials", "true");
        chain.doFilter(from, to);
    }
}

@Component
class Checked implements Filter {
    private static final Set<String> KNOWN = Set.of("https://desk.example.com");

    @Override
    public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) from;
        HttpServletResponse response = (HttpServletResponse) to;
        String origin = request.getHeader("Origin");
        if (KNOWN.contains(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin); // silent: sec-cors-wide because it is looked up
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        chain.doFilter(from, to);
    }
}

@Component
class Plain implements Filter {
    @Override
    public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) from;
        HttpServletResponse response = (HttpServletResponse) to;
        String origin = request.getHeader("Origin");
        response.addHeader("Access-Control-Allow-Origin", origin); // expect: sec-cors-wide (low)
        response.addHeader("Access-Control-Allow-Credentials", "true");
        chain.doFilter(from, to);
    }
}

@Component
class Asked implements Filter {
    @Override
    public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) from;
        HttpServletResponse response = (HttpServletResponse) to;
        String origin = request.getHeader("Origin");
        if (origin != null && Sites.known(origin) == null) {
            response.setStatus(403);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin); // silent: sec-cors-wide because it is asked for before
        response.setHeader("Access-Control-Allow-Credentials", "true");
        chain.doFilter(from, to);
    }
}

class Sites {
    static String known(String site) {
        return site.endsWith(".example.com") ? site : null;
    }
}

@Component
class Star implements Filter {
    @Override
    public void doFilter(ServletRequest from, ServletResponse to, FilterChain chain) throws IOException, ServletException {
        HttpServletResponse response = (HttpServletResponse) to;
        response.addHeader("Access-Control-Allow-Origin", "*"); // silent: sec-cors-wide because browsers refuse * with credentials
        response.addHeader("Access-Control-Allow-Credentials", "true");
        chain.doFilter(from, to);
    }
}

@RestController
class Prices {
    @CrossOrigin(originPatterns = "*", allowCredentials = "true") // expect: sec-cors-wide (low)
    @GetMapping("/prices")
    String prices() {
        return "1";
    }

    @CrossOrigin // silent: sec-cors-wide because credentials are not allowed
    @GetMapping("/news")
    String news() {
        return "none";
    }
}
