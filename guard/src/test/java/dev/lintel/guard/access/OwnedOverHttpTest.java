package dev.lintel.guard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OwnedOverHttpTest {
    private static final String[] RULES = {
        "lintel.guard.access.roles[0]=INTERNAL > STAFF",
        "lintel.guard.access.rules.staff=hasRole('STAFF')",
        "lintel.guard.access.rules.refund=hasRole('STAFF') and #amount <= 100",
        "management.endpoints.web.exposure.include=lintelaccess"
    };
    private static final String[] ANN = {"Authorization", Running.basic("ann", "secret")};
    private static final String[] IDA = {"Authorization", Running.basic("ida", "secret")};

    private static Running shop;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        String url = OrderTables.url();
        jdbc = ShopTables.jdbc(url);
        shop = Running.with(OrderTables.with(url, RULES));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded", "/asked"})
    void ones_own_row_is_served_and_somebody_elses_is_like_one_that_is_not_there(String how) {
        assertThat(shop.get(how + "/orders/1", ANN).statusCode()).isEqualTo(200);
        HttpResponse<String> others = shop.get(how + "/orders/2", ANN);
        HttpResponse<String> none = shop.get(how + "/orders/99", ANN);
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(none.body());
        assertThat(shop.get(how + "/orders/1").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1%20or%201=1", "99999999999999999999999", "1'--", "%00"})
    void a_key_that_is_none_finds_nothing(String key) {
        assertThat(shop.get("/guarded/orders/" + key, ANN).statusCode()).isBetween(400, 404);
    }

    @Test
    void a_write_changes_only_rows_of_the_caller() {
        assertThat(shop.send("PUT", "/asked/orders/2", "mine now", ANN).statusCode())
                .isEqualTo(404);
        assertThat(jdbc.queryForObject("select note from orders where id = 2", String.class))
                .isEqualTo("second");
        assertThat(shop.send("PUT", "/asked/orders/1", "changed", ANN).statusCode())
                .isEqualTo(204);
        assertThat(jdbc.queryForObject("select note from orders where id = 1", String.class))
                .isEqualTo("changed");
        assertThat(shop.get("/asked/orders", ANN).body()).contains("\"id\":1").doesNotContain("\"id\":2");
    }

    @Test
    void a_statement_that_does_not_ask_for_the_owner_is_not_run() {
        assertThat(shop.get("/forgotten/orders/1", ANN).statusCode()).isEqualTo(500);
    }

    @Test
    void named_rules_hold_on_handlers_and_services_and_know_arguments_and_the_hierarchy() {
        assertThat(shop.get("/staff/orders", ANN).statusCode()).isEqualTo(403);
        assertThat(shop.get("/staff/orders", IDA).statusCode()).isEqualTo(200);
        assertThat(shop.send("POST", "/orders/1/refund?amount=100", "", ANN).statusCode())
                .isEqualTo(403);
        assertThat(shop.send("POST", "/orders/1/refund?amount=100", "", IDA).body())
                .isEqualTo("100 of order 1");
        assertThat(shop.send("POST", "/orders/1/refund?amount=101", "", IDA).statusCode())
                .isEqualTo(403);
    }

    @Test
    void all_endpoints_are_listed_with_their_rules() {
        JsonNode all =
                JsonMapper.shared().readTree(shop.get("/actuator/lintelaccess").body());
        assertThat(find(all, "/staff/orders").get("who").asString()).isEqualTo("any login");
        assertThat(find(all, "/staff/orders").get("at").get(0).asString()).isEqualTo("@Allowed(staff)");
        assertThat(find(all, "/guarded/orders/{id}").get("at").get(0).asString())
                .isEqualTo("@Owned(order)");
        assertThat(find(all, "/open/declared").get("who").asString()).isEqualTo("anybody");
        assertThat(find(all, "/open/declared").get("at").get(0).asString())
                .isEqualTo("@PublicEndpoint(the front page)");
    }

    @Test
    void what_cannot_guard_fails_the_start() {
        wrong("lintel.guard.resources.order.owner=buyer", "there is no column buyer in orders");
        wrong("lintel.guard.resources.order.table=orders; drop table orders", "is no name of a table");
        wrong("lintel.guard.resources.order.by=tenant", "owned by tenant");
        List<String> unnamed =
                Arrays.stream(RULES).filter(each -> !each.contains("refund")).toList();
        assertThatThrownBy(() -> Running.with(OrderTables.with(OrderTables.url(), unnamed.toArray(String[]::new)))
                        .close())
                .satisfies(thrown -> assertThat(root(thrown))
                        .isInstanceOf(GuardStartException.class)
                        .hasMessage("No rule is called refund."));
    }

    private static void wrong(String setting, String sentence) {
        String name = setting.substring(0, setting.indexOf('='));
        String[] settings = Stream.concat(
                        Arrays.stream(OrderTables.with(OrderTables.url(), RULES))
                                .filter(each -> !each.startsWith(name + "=")),
                        Stream.of(setting))
                .toArray(String[]::new);
        assertThatThrownBy(() -> Running.with(settings).close())
                .satisfies(thrown -> assertThat(root(thrown))
                        .isInstanceOf(GuardStartException.class)
                        .hasMessageContaining(sentence));
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private static JsonNode find(JsonNode all, String path) {
        for (JsonNode each : all) {
            if (each.get("path").asString().equals(path)) {
                return each;
            }
        }
        throw new AssertionError(path + " is not listed in " + all);
    }
}
