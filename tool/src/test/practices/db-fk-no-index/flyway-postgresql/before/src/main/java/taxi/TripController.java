package taxi;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class TripController {
    private final JdbcTemplate jdbc;

    TripController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/trips")
    void start(@RequestParam long driver) {
        jdbc.update("insert into trips (driver_id, started_at) values (?, now())", driver);
    }

    @PostMapping("/trips/{id}/stops")
    void stop(@PathVariable long id, @RequestParam int number) {
        jdbc.update("insert into stops (trip_id, number) values (?, ?)", id, number);
    }

    @PostMapping("/trips/{id}/end")
    void end(@PathVariable long id, @RequestParam long driver, @RequestParam int stars) {
        jdbc.update("insert into receipts (trip_id, driver_id) values (?, ?)", id, driver);
        jdbc.update("insert into ratings (trip_id, stars) values (?, ?)", id, stars);
    }

    @DeleteMapping("/drivers/{id}")
    void leave(@PathVariable long id) {
        jdbc.update("delete from drivers where id = ?", id);
    }

    @GetMapping("/regions/{code}")
    String region(@PathVariable String code) {
        return jdbc.queryForObject("select name from region_names where region = ?", String.class, code);
    }
}
