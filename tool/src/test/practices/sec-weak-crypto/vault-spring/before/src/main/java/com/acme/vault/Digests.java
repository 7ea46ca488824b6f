package com.acme.vault;

import java.security.MessageDigest;
import org.springframework.stereotype.Component;

@Component
public class Digests {
    public byte[] of(byte[] text, String algorithm) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(text); // expect: sec-weak-crypto
    }
}
