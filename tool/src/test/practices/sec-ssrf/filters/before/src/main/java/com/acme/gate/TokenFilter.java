package com.acme.gate;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
class TokenFilter extends OncePerRequestFilter {
    private static final Map<String, String> ISSUERS = Map.of("shop", "https://login.acme.com/keys");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null) {
            try {
                SecurityContextHolder.getContext().setAuthentication(
                        new UsernamePasswordAuthenticationToken(verified(header.substring(7)), null));
            } catch (ParseException e) {
                response.sendError(401);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private String verified(String token) throws ParseException, IOException {
        SignedJWT jwt = SignedJWT.parse(token);
        URI named = jwt.getHeader().getJWKURL();
        JWKSet keys = JWKSet.load(named.toURL()); // expect: sec-ssrf (critical)
        JWKSet own = JWKSet.load(new URL(ISSUERS.get(jwt.getHeader().getKeyID()))); // silent: sec-ssrf because the token only picks one of our own addresses
        return keys.toString() + own;
    }
}
