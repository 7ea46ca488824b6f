package com.acme.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
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

    @Value("${shop.domains}")
    private List<String> domains;

    @GetMapping("/image")
    public String image(@RequestParam String image) {
        return allowed(image) == null
                ? "no"
                : rest.getForObject(image, String.class); // silent: sec-ssrf because its host is below one of the configured domains
    }

    private String allowed(String address) {
        String host = URI.create(address).getHost();
        if (domains.contains(host)) {
            return address;
        }
        for (String each : domains) {
            if (host.endsWith("." + each)) {
                return address;
            }
        }
        return null;
    }

    @GetMapping("/logo")
    public String logo(@RequestParam String logo) {
        String host = URI.create(logo).getHost();
        if (domains.stream().noneMatch(host::endsWith)) {
            return "no";
        }
        return rest.getForObject(logo, String.class); // expect: sec-ssrf
    }

    @GetMapping("/stock")
    public String same(@RequestParam String shop) {
        return stock.equals(shop) ? rest.getForObject(shop, String.class) : "no"; // silent: sec-ssrf because it is the configured address
    }

    @GetMapping("/proxied")
    public String proxied(@RequestParam String page) throws IOException {
        Sockets.checkAddresses();
        return rest.getForObject(page, String.class); // silent: sec-ssrf because the process checks every address that it connects to
    }

    private static String address(String query) {
        return query.isEmpty() ? "https://places.example/of.json" : "https://places.example/of.json" + "?" + query;
    }

    @GetMapping("/place")
    public java.io.InputStream place(@RequestParam String ip) throws java.io.IOException {
        return new java.net.URL(address("ip=" + ip)).openStream(); // silent: sec-ssrf because the host stands before it, whether asked for something or not
    }

    @PostMapping("/weather")
    public String weather(@RequestParam String source) {
        if (source.matches("https://weather\\.example")) {
            return rest.getForObject(source, String.class); // silent: sec-ssrf because only this one address matches
        }
        if (source.matches("^https?://maps\\.example/.*$")) {
            return rest.getForObject(source, String.class); // silent: sec-ssrf because the pattern fixes the host
        }
        if (source.matches("https://.*\\.example/.*")) {
            return rest.getForObject(source, String.class); // expect: sec-ssrf
        }
        return "";
    }
}
