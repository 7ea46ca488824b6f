package com.acme.museum;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@Entity
class Piece {
    @Id Long id;
    String title;
    String number;
    Long room;

    String getTitle() {
        return title;
    }
}

interface Pieces extends JpaRepository<Piece, Long> {
    Optional<Piece> findByNumber(String number);

    Piece findByTitle(String title);

    List<Piece> findByRoom(Long room);

    @Query("select count(p) from Piece p where p.room = :room")
    Long inRoom(Long room);
}
