package com.acme.shop;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
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
    private final ConnectionFactory connections;

    OrderRoutes(DatabaseClient database, ConnectionFactory connections) {
        this.database = database;
        this.connections = connections;
    }

    @Bean
    RouterFunction<ServerResponse> orders() {
        return RouterFunctions.route()
                .POST("/orders/by-name", this::byName)
                .POST("/orders/by-page", this::byPage)
                .POST("/orders/bound", this::bound)
                .POST("/orders/later", this::later)
                .POST("/orders/later-bound", this::laterBound)
                .DELETE("/orders", this::dropped)
                .DELETE("/orders/bound", this::droppedBound)
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

    private Mono<ServerResponse> later(ServerRequest request) {
        return request.bodyToMono(Search.class)
                .flatMap(search -> database.sql(() -> "select * from orders where name = '" + search.name() + "'") // expect: sec-sql-injection
                        .fetch()
                        .first())
                .flatMap(row -> ServerResponse.ok().bodyValue(row));
    }

    private Mono<ServerResponse> laterBound(ServerRequest request) {
        return request.bodyToMono(Search.class)
                .flatMap(search -> database.sql(() -> "select * from orders where name = :name") // silent: sec-sql-injection because the name is bound
                        .bind("name", search.name())
                        .fetch()
                        .first())
                .flatMap(row -> ServerResponse.ok().bodyValue(row));
    }

    private Mono<ServerResponse> dropped(ServerRequest request) {
        return request.bodyToMono(Search.class)
                .flatMap(search -> Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(connection
                                .createStatement("delete from orders where name = '" + search.name() + "'") // expect: sec-sql-injection
                                .execute()),
                        Connection::close))
                .flatMap(gone -> ServerResponse.noContent().build());
    }

    private Mono<ServerResponse> droppedBound(ServerRequest request) {
        return request.bodyToMono(Search.class)
                .flatMap(search -> Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(connection
                                .createStatement("delete from orders where name = $1") // silent: sec-sql-injection because the name is bound
                                .bind("$1", search.name())
                                .execute()),
                        Connection::close))
                .flatMap(gone -> ServerResponse.noContent().build());
    }
}
