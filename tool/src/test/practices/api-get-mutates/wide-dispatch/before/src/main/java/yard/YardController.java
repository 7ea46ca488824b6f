package yard;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class YardController {
    private final List<Step> steps;
    private final Store store;
    private final Crates crates;

    YardController(List<Step> steps, Store store, Crates crates) {
        this.steps = steps;
        this.store = store;
        this.crates = crates;
    }

    @GetMapping("/yard/{id}/look") // silent: api-get-mutates because four classes may answer and only one of them writes
    void look(@PathVariable long id) {
        steps.get(0).run(id);
    }

    @GetMapping("/yard/{id}/take") // expect: api-get-mutates (high)
    void take(@PathVariable long id) {
        store.take(id);
    }

    @GetMapping("/yard/{id}/drop") // expect: api-get-mutates (high)
    void drop(@PathVariable long id) {
        crates.drop(id);
    }
}
