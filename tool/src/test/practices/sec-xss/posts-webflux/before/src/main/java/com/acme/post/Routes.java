package com.acme.post;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration
public class Routes {
    @Bean
    RouterFunction<ServerResponse> posts(PostHandler handler) {
        return RouterFunctions.route()
                .POST("/posts", handler::add)
                .GET("/posts/greeting", handler::greeting)
                .GET("/posts/page", handler::page)
                .build();
    }
}
