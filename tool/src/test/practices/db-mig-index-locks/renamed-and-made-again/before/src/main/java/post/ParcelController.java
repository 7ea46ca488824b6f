package post;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/parcels")
class ParcelController {
    private final JdbcClient jdbc;

    ParcelController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PutMapping("/{id}")
    void label(@PathVariable long id, @RequestParam String label) {
        jdbc.sql("update parcels set label = :label where id = :id").param("label", label).param("id", id).update();
    }

    @PostMapping("/{id}")
    void arrive(@PathVariable long id) {
        jdbc.sql("insert into parcels (id) values (:id)").param("id", id).update();
        jdbc.sql("insert into scans (id, parcel) values (:id, :id)").param("id", id).update();
    }
}
