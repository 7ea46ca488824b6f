package com.example.shop.security;

import org.springframework.security.oauth2.jwt.Jwt;

/** Who calls: the subject of our own tokens is the user's id. */
public final class Caller {
    private Caller() {}

    public static long id(Jwt token) {
        return Long.parseLong(token.getSubject());
    }
}
