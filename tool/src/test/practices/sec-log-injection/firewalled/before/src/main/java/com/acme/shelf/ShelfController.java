package com.acme.shelf;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShelfController {
    private static final Logger LOG = LoggerFactory.getLogger(ShelfController.class);

    @GetMapping("/shelves/**")
    void shelf(HttpServletRequest request) {
        String path = URLDecoder.decode(request.getRequestURI(), StandardCharsets.UTF_8);
        LOG.warn("nothing at {}", path); // silent: sec-log-injection because the firewall refuses line ends in paths
    }

    @GetMapping("/rooms/{room}")
    void room(@PathVariable String room) {
        LOG.warn("nothing in {}", room); // silent: sec-log-injection because the firewall refuses line ends in paths
    }
}

@RestController
class SearchController {
    private static final Logger LOG = LoggerFactory.getLogger(SearchController.class);

    @GetMapping("/search")
    void search(@RequestParam String words) {
        LOG.warn("nothing for {}", words); // expect: sec-log-injection
    }
}
