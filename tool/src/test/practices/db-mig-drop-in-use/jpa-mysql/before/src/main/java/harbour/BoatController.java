package harbour;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.*;

interface Boats extends JpaRepository<Boat, Long> {}

@RestController
class BoatController {
    private final Boats boats;

    BoatController(Boats boats) {
        this.boats = boats;
    }

    @PostMapping("/boats")
    void add(@RequestBody Boat boat) {
        boats.save(boat);
    }

    @GetMapping("/boats")
    List<Boat> all(Pageable page) {
        return boats.findAll(page).getContent();
    }
}
