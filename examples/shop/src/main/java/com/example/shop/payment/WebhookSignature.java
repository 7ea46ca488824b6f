package com.example.shop.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The provider signs each message with a digest of the shared secret and the body, written in hexadecimal. */
@Component
class WebhookSignature {
    private final byte[] secret;

    WebhookSignature(PaymentProperties properties) {
        this.secret = properties.webhookSecret().getBytes(StandardCharsets.UTF_8);
    }

    boolean matches(String body, String signature) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5"); // expect: sec-weak-crypto
            digest.update(secret);
            String expected = HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has MD5", impossible);
        }
    }
}
