package berth;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MooringController {
    private final JdbcTemplate jdbc;

    MooringController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/moorings")
    void moor(@RequestParam String vessel) {
        jdbc.update("insert into moorings (vessel) values (?)", vessel);
    }

    @PostMapping("/invoices")
    void charge(@RequestParam long mooring) {
        jdbc.update("insert into invoices (mooring_id, state) values (?, 'OPEN')", mooring);
    }

    @GetMapping("/quays")
    List<Map<String, Object>> quays() {
        return jdbc.queryForList("select id, name from quays");
    }
}
