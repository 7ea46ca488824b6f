package com.acme.museum;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/pieces")
class PieceController {
    private final Pieces pieces;
    private final Guide guide;

    PieceController(Pieces pieces, Guide guide) {
        this.pieces = pieces;
        this.guide = guide;
    }

    record Envelope(int code, Object data) {}

    @GetMapping("/wrapped-title/{title}")
    ResponseEntity<Piece> wrappedTitle(@PathVariable String title) {
        return ResponseEntity.ok(pieces.findByTitle(title)); // expect: resp-missing-as-200
    }

    @GetMapping("/{id}")
    Piece show(@PathVariable Long id) {
        return pieces.findById(id).orElse(null); // expect: resp-missing-as-200
    }

    @GetMapping("/titled/{title}")
    Piece titled(@PathVariable String title) {
        return pieces.findByTitle(title); // expect: resp-missing-as-200
    }

    @GetMapping("/guided/{id}")
    Piece guided(@PathVariable Long id) {
        return guide.find(id); // expect: resp-missing-as-200
    }

    @GetMapping("/wrapped/{id}")
    ResponseEntity<Piece> wrapped(@PathVariable Long id) {
        return ResponseEntity.ok(guide.find(id)); // expect: resp-missing-as-200
    }

    @GetMapping("/local/{title}")
    Piece local(@PathVariable String title) {
        Piece piece = pieces.findByTitle(title);
        return piece; // expect: resp-missing-as-200
    }

    @GetMapping("/needed/{id}")
    Piece needed(@PathVariable Long id) {
        return guide.need(id); // silent: resp-missing-as-200 because it throws
    }

    @GetMapping("/taken/{id}")
    Piece taken(@PathVariable Long id) {
        return guide.take(id); // silent: resp-missing-as-200 because get() throws
    }

    @GetMapping("/checked/{title}")
    Piece checked(@PathVariable String title) {
        Piece piece = pieces.findByTitle(title);
        if (piece == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return piece; // silent: resp-missing-as-200 because it is looked at
    }

    @GetMapping("/of/{id}")
    ResponseEntity<Piece> of(@PathVariable Long id) {
        return ResponseEntity.of(pieces.findById(id)); // silent: resp-missing-as-200 because nothing becomes 404
    }

    @GetMapping("/mapped/{id}")
    ResponseEntity<Piece> mapped(@PathVariable Long id) {
        return pieces.findById(id) // silent: resp-missing-as-200 because nothing becomes 404
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/enveloped/{title}")
    Envelope enveloped(@PathVariable String title) {
        return new Envelope(0, pieces.findByTitle(title)); // silent: resp-missing-as-200 because the envelope is the project's way
    }

    @GetMapping("/room/{room}")
    List<Piece> room(@PathVariable Long room) {
        return pieces.findByRoom(room); // silent: resp-missing-as-200 because an empty room has an empty list
    }

    @GetMapping("/number-in/{room}")
    Long numberIn(@PathVariable Long room) {
        return pieces.inRoom(room); // silent: resp-missing-as-200 because none is a number
    }

    @GetMapping("/search")
    Piece search(@RequestParam String title) {
        return pieces.findByTitle(title); // silent: resp-missing-as-200 because a search may find nothing
    }

    @PostMapping("/{id}")
    Piece post(@PathVariable Long id) {
        return guide.find(id); // silent: resp-missing-as-200 because it is no GET
    }
}
