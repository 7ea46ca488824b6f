package music;

import jakarta.persistence.*;
import org.springframework.web.bind.annotation.*;

@RestController
class ArtistController {
    @PersistenceContext
    private EntityManager em;

    @GetMapping("/artists/{id}")
    Artist one(@PathVariable long id) {
        return em.find(Artist.class, id);
    }
}
