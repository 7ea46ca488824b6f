package library;

import org.springframework.web.bind.annotation.*;

@RestController
class ShelfController {
    private final Shelves shelves;

    ShelfController(Shelves shelves) {
        this.shelves = shelves;
    }

    @GetMapping("/shelves/{id}/room")
    String room(@PathVariable Long id) {
        return shelves.roomOf(id);
    }
}
