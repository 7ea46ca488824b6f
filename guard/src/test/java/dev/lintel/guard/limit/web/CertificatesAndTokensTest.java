package dev.lintel.guard.limit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Certificates;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import dev.lintel.guard.shop.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Services that know their clients by a certificate in the handshake or by a bearer token.
class CertificatesAndTokensTest {
    @TempDir
    Path folder;

    @Test
    void the_holder_of_a_certificate_is_counted_whichever_he_shows_and_before_anybody_is_asked() throws Exception {
        Certificates all = Certificates.in(folder, "ann=ann", "renewed=ann", "bob=bob", "eve=nobody here");
        String policy = "rules: {partners: {by: certificate, paths: /products, allow: 3/h burst 3}}";
        try (Running shop = Running.with(all.settings(asPolicy(policy)))) {
            HttpClient ann = client(all, "ann");
            assertThat(statuses(shop, ann, 2)).containsExactly(200, 200); // logged in by it
            assertThat(statuses(shop, client(all, "renewed"), 2)).containsExactly(200, 429);
            assertThat(statuses(shop, ann, 1)).containsExactly(429);
            assertThat(statuses(shop, client(all, "bob"), 1)).containsExactly(200);
            // a holder without an account is refused by the login three times, and then by the limit before it
            assertThat(statuses(shop, client(all, "eve"), 5)).containsExactly(401, 401, 401, 429, 429);
        }
    }

    @Test
    void a_certificate_in_a_header_is_nobody_and_leaving_it_out_buys_nothing() throws Exception {
        Certificates all = Certificates.in(folder, "ann=ann");
        String policy = "rules: {partners: {by: certificate, allow: 3/h burst 3}}";
        try (Running shop = Running.with(all.settings(asPolicy(policy)))) {
            HttpClient none = client(all, "");
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(
                        get(shop, none, "/open/products", "Client-Cert", ":TUlJ" + i + ":", "X-Client-Cert", "CN=c" + i)
                                .statusCode());
            }
            assertThat(answers).containsExactly(200, 200, 200, 429, 429, 429);
        }
    }

    @Test
    void each_accepted_token_is_counted_by_itself_and_only_its_digest_is_kept() throws Exception {
        String url = ShopTables.url();
        JdbcTemplate jdbc = ShopTables.jdbc(url);
        Tokens tokens = new Tokens();
        String policy = "rules: {devices: {by: token, allow: 2/h burst 2}, people: {by: user, allow: 5/h burst 5}}";
        try (Running shop = Running.with(Stream.of(
                        asPolicy(policy),
                        tokens.setting(folder),
                        "spring.datasource.url=" + url,
                        "lintel.guard.create-tables=true",
                        "lintel.guard.limits.budget=10s",
                        "lintel.guard.limits.store=postgresql")
                .toArray(String[]::new))) {
            String phone = tokens.bearer("ann", 1);
            assertThat(bearing(shop, phone, 3)).containsExactly(200, 200, 429);
            assertThat(bearing(shop, tokens.bearer("ann", 2), 3)).containsExactly(200, 200, 429);
            // the fifth of ann's is the last, whatever token it comes with
            assertThat(bearing(shop, tokens.bearer("ann", 3), 2)).containsExactly(200, 429);
            assertThat(bearing(shop, tokens.bearer("bob", 1), 1)).containsExactly(200);
            String kept = String.valueOf(
                    jdbc.queryForObject("select string_agg(key, ' ') from lintel_guard_limit", String.class));
            assertThat(kept.split(" "))
                    .filteredOn(each -> each.startsWith("devices/"))
                    .hasSize(4)
                    .allMatch(each -> each.matches("devices/b/token:[0-9a-f]{32}"));
            assertThat(kept).doesNotContain(phone.substring(7, 60));
        }
    }

    @Test
    void a_token_that_nobody_accepted_is_no_allowance_of_its_own() throws Exception {
        Tokens tokens = new Tokens();
        Tokens forger = new Tokens();
        String policy = "rules: {devices: {by: token, allow: 3/h burst 3}, flood: {by: address, allow: 12/h burst 12}}";
        try (Running shop = Running.with(asPolicy(policy), tokens.setting(folder))) {
            Set<Integer> forged = new TreeSet<>();
            for (int i = 0; i < 6; i++) {
                forged.add(shop.get("/products", "Authorization", forger.bearer("ann", i))
                        .statusCode());
            }
            assertThat(forged).containsExactly(401);
            // logged in by a password, and with a made-up token in another field of the same name: by address
            List<Integer> beside = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                beside.add(shop.get("/products", "Authorization", Running.basic("ann", "secret"), "X-Token", "t" + i)
                        .statusCode());
            }
            assertThat(beside).containsExactly(200, 200, 200, 429, 429);
            // before authentication only the address counts, whatever tokens say
            assertThat(bearing(shop, forger.bearer("bob", 7), 2)).containsExactly(401, 429);
        }
    }

    private String asPolicy(String text) throws IOException {
        return "lintel.guard.limits.policy=file:" + Files.writeString(folder.resolve("limits.yaml"), text);
    }

    private static List<Integer> bearing(Running shop, String token, int calls) {
        return Stream.generate(
                        () -> shop.get("/products", "Authorization", token).statusCode())
                .limit(calls)
                .toList();
    }

    private static HttpClient client(Certificates all, String alias) throws GeneralSecurityException, IOException {
        return HttpClient.newBuilder().sslContext(all.of(alias)).build();
    }

    private static List<Integer> statuses(Running shop, HttpClient client, int calls) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            statuses.add(get(shop, client, "/products").statusCode());
        }
        return statuses;
    }

    private static HttpResponse<String> get(Running shop, HttpClient client, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + shop.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
