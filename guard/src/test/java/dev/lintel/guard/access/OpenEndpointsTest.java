package dev.lintel.guard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenEndpointsTest {
    @Test
    void a_handler_that_anybody_may_call_and_that_does_not_say_so_fails_the_start_and_is_listed() {
        assertThatThrownBy(() ->
                        Running.with("lintel.guard.access.open-endpoints=fail").close())
                .isInstanceOf(GuardStartException.class)
                .hasMessageContaining("GET /open/export  ProductController#export")
                .hasMessageNotContaining("GET /products ")
                .hasMessageNotContaining("/open/declared");
    }

    @Test
    void without_rules_every_handler_is_open() {
        try (Running shop = Running.with("lintel.guard.access.open-endpoints=off")) {
            List<RequestMappingHandlerMapping> mappings =
                    List.of(shop.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
            assertThat(new OpenEndpoints((method, path) -> true, true).undeclared(mappings))
                    .contains("GET /products  ProductController#mine")
                    .doesNotContain("GET /ruled  ProductController#ruled");
            assertThat(new OpenEndpoints((method, path) -> true, false).undeclared(mappings))
                    .contains("GET /ruled  ProductController#ruled");
        }
    }
}
