package com.acme.gallery;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@Entity
class Painting {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String code;
    String title;
    String state;
    int position;
    boolean hidden;
    Instant hungAt;
}

interface Paintings extends JpaRepository<Painting, Long> {
    Page<Painting> findByState(String state, Pageable page);

    List<Painting> findByHiddenOrderByPosition(boolean hidden, Pageable page);

    Page<Painting> findByTitleOrderById(String title, Pageable page);

    Page<Painting> findByTitleOrderByPositionAscCodeAsc(String title, Pageable page);

    Page<Painting> findByHiddenOrderByHungAtDesc(boolean hidden, Pageable page);

    @Query("select p from Painting p where p.position > :from")
    List<Painting> behind(int from, Pageable page);

    @Query("select p from Painting p where p.position > :from order by p.id")
    List<Painting> inOrder(int from, Pageable page);

    @Query("select count(p) from Painting p where p.position > :from")
    long number(int from);
}
