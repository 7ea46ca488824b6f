package com.acme.tokens;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyStore;

@WebServlet("/token")
public class TokenServlet extends HttpServlet {
    private static final String SECRET = "Zk4u7x!A%D*G-KaP";

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = JWT.create().withSubject("me").sign(Algorithm.HMAC256(SECRET)); // expect: sec-hardcoded-secret
        response.setHeader("token", token);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = Jwts.builder().setSubject("me").signWith(SignatureAlgorithm.HS256, SECRET).compact(); // expect: sec-hardcoded-secret
        response.setHeader("token", token);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream file = TokenServlet.class.getResourceAsStream("/keys.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, "opensesame-17".toCharArray()); // expect: sec-hardcoded-secret
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
        // silent: sec-hardcoded-secret because the environment has it
        response.setHeader("token", JWT.create().sign(Algorithm.HMAC256(System.getenv("JWT_SECRET"))));
    }
}
