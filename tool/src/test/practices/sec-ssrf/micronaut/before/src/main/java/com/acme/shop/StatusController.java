package com.acme.shop;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;

@Controller("/status")
public class StatusController {
    private final HttpClient partners;

    public StatusController(@Client("https://partners.example.com") HttpClient partners) {
        this.partners = partners;
    }

    @Get("/any")
    public int any(HttpRequest<?> request) {
        String address = request.getParameters().get("address");
        return partners.toBlocking().retrieve(HttpRequest.GET(address)).length(); // expect: sec-ssrf
    }

    @Get("/one")
    public int one(@QueryValue String partner) {
        return partners.toBlocking().retrieve(HttpRequest.GET("/partners?name=" + partner)).length(); // silent: sec-ssrf because the host is the client's
    }
}
