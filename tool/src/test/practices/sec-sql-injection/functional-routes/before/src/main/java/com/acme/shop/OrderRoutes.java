package com.acme.shop;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration
public class OrderRoutes {
    record Search(String name, int page) {}

    private final DatabaseClient database;

    OrderRoutes(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    RouterFunction<ServerResponse> orders() {
        return RouterFunctions.route()
                .POST("/orders/by-name", this::byName)
                .POST("/orders/by-page", this::byPage)
                .POST("/orders/bound", this::bound)
                .build();
    }

    private Mono<ServerResponse> byName(ServerRequest request) {
        return request.bodyToMono(Search.class)
                .flatMap(search -> database.sql("select * from orders where name = '" + search.name() + "'") // expect: sec-sql-injection
                        .fetch()
                        .first())
                .flatMap(row -> ServerResponse.ok().bodyValue(row));
    }

    private Mono<ServerResponse> byPage(ServerRequest request) {
        return ServerResponse.ok()
                .body(
                        request.bodyToMono(Search.class)
                                .flatMap(search -> database.sql("select * from orders limit 20 offset " + search.page()) // silent: sec-sql-injection because a number is no text
                                        .fetch()
                                        .first()),
                        Map.class);
    }

    private Mono<ServerResponse> bound(ServerRequest request) {
        return ServerResponse.ok()
                .body(
                        request.bodyToMono(Search.class)
                                .flatMap(search -> database.sql("select * from orders where name = :name") // silent: sec-sql-injection because the name is bound
                                        .bind("name", search.name())
                                        .fetch()
                                        .first()),
                        Map.class);
    }
}
