package com.acme.post;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
public class PostHandler {
    private final Posts posts;

    public PostHandler(Posts posts) {
        this.posts = posts;
    }

    public Mono<ServerResponse> add(ServerRequest request) {
        return request.bodyToMono(Post.class)
                .flatMap(posts::save)
                .flatMap(post -> ServerResponse.ok().bodyValue(post)); // silent: sec-xss because an object is written as JSON
    }

    public Mono<ServerResponse> greeting(ServerRequest request) {
        String name = request.queryParam("name").orElse("you");
        return ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue("<b>" + name + "</b>"); // expect: sec-xss
    }

    public Mono<ServerResponse> page(ServerRequest request) {
        String name = request.queryParam("name").orElse("you");
        return ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue("hello " + name); // silent: sec-xss because it is no page
    }
}
