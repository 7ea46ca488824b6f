package com.acme.museum;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class PieceController {
    private final Pieces pieces;

    PieceController(Pieces pieces) {
        this.pieces = pieces;
    }

    @GetMapping("/pieces/{id}")
    Piece show(@PathVariable Long id) {
        return pieces.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
