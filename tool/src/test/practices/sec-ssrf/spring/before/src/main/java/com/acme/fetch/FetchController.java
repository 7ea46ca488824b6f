package com.acme.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FetchController {
    private static final Map<String, String> PARTNERS = Map.of("a", "https://a.example", "b", "https://b.example");
    private final RestTemplate rest;
    private final HttpClient client = HttpClient.newHttpClient();

    @Value("${stock.url}")
    private String stock;

    public FetchController(RestTemplate rest) {
        this.rest = rest;
    }

    @GetMapping("/preview")
    public String preview(@RequestParam String url) {
        return rest.getForObject(url, String.class); // expect: sec-ssrf
    }

    @PostMapping("/hooks")
    public void hook(@RequestBody Hook hook) throws IOException {
        try (InputStream in = new URL("https://" + hook.host() + "/ping").openStream()) { // expect: sec-ssrf
            in.readAllBytes();
        }
    }

    @GetMapping("/modern")
    public String modern(@RequestHeader("X-Target") String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target)).GET().build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // expect: sec-ssrf
    }

    @GetMapping("/stock/{article}")
    public String stock(@PathVariable String article) {
        return rest.getForObject("https://stock.example/articles/" + article, String.class); // silent: sec-ssrf because the host is fixed before it
    }

    @GetMapping("/configured/{article}")
    public String configured(@PathVariable String article) {
        return rest.getForObject(stock + "/articles/" + article, String.class); // silent: sec-ssrf because the configuration names the host
    }

    @GetMapping("/template/{article}")
    public String template(@PathVariable String article) {
        return rest.getForObject("https://stock.example/articles/{article}", String.class, article); // silent: sec-ssrf because it fills a variable of the path
    }

    @GetMapping("/partner/{name}")
    public String partner(@PathVariable String name) {
        return rest.getForObject(PARTNERS.get(name) + "/status", String.class); // silent: sec-ssrf because a map names the host
    }

    @GetMapping("/built")
    public String built(@RequestParam String q) {
        String uri = UriComponentsBuilder.fromUriString("https://find.example").queryParam("q", q).toUriString();
        return rest.getForObject(uri, String.class); // silent: sec-ssrf because it is encoded as part of the query
    }
}
