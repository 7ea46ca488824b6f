package com.acme.trip;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

@RestController
@RequestMapping("/trips")
class TripController {
    private final RestTemplate weather;
    private final RestTemplate connectOnly;
    private final RestTemplate bounded;
    private final RestTemplate built;
    private final Trains trains;
    private final Maps maps;

    TripController(
            @Qualifier("weatherTemplate") RestTemplate weather,
            @Qualifier("connectOnlyTemplate") RestTemplate connectOnly,
            @Qualifier("boundedTemplate") RestTemplate bounded,
            @Qualifier("builtTemplate") RestTemplate built,
            Trains trains,
            Maps maps) {
        this.weather = weather;
        this.connectOnly = connectOnly;
        this.bounded = bounded;
        this.built = built;
        this.trains = trains;
        this.maps = maps;
    }

    @GetMapping("/weather")
    String weather(@RequestParam String city) {
        return weather.getForObject("https://weather.example.com/{city}", String.class, city);
    }

    @GetMapping("/snow")
    String snow(@RequestParam String city) {
        return connectOnly.getForObject("https://snow.example.com/{city}", String.class, city);
    }

    @GetMapping("/hotels")
    String hotels(@RequestParam String city) {
        return bounded.getForObject("https://hotels.example.com/{city}", String.class, city);
    }

    @GetMapping("/cars")
    String cars(@RequestParam String city) {
        return built.getForObject("https://cars.example.com/{city}", String.class, city);
    }

    @GetMapping("/trains")
    String trains(@RequestParam String from) throws IOException, InterruptedException {
        return trains.departures(from) + trains.delays(from) + trains.prices(from) + trains.seats(from);
    }

    @GetMapping("/maps")
    String maps(@RequestParam String city) throws IOException {
        return maps.of(city) + maps.tile(city) + maps.street(city);
    }
}

@Component
class Trains {
    private final RestClient departures = RestClient.create("https://trains.example.com"); // expect: res-http-timeout

    private final WebClient delays;

    private final HttpClient bounded =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // silent: res-http-timeout because each request brings its limit

    private final HttpClient endless = HttpClient.newHttpClient(); // expect: res-http-timeout

    Trains() {
        this.delays = WebClient.builder().baseUrl("https://delays.example.com").build(); // expect: res-http-timeout
    }

    String departures(String from) {
        return departures.get().uri("/from/{from}", from).retrieve().body(String.class);
    }

    String delays(String from) {
        return delays.get().uri("/from/{from}", from).retrieve().bodyToMono(String.class).block();
    }

    String prices(String from) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://prices.example.com/" + from))
                .timeout(Duration.ofSeconds(2))
                .build();
        return bounded.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    String seats(String from) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://seats.example.com/" + from)).build();
        return endless.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

@Component
class Maps {
    private final MapClient client;
    private final OkHttpClient tiles = new OkHttpClient(); // silent: res-http-timeout because its own limit is ten seconds
    private final WebClient streets = WebClient.create("https://streets.example.com"); // silent: res-http-timeout because the answer is only awaited for a second

    Maps(MapClient client) {
        this.client = client;
    }

    String of(String city) {
        return client.map(city);
    }

    String tile(String city) throws IOException {
        return tiles.newCall(new Request.Builder().url("https://tiles.example.com/" + city).build())
                .execute()
                .message();
    }

    String street(String city) {
        return streets.get().uri("/{city}", city).retrieve().bodyToMono(String.class).block(Duration.ofSeconds(1));
    }
}

@FeignClient(name = "maps", url = "https://maps.example.com") // silent: res-http-timeout because OpenFeign waits for a minute at most
interface MapClient {
    @GetMapping("/map")
    String map(@RequestParam String city);
}
