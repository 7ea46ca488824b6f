package dev.lintel.guard.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.real.Postgres;
import dev.lintel.guard.shop.Asked;
import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

class ApiKeysTest {
    private static final JdbcTemplate JDBC = new JdbcTemplate(Postgres.with(ApiKeys.class, "keys.sql"));

    private final ApiKeys keys = new ApiKeys(JDBC, "shop", Clock.systemUTC());

    @Test
    void a_key_is_recognised_and_its_secret_is_nowhere_in_the_database() {
        ApiKeys.Issued issued = keys.issue("ann", Optional.of("pro"), Set.of("orders:read"), Optional.empty());
        assertThat(issued.text()).matches("shop_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}");
        ApiKey key = keys.recognise(issued.text()).orElseThrow();
        assertThat(key.owner()).isEqualTo("ann");
        assertThat(key.plan()).contains("pro");
        assertThat(key.scopes()).containsExactly("orders:read");
        String secret = issued.text().substring(22, 65);
        assertThat(String.valueOf(JDBC.queryForList("select *, encode(digest, 'escape') from lintel_guard_api_key")))
                .doesNotContain(secret);
    }

    @Test
    void a_changed_letter_is_known_by_the_check_sum_and_a_forged_check_sum_by_the_digest() {
        String text =
                keys.issue("ann", Optional.empty(), Set.of(), Optional.empty()).text();
        char last = text.charAt(40) == 'a' ? 'b' : 'a';
        String changed = text.substring(0, 40) + last + text.substring(41);
        assertThat(KeyText.read("shop", changed)).isEmpty();
        KeyText forged = new KeyText(text.substring(5, 21), KeyText.fresh().secret());
        assertThat(keys.recognise(forged.text("shop"))).isEmpty();
        assertThat(keys.recognise(KeyText.fresh().text("shop"))).isEmpty();
        assertThat(keys.recognise("shop_")).isEmpty();
    }

    @Test
    void a_revoked_and_an_expired_key_are_none() {
        ApiKeys.Issued revoked = keys.issue("bob", Optional.empty(), Set.of(), Optional.empty());
        assertThat(keys.recognise(revoked.text())).isPresent();
        keys.revoke(revoked.id());
        assertThat(keys.recognise(revoked.text())).isEmpty();
        ApiKeys.Issued expired = keys.issue(
                "bob", Optional.empty(), Set.of(), Optional.of(Instant.now().minusSeconds(1)));
        assertThat(keys.recognise(expired.text())).isEmpty();
        assertThat(keys.of("bob")).hasSize(2);
    }

    @Test
    void rotation_leaves_the_old_key_for_a_while() {
        ApiKeys.Issued old = keys.issue("cas", Optional.of("free"), Set.of("a", "b"), Optional.empty());
        ApiKeys.Issued fresh = keys.rotate(old.id(), Duration.ofHours(1));
        assertThat(keys.recognise(old.text())).isPresent();
        assertThat(keys.recognise(fresh.text()).orElseThrow().scopes()).containsExactlyInAnyOrder("a", "b");
        ApiKeys later = new ApiKeys(JDBC, "shop", Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
        assertThat(later.recognise(old.text())).isEmpty();
        assertThat(later.recognise(fresh.text())).isPresent();
    }

    @Test
    void a_key_logs_in_and_counts_by_itself() {
        try (Running shop = Running.with(
                "spring.datasource.url=" + ShopTables.url(),
                "lintel.guard.create-tables=true",
                "lintel.guard.api-keys.prefix=shop")) {
            String text = shop.bean(ApiKeys.class)
                    .issue("ann", Optional.empty(), Set.of(), Optional.empty())
                    .text();
            assertThat(shop.get("/products", ApiKeyFilter.HEADER, text).statusCode())
                    .isEqualTo(200);
            assertThat(shop.get("/products", ApiKeyFilter.HEADER, text + "x").statusCode())
                    .isEqualTo(401);
            assertThat(shop.get("/products").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_scope_is_what_rules_may_ask_for_and_the_last_use_is_noted() {
        try (Running shop = Running.with(OrderTables.with(
                OrderTables.url(),
                "lintel.guard.create-tables=true",
                "lintel.guard.api-keys.prefix=shop",
                "lintel.guard.access.rules.refund=true",
                "lintel.guard.access.rules.staff=hasAuthority('SCOPE_staff')"))) {
            ApiKeys own = shop.bean(ApiKeys.class);
            String staff = own.issue("ann", Optional.empty(), Set.of("staff"), Optional.empty())
                    .text();
            String other = own.issue("bob", Optional.empty(), Set.of("shelf"), Optional.empty())
                    .text();
            assertThat(own.of("ann").get(0).lastUsed()).isEmpty();
            assertThat(shop.get("/staff/orders", ApiKeyFilter.HEADER, staff).statusCode())
                    .isEqualTo(200);
            assertThat(shop.get("/staff/orders", ApiKeyFilter.HEADER, other).statusCode())
                    .isEqualTo(403);
            assertThat(own.of("ann").get(0).lastUsed()).isPresent();
        }
    }

    @Test
    void its_table_may_be_made_by_what_makes_the_services_own_when_it_starts() {
        try (Running shop = Running.with(
                "spring.datasource.url=" + Postgres.freshUrl(),
                "spring.sql.init.mode=always",
                "spring.sql.init.schema-locations=classpath:dev/lintel/guard/key/keys.sql",
                "lintel.guard.api-keys.prefix=shop")) {
            assertThat(shop.bean(ApiKeys.class).of("nobody")).isEmpty();
        }
    }

    @Test
    void a_command_makes_and_revokes_keys_and_does_nothing_when_one_wish_is_wrong() {
        ApiKeyCommand command = new ApiKeyCommand(keys, Clock.systemUTC(), Set.of("partner", "reader"));
        List<String> said = new ArrayList<>();

        command.run(List.of("gus:partner+reader:30"), List.of(), said::add);

        ApiKey made = keys.recognise(said.get(0)).orElseThrow();
        assertThat(made.owner()).isEqualTo("gus");
        assertThat(made.scopes()).containsExactlyInAnyOrder("partner", "reader");
        assertThat(made.expires().orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        command.run(List.of(), List.of(made.id()), said::add);
        assertThat(keys.recognise(said.get(0))).isEmpty();
        for (String wrong : List.of("gus", "gus:admin", "gus:partner:soon", ":partner")) {
            assertThatThrownBy(() -> command.run(List.of("hal:partner", wrong), List.of(), said::add))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(keys.of("hal")).isEmpty();
    }

    @Test
    void a_service_says_who_a_key_is() throws Exception {
        String text = keys.issue("ivy", Optional.empty(), Set.of("partner"), Optional.empty())
                .text();
        HttpServletRequest request = Asked.request("GET", "/", Map.of(ApiKeyFilter.HEADER, text));
        AtomicReference<Authentication> seen = new AtomicReference<>();
        ApiKeyFilter filter = new ApiKeyFilter(
                keys,
                key -> new PreAuthenticatedAuthenticationToken(
                        key.id(), "", AuthorityUtils.createAuthorityList("ROLE_partner")));

        filter.doFilter(
                request,
                Asked.response(),
                (one, two) -> Optional.ofNullable(
                                SecurityContextHolder.getContext().getAuthentication())
                        .ifPresent(seen::set));
        SecurityContextHolder.clearContext();

        assertThat(seen.get().getName()).isEqualTo(text.split("_")[1]);
        assertThat(seen.get().getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_partner");
    }
}
