package com.acme.previews;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@RestController
public class PreviewController {
    private final WebClient client = WebClient.create("https://pictures.acme.example");
    private final String base;

    public PreviewController(@Value("${previews.base}") String base) {
        this.base = base;
    }

    @GetMapping("/previews/ours")
    public int ours(@RequestParam String address) throws IOException {
        if (!address.startsWith("https://pictures.acme.example/")) {
            throw new IllegalArgumentException(address);
        }
        return new URL(address).openStream().read(); // silent: sec-ssrf because the slash ends the host
    }

    @GetMapping("/previews/alike")
    public int alike(@RequestParam String address) throws IOException {
        if (!address.startsWith("https://pictures.acme.example")) {
            throw new IllegalArgumentException(address);
        }
        return new URL(address).openStream().read(); // expect: sec-ssrf
    }

    @GetMapping("/previews/behind")
    public int behind(@RequestParam String address) throws IOException {
        String before = "https://pictures.acme.example/";
        return address.startsWith(before)
                ? new URL(address.substring(before.length())).openStream().read() // expect: sec-ssrf
                : -1;
    }

    @GetMapping("/previews/configured")
    public int configured(@RequestParam String address) throws IOException {
        return address.startsWith(base)
                ? URI.create(address).toURL().openStream().read() // silent: sec-ssrf because it begins as the settings say
                : -1;
    }

    @GetMapping("/previews/chosen")
    public int chosen(@RequestParam String address, @RequestParam String prefix) throws IOException {
        return address.startsWith(prefix)
                ? new URL(address).openStream().read() // expect: sec-ssrf
                : -1;
    }

    @GetMapping("/previews/partners")
    public int ofPartners(@RequestParam String address) throws IOException {
        if (List.of("https://pictures.acme.example/", "https://archive.acme.example/").stream()
                .noneMatch(address::startsWith)) {
            throw new IllegalArgumentException(address);
        }
        return new URL(address).openStream().read(); // silent: sec-ssrf because it begins with one of two hosts
    }

    @GetMapping("/previews/partners/alike")
    public int alikePartners(@RequestParam String address) throws IOException {
        boolean known = List.of("https://pictures.acme.example", "https://archive.acme.example").stream()
                .anyMatch(each -> address.startsWith(each));
        return known
                ? new URL(address).openStream().read() // expect: sec-ssrf
                : -1;
    }

    @GetMapping("/previews/found")
    public Mono<String> found(@RequestParam String words) {
        return client.get()
                .uri(to -> to.path("/search").queryParam("q", words).build()) // silent: sec-ssrf because the host is the client's
                .retrieve()
                .bodyToMono(String.class);
    }

    @GetMapping("/previews/elsewhere")
    public Mono<String> elsewhere(@RequestParam String host) {
        return client.get()
                .uri(to -> to.scheme("https").host(host).build()) // expect: sec-ssrf
                .retrieve()
                .bodyToMono(String.class);
    }
}
