package dev.lintel.guard.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Proves that a body comes from who shares a secret with us, and is not an old one sent again: `t=SECONDS,v1=HEX`,
/// HMAC-SHA-256 over the time, a dot and the body as it came. That an event counts once is its table's to say.
public final class WebhookSignature {
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private final Map<String, SecretKeySpec> secrets = new HashMap<>();
    private final Duration tolerance;
    private final Clock clock;

    /// @param secrets by the name of who sends, 16 bytes at least
    /// @param tolerance how far a signature's time may be from ours
    public WebhookSignature(Map<String, byte[]> secrets, Duration tolerance, Clock clock) {
        secrets.forEach((source, secret) -> this.secrets.put(source, new SecretKeySpec(secret, "HmacSHA256")));
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /// @param source a name that a secret was given for
    /// @param header as it was sent; none proves nothing
    /// @param body every byte of it, before anybody has parsed it
    /// @throws IllegalArgumentException if no secret was given for the source
    public boolean proves(String source, @Nullable String header, byte[] body) {
        SecretKeySpec secret = secrets.get(source);
        if (secret == null) {
            throw new IllegalArgumentException("there is no secret of " + source);
        }
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))), clock.instant());
        byte[] claimed = HexFormat.of().parseHex(matcher.group(2));
        boolean same = MessageDigest.isEqual(claimed, hmac(secret, matcher.group(1), body));
        return same && age.abs().compareTo(tolerance) <= 0;
    }

    private static byte[] hmac(SecretKeySpec secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
