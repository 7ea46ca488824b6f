package com.acme.gallery;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

interface PaintingRepository extends JpaRepository<Painting, Long> {
    List<Painting> findByTitleStartingWith(String start);

    @EntityGraph(attributePaths = "painter")
    Page<Painting> findByLoansIsEmpty(Pageable page);
}

@RestController
@RequestMapping("/paintings")
@Transactional(readOnly = true)
class PaintingController {
    private final PaintingRepository paintings;
    private final PaintingMapper mapper;

    PaintingController(PaintingRepository paintings, PaintingMapper mapper) {
        this.paintings = paintings;
        this.mapper = mapper;
    }

    @GetMapping
    Page<PaintingRow> all(Pageable page) {
        return paintings.findAll(page).map(mapper::toRow);
    }

    @GetMapping("/cards/{start}")
    List<PaintingCard> cards(@PathVariable String start) {
        return mapper.toCards(paintings.findByTitleStartingWith(start));
    }

    @GetMapping("/labels/{start}")
    List<PaintingLabel> labels(@PathVariable String start) {
        return paintings.findByTitleStartingWith(start).stream().map(mapper::toLabel).toList();
    }

    @GetMapping("/{id}")
    PaintingPage one(@PathVariable Long id) {
        return paintings.findById(id).map(mapper::toPage).orElseThrow();
    }

    @GetMapping("/hanging")
    Page<PaintingHanging> hanging(Pageable page) {
        return paintings.findByLoansIsEmpty(page).map(mapper::toHanging);
    }
}
