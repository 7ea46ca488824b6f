package dev.lintel.guard.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/// Bearer tokens (RFC 7519) signed by a key of the test's own.
public final class Tokens {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key;

    public Tokens() throws GeneralSecurityException {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(2048);
        this.key = maker.generateKeyPair();
    }

    /// The setting by which a service accepts them.
    public String setting(Path folder) throws IOException {
        String text = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        Path file = Files.writeString(folder.resolve("tokens.pem"), text);
        return "spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + file;
    }

    /// The value of the `Authorization` field with a token.
    ///
    /// @param number what tells this token of the user's from others
    public String bearer(String user, int number) throws GeneralSecurityException {
        long now = System.currentTimeMillis() / 1000;
        String claims = "{\"sub\":\"" + user + "\",\"jti\":\"" + number + "\",\"exp\":" + (now + 3600) + "}";
        String signed = part("{\"alg\":\"RS256\"}") + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "Bearer " + signed + "." + URL.encodeToString(signature.sign());
    }

    private static String part(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
