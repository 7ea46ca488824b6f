package com.acme.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LinkController {
    private static final Set<String> KNOWN = Set.of("/start", "/prices");

    @GetMapping("/out")
    public ResponseEntity<Void> out(@RequestParam String to) {
        MultiValueMap<String, String> headers = new HttpHeaders();
        headers.put("Location", new ArrayList<>());
        headers.get("Location").add(to);
        return new ResponseEntity<>(headers, HttpStatus.FOUND); // expect: sec-open-redirect
    }

    @GetMapping("/out/list")
    public ResponseEntity<String> list(@RequestParam String to) {
        MultiValueMap<String, String> headers = new LinkedMultiValueMap<>();
        headers.put("Location", List.of(to));
        return new ResponseEntity<>("moved", headers, HttpStatus.FOUND); // expect: sec-open-redirect
    }

    @GetMapping("/out/known")
    public ResponseEntity<Void> known(@RequestParam String to) {
        MultiValueMap<String, String> headers = new HttpHeaders();
        if (KNOWN.contains(to)) {
            headers.put("Location", List.of(to));
        }
        return new ResponseEntity<>(headers, HttpStatus.FOUND); // silent: sec-open-redirect because one of two
    }

    @GetMapping("/out/home")
    public ResponseEntity<Void> home(@RequestHeader("X-Home") String home) {
        MultiValueMap<String, String> headers = new HttpHeaders();
        headers.put("Location", List.of(home));
        return new ResponseEntity<>(headers, HttpStatus.FOUND); // silent: sec-open-redirect because nobody else's link sends such a header
    }

    @GetMapping("/out/other")
    public ResponseEntity<Void> other(@RequestParam String to) {
        MultiValueMap<String, String> headers = new HttpHeaders();
        headers.put("X-Seen", List.of(to));
        return new ResponseEntity<>(headers, HttpStatus.OK); // silent: sec-open-redirect because no browser follows that header
    }
}
