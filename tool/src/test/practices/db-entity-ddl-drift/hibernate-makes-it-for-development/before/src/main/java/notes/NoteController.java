package notes;

import jakarta.persistence.*;
import org.springframework.web.bind.annotation.*;

@RestController
class NoteController {
    @PersistenceContext
    private EntityManager em;

    @GetMapping("/notes/{id}")
    Note one(@PathVariable long id) {
        return em.find(Note.class, id);
    }
}
