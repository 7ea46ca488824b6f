package fleet;

import jakarta.persistence.*;
import org.springframework.web.bind.annotation.*;

@RestController
class CarController {
    @PersistenceContext
    private EntityManager em;

    @GetMapping("/cars/{id}")
    Car one(@PathVariable long id) {
        return em.find(Car.class, id);
    }
}
