package dev.lintel.read.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionalRoutesTest {
    private static final String SERVLET = """
            import org.springframework.context.annotation.*; import org.springframework.http.*;
            import org.springframework.web.servlet.function.*;
            import static org.springframework.web.servlet.function.RequestPredicates.*;
            import static org.springframework.web.servlet.function.RouterFunctions.*;
            """;
    private static final String REACTIVE = SERVLET.replace("servlet.function", "reactive.function.server");

    @TempDir
    private Path folder;

    private Target target;

    @BeforeEach
    void orders_are_handled_by_a_component() throws IOException {
        target = new Target(folder)
                .java(
                        "Orders",
                        "import org.springframework.web.servlet.function.*; class Orders {"
                                + " ServerResponse one(ServerRequest request) { return null; }"
                                + " ServerResponse all(ServerRequest request) { return null; }"
                                + " ServerResponse add(ServerRequest request) { return null; } }")
                .java(
                        "Guard",
                        "import org.springframework.web.servlet.function.*;"
                                + "class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {"
                                + " public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)"
                                + " throws Exception { return next.handle(request); } }");
    }

    private Target routes(String imports, String methods) throws IOException {
        return target.java("Routes", imports + "@Configuration class Routes { " + methods + " }");
    }

    private static List<String> served(List<Fact.Handler> handlers) {
        return handlers.stream()
                .flatMap(handler -> handler.routes().stream()
                        .map(route -> route.label() + " " + handler.method().owner() + "."
                                + handler.method().name()))
                .toList();
    }

    @Test
    void a_builder_gives_its_routes_with_their_handlers() throws IOException {
        List<Fact.Handler> handlers = routes(SERVLET, """
                static final String BASE = "/orders";
                @Bean RouterFunction<ServerResponse> orders(Orders orders) {
                    return route().GET(BASE + "/{id}", accept(MediaType.APPLICATION_JSON), orders::one)
                        .GET(BASE, orders::all)
                        .POST(BASE, request -> ServerResponse.ok().build())
                        .build();
                }""").facts(Fact.Handler.class, new SpringWeb());
        assertThat(served(handlers))
                .containsExactly(
                        "GET /orders/{id} shop.Orders.one",
                        "GET /orders shop.Orders.all",
                        "POST /orders shop.Routes.orders");
        assertThat(handlers.getFirst().routes().getFirst().produces()).containsExactly("application/json");
        assertThat(handlers.getFirst().base()).isEqualTo(Fact.Base.SPRING_MVC);
        assertThat(handlers.getFirst().inputs()).hasSize(1);
    }

    @Test
    void routes_that_are_put_together_with_predicates_are_read_on_webflux_too() throws IOException {
        List<Fact.Handler> handlers = new Target(folder)
                .java(
                        "Stock",
                        "import org.springframework.web.reactive.function.server.*; import reactor.core.publisher.*;"
                                + "class Stock { Mono<ServerResponse> all(ServerRequest request) { return null; } }")
                .java("StockRoutes", REACTIVE + """
                        @Configuration class StockRoutes {
                            @Bean RouterFunction<ServerResponse> stock(Stock stock) {
                                return nest(path("/stock"), RouterFunctions.route(GET("/"), stock::all)
                                    .andRoute(GET("/low").or(HEAD("/low")), stock::all)
                                    .andRoute(method(HttpMethod.PUT).and(path("/{id}")), stock::all));
                            }
                        }""")
                .facts(Fact.Handler.class, new SpringWeb());
        assertThat(served(handlers))
                .containsExactly(
                        "GET /stock/ shop.Stock.all",
                        "GET /stock/low shop.Stock.all",
                        "HEAD /stock/low shop.Stock.all",
                        "PUT /stock/{id} shop.Stock.all");
        assertThat(handlers).allMatch(handler -> handler.base() == Fact.Base.SPRING_WEBFLUX);
    }

    @Test
    void prefixes_hold_for_what_is_nested_in_a_lambda_or_in_another_method() throws IOException {
        List<Fact.Handler> handlers = routes(SERVLET, """
                @Bean RouterFunction<ServerResponse> all(Orders orders) {
                    return route()
                        .path("/api", api -> api
                            .path("/orders", inner -> { inner.GET("/{id}", orders::one); inner.POST(orders::add); })
                            .GET("/ping", request -> ServerResponse.ok().build()))
                        .nest(path("/v2"), () -> route().GET("/orders", orders::all).build())
                        .add(more(orders))
                        .build();
                }
                private RouterFunction<ServerResponse> more(Orders orders) {
                    RouterFunctions.Builder builder = route();
                    builder.GET("/more", orders::all);
                    return builder.build();
                }""").facts(Fact.Handler.class, new SpringWeb());
        assertThat(handlers)
                .flatMap(Fact.Handler::routes)
                .extracting(Route::label)
                .containsExactly(
                        "GET /api/orders/{id}", "POST /api/orders", "GET /api/ping", "GET /v2/orders", "GET /more");
    }

    @Test
    void a_filter_stands_before_every_route_of_its_builder_and_no_other() throws IOException {
        List<Fact> facts = routes(SERVLET, """
                @Bean RouterFunction<ServerResponse> all(Orders orders) {
                    return route()
                        .path("/in", inner -> inner.filter(new Guard()).GET("/one", orders::one).POST("/add", orders::add))
                        .GET("/out", orders::all)
                        .build();
                }""").facts(new SpringWeb());
        Fact.Before before = facts.stream()
                .filter(Fact.Before.class::isInstance)
                .map(Fact.Before.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(before.type()).isEqualTo("shop.Guard");
        assertThat(before.methods()).extracting(method -> method.name()).containsExactly("one", "add");
    }

    @Test
    void a_route_whose_path_is_made_at_run_time_is_a_gap() throws IOException {
        List<Fact> facts = routes(SERVLET, """
                @Bean RouterFunction<ServerResponse> all(Orders orders) {
                    return route().GET(System.getenv("PATH"), orders::all).GET("/x", orders::one).build();
                }""").facts(new SpringWeb());
        assertThat(facts).filteredOn(Fact.Unread.class::isInstance).hasSize(1);
        assertThat(facts).filteredOn(Fact.Handler.class::isInstance).hasSize(1);
    }

    @Test
    void a_router_function_that_is_no_bean_serves_nothing() throws IOException {
        assertThat(routes(SERVLET, """
                RouterFunction<ServerResponse> all(Orders orders) { return route(GET("/x"), orders::all); }""").facts(Fact.Handler.class, new SpringWeb()))
                .isEmpty();
    }
}
