package com.acme.museum;

import org.springframework.stereotype.Service;

@Service
class Guide {
    private final Pieces pieces;

    Guide(Pieces pieces) {
        this.pieces = pieces;
    }

    Piece find(Long id) {
        return pieces.findById(id).orElse(null);
    }

    Piece need(Long id) {
        return pieces.findById(id).orElseThrow();
    }

    Piece take(Long id) {
        return pieces.findById(id).get();
    }
}
