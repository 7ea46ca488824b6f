package com.acme.shop;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;

@Controller("/login")
public class LoginController {
    @Get("/done")
    public HttpResponse<?> done(@QueryValue String next) {
        return HttpResponse.redirect(URI.create(next)); // expect: sec-open-redirect
    }

    @Get("/order")
    public HttpResponse<?> order(@QueryValue long number) {
        return HttpResponse.redirect(URI.create("/orders/" + number)); // silent: sec-open-redirect because a number is no host
    }
}
