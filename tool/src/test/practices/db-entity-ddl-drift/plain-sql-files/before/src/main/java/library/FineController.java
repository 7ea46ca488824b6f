package library;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
class FineController {
    private final Fines fines;
    private final LentBooks lent;

    FineController(Fines fines, LentBooks lent) {
        this.fines = fines;
        this.lent = lent;
    }

    @GetMapping("/fines/{id}")
    Fine fine(@PathVariable Long id) {
        return fines.findById(id).orElseThrow();
    }

    @GetMapping("/lent/{id}")
    LentBook lent(@PathVariable Long id) {
        return lent.findById(id).orElseThrow();
    }
}
