package com.acme.search;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {
    public record Found(String asked, List<String> names) {}

    @GetMapping("/search")
    public ResponseEntity<Found> typed(@RequestParam String q) {
        return new ResponseEntity<>(new Found(q, List.of()), HttpStatus.OK); // silent: sec-xss because it is written as JSON
    }

    @GetMapping("/search/any")
    public ResponseEntity<Object> any(@RequestParam String q) {
        return new ResponseEntity<>(Map.of("asked", q), HttpStatus.OK); // silent: sec-xss because a map is written as JSON
    }

    @GetMapping("/search/object")
    public Object object(@RequestParam String q) {
        return new Found(q, List.of()); // silent: sec-xss because it is written as JSON
    }

    @GetMapping("/search/text")
    public ResponseEntity<String> text(@RequestParam String q) {
        return new ResponseEntity<>("<p>" + q + "</p>", HttpStatus.OK); // expect: sec-xss
    }

    @GetMapping("/search/open")
    public ResponseEntity<?> open(@RequestParam String q) {
        return new ResponseEntity<>("<p>" + q + "</p>", HttpStatus.OK); // expect: sec-xss
    }

    @PostMapping("/search/xml")
    public Object unmarshalled(@RequestBody String xml) throws JAXBException {
        return JAXBContext.newInstance(Found.class).createUnmarshaller().unmarshal(new StringReader(xml)); // silent: sec-xss because an object of unknown type is no text
    }
}
