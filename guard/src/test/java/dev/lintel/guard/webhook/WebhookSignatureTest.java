package dev.lintel.guard.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final byte[] SECRET = "a secret of sixteen bytes or more".getBytes(UTF_8);
    private static final byte[] BODY = "{\"id\": 1}".getBytes(UTF_8);
    private static final long NOW = 1_800_000_000;

    private final WebhookSignature signature = new WebhookSignature(
            Map.of("psp", SECRET, "mail", BODY),
            Duration.ofMinutes(5),
            Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    private static String signed(long time, byte[] secret, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update((time + ".").getBytes(UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Test
    void a_body_is_proved_by_the_secret_of_its_sender_and_only_as_it_came() throws Exception {
        String header = signed(NOW, SECRET, BODY);
        assertThat(signature.proves("psp", header, BODY)).isTrue();
        assertThat(signature.proves("psp", header, "{\"id\":1}".getBytes(UTF_8)))
                .isFalse();
        assertThat(signature.proves("mail", header, BODY)).isFalse();
        assertThat(signature.proves("psp", null, BODY)).isFalse();
        assertThat(signature.proves("psp", "t=" + NOW + ",v1=00", BODY)).isFalse();
        assertThatThrownBy(() -> signature.proves("nobody", header, BODY)).hasMessageContaining("nobody");
    }

    @Test
    void an_old_one_and_one_from_the_future_prove_nothing() throws Exception {
        assertThat(signature.proves("psp", signed(NOW - 299, SECRET, BODY), BODY))
                .isTrue();
        assertThat(signature.proves("psp", signed(NOW - 301, SECRET, BODY), BODY))
                .isFalse();
        assertThat(signature.proves("psp", signed(NOW + 301, SECRET, BODY), BODY))
                .isFalse();
        String moved = signed(NOW - 301, SECRET, BODY).replace("t=" + (NOW - 301), "t=" + NOW);
        assertThat(signature.proves("psp", moved, BODY)).isFalse();
    }

    @Test
    void a_secret_that_can_be_guessed_fails_the_start() {
        String secret = Base64.getEncoder().encodeToString(SECRET);
        try (Running shop = Running.with("lintel.guard.webhooks.secrets.psp=" + secret)) {
            assertThat(shop.bean(WebhookSignature.class).proves("psp", null, BODY))
                    .isFalse();
        }
        assertThatThrownBy(() ->
                        Running.with("lintel.guard.webhooks.secrets.psp=YWJj").close())
                .rootCause()
                .isInstanceOf(GuardStartException.class)
                .hasMessageContaining("secrets.psp has 3 bytes");
    }
}
