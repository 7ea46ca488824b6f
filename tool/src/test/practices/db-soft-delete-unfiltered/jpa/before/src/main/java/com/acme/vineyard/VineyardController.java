package com.acme.vineyard;

import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class WineController {
    private final Wines wines;

    WineController(Wines wines) {
        this.wines = wines;
    }

    @GetMapping("/wines")
    List<Wine> all() {
        return wines.findByDeletedFalse();
    }

    @GetMapping("/wines/search")
    List<Wine> search(@RequestParam String name) {
        return wines.search(name);
    }

    @GetMapping("/wines/regions/{region}")
    List<Wine> ofRegion(@PathVariable String region) {
        return wines.findByRegion(region);
    }

    @GetMapping("/wines/{id}")
    Wine one(@PathVariable Long id) {
        return wines.findByIdAndDeletedFalse(id).orElseThrow();
    }

    @PutMapping("/wines/{id}")
    void rename(@PathVariable Long id, @RequestParam String name) {
        Wine wine = wines.findById(id).orElseThrow(); // expect: db-soft-delete-unfiltered
        wine.setName(name);
        wines.save(wine);
    }

    @GetMapping("/wines/trash")
    List<Wine> bin() {
        return wines.findByDeletedTrue();
    }

    @GetMapping("/wines/trash/all")
    List<Wine> wholeBin() {
        return wines.everything();
    }

    @DeleteMapping("/wines/{id}")
    void delete(@PathVariable Long id) {
        Wine wine = wines.findById(id).orElseThrow(); // silent: db-soft-delete-unfiltered because it is deleted here
        wine.setDeleted(true);
        wines.save(wine);
    }

    @GetMapping("/wines/{id}/label")
    String label(@PathVariable Long id) {
        Wine wine = wines.findById(id).orElseThrow(); // silent: db-soft-delete-unfiltered because the code looks at the mark
        if (wine.isDeleted()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "wine " + id;
    }

    @GetMapping("/wines/taken")
    boolean taken(@RequestParam String name) {
        return wines.existsByName(name);
    }
}

@RestController
class TasterController {
    private final Tasters tasters;

    TasterController(Tasters tasters) {
        this.tasters = tasters;
    }

    @PostMapping("/login")
    boolean login(@RequestParam String email, @RequestParam String password) {
        return tasters.findByEmail(email).map(it -> it.getPassword().equals(password)).orElse(false);
    }

    @GetMapping("/tasters")
    Taster one(@RequestParam String email) {
        return tasters.findByEmailAndDeletedAtIsNull(email).orElseThrow();
    }

    @DeleteMapping("/tasters")
    void delete(@RequestParam String email) {
        Taster taster = tasters.findByEmailAndDeletedAtIsNull(email).orElseThrow();
        taster.setDeletedAt(Instant.now());
        tasters.save(taster);
    }
}

@RestController
class CellarController {
    private final Cellars cellars;
    private final Barrels barrels;
    private final Notes notes;

    CellarController(Cellars cellars, Barrels barrels, Notes notes) {
        this.cellars = cellars;
        this.barrels = barrels;
        this.notes = notes;
    }

    @GetMapping("/cellars")
    List<Cellar> all() {
        return cellars.findAll();
    }

    @DeleteMapping("/cellars/{id}")
    void close(@PathVariable Long id) {
        cellars.deleteById(id);
    }

    @GetMapping("/barrels")
    List<Barrel> barrels(@RequestParam String wood) {
        return barrels.findByWood(wood);
    }

    @GetMapping("/barrels/sorted")
    List<Barrel> sorted(@RequestParam String wood) {
        return barrels.ofWood(wood);
    }

    @GetMapping("/barrels/all")
    List<Barrel> allBarrels() {
        return barrels.all();
    }

    @GetMapping("/notes")
    List<Note> notes(@RequestParam String text) {
        return notes.findByText(text);
    }
}
