package com.acme.gallery;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GalleryController {
    private final Paintings paintings;

    GalleryController(Paintings paintings) {
        this.paintings = paintings;
    }

    @PostMapping("/paintings")
    void add(@RequestBody Painting painting) {
        paintings.save(painting);
    }

    @GetMapping("/paintings")
    Page<Painting> all(@RequestParam int page) {
        return paintings.findAll(PageRequest.of(page, 20)); // expect: api-page-order-unstable (medium)
    }

    @GetMapping("/states")
    Page<Painting> byState(@RequestParam String state, @RequestParam int page) {
        Pageable which = PageRequest.of(page - 1, 20);
        return paintings.findByState(state, which); // expect: api-page-order-unstable (medium)
    }

    @GetMapping("/behind")
    List<Painting> behind(@RequestParam int from, @RequestParam int page) {
        return paintings.behind(from, PageRequest.of(page, 20)); // expect: api-page-order-unstable (medium)
    }

    @GetMapping("/walls")
    List<Painting> wall(@RequestParam int page) {
        return paintings.findByHiddenOrderByPosition(false, PageRequest.of(page, 20)); // expect: api-page-order-unstable (low)
    }

    @GetMapping("/sorted")
    Page<Painting> sorted(@RequestParam int page) {
        return paintings.findAll(PageRequest.of(page, 20, Sort.by("id"))); // silent: api-page-order-unstable because the id comes with the page
    }

    @GetMapping("/later")
    Page<Painting> later(@RequestParam int page) {
        return paintings.findByState("sold", PageRequest.of(page, 20).withSort(Sort.by("id"))); // silent: api-page-order-unstable because the order is added to the page
    }

    @GetMapping("/titles")
    Page<Painting> titled(@RequestParam String title, @RequestParam int page) {
        return paintings.findByTitleOrderById(title, PageRequest.of(page, 20)); // silent: api-page-order-unstable because the query itself sorts by the key
    }

    @GetMapping("/codes")
    Page<Painting> coded(@RequestParam String title, @RequestParam int page) {
        return paintings.findByTitleOrderByPositionAscCodeAsc(title, PageRequest.of(page, 20)); // silent: api-page-order-unstable because a unique column breaks the ties
    }

    @GetMapping("/newest")
    Page<Painting> newest(@RequestParam int page) {
        return paintings.findByHiddenOrderByHungAtDesc(false, PageRequest.of(page, 20)); // silent: api-page-order-unstable because hardly two have one instant
    }

    @GetMapping("/inOrder")
    List<Painting> inOrder(@RequestParam int from, @RequestParam int page) {
        return paintings.inOrder(from, PageRequest.of(page, 20)); // silent: api-page-order-unstable because the query sorts by the key
    }

    @GetMapping("/first")
    Page<Painting> first() {
        return paintings.findByState("new", PageRequest.of(0, 6)); // silent: api-page-order-unstable because there is no second page
    }

    @GetMapping("/chosen")
    Page<Painting> chosen(Pageable page) {
        return paintings.findByState("new", page); // silent: api-page-order-unstable because the caller may send the order
    }

    @GetMapping("/numbers")
    long number(@RequestParam int from) {
        return paintings.number(from); // silent: api-page-order-unstable because it is one number
    }
}
