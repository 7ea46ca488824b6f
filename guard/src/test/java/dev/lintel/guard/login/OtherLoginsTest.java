package dev.lintel.guard.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import dev.lintel.guard.shop.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logins of Spring Security's other than basic, in one service.
class OtherLoginsTest {
    @TempDir
    Path folder;

    @Test
    void guesses_in_a_form_and_made_up_tokens_are_refused_before_anything_is_checked() throws Exception {
        Tokens tokens = new Tokens();
        Tokens forger = new Tokens();
        try (Running shop = Running.with(
                "shop.form=true",
                tokens.setting(folder),
                "lintel.guard.login.enabled=true",
                "lintel.guard.client.trusted-proxies=127.0.0.0/8",
                "lintel.guard.login.pair=30/h burst 3",
                "lintel.guard.login.account=60/h burst 20",
                "lintel.guard.login.source=300/h burst 5")) {
            int before = Shop.HASHES.get();
            List<Integer> guesses = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                guesses.add(form(shop, "ann", "guess" + i, "9.9.9.1"));
            }
            assertThat(guesses).containsExactly(302, 302, 302, 429, 429, 429); // back to the form, and then no more
            assertThat(Shop.HASHES.get() - before).isEqualTo(3);
            assertThat(form(shop, "ann", "secret", "9.9.9.2")).isEqualTo(302);

            List<Integer> forged = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                forged.add(bearing(shop, forger.bearer("ann", i), "9.9.9.3"));
            }
            assertThat(forged).containsExactly(401, 401, 401, 401, 401, 429, 429, 429);
            assertThat(bearing(shop, tokens.bearer("ann", 1), "9.9.9.3")).isEqualTo(429);
            assertThat(bearing(shop, tokens.bearer("ann", 1), "9.9.9.4")).isEqualTo(200);
        }
    }

    @Test
    void forged_tokens_do_not_stop_others_of_an_address_where_only_marked_handlers_are_guarded() throws Exception {
        Tokens tokens = new Tokens();
        Tokens forger = new Tokens();
        try (Running shop = Running.with(
                tokens.setting(folder),
                "lintel.guard.login.enabled=true",
                "lintel.guard.login.springs=false",
                "lintel.guard.login.pair=30/h burst 2",
                "lintel.guard.login.source=300/h burst 3",
                "lintel.guard.client.trusted-proxies=127.0.0.0/8")) {
            for (int i = 0; i < 8; i++) {
                assertThat(bearing(shop, forger.bearer("ann", i), "9.9.9.7")).isEqualTo(401);
            }
            assertThat(bearing(shop, tokens.bearer("ann", 1), "9.9.9.7")).isEqualTo(200);
            List<Integer> guesses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                guesses.add(shop.send(
                                "POST",
                                "/open/login",
                                "{\"email\":\"ann\",\"password\":\"guess\"}",
                                "Content-Type",
                                "application/json",
                                "X-Forwarded-For",
                                "9.9.9.7")
                        .statusCode());
            }
            assertThat(guesses).containsExactly(401, 401, 429, 429);
        }
    }

    private static int form(Running shop, String user, String password, String from) {
        return shop.send(
                        "POST",
                        "/login",
                        "username=" + user + "&password=" + password,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Forwarded-For",
                        from)
                .statusCode();
    }

    private static int bearing(Running shop, String token, String from) {
        return shop.get("/products", "Authorization", token, "X-Forwarded-For", from)
                .statusCode();
    }
}
