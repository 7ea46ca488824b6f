package com.acme.keys;

import org.apache.commons.lang3.RandomStringUtils;
import org.apache.commons.lang3.RandomUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Keys {
    @PostMapping("/keys")
    public byte[] create() {
        return newSecretKey();
    }

    @PostMapping("/tokens")
    public String open() {
        return newToken();
    }

    private byte[] newSecretKey() {
        return RandomUtils.nextBytes(20); // silent: sec-weak-random because since 3.15 the static methods ask a SecureRandom
    }

    private String newToken() {
        return RandomStringUtils.randomAlphanumeric(20); // silent: sec-weak-random because since 3.15 the static methods ask a SecureRandom
    }
}
