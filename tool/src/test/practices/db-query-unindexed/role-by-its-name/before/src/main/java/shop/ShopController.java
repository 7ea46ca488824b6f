package shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
class ShopController {
    private final JdbcTemplate jdbc;

    ShopController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PreAuthorize("hasRole('CUSTOMER')")
    @PostMapping("/wishes")
    void wish(@RequestParam String goods, @RequestParam String note) {
        jdbc.update("insert into wish (goods, note) values (?, ?)", goods, note);
    }

    @PreAuthorize("hasRole('CUSTOMER')")
    @GetMapping("/wishes")
    List<Map<String, Object>> wishes(@RequestParam String goods) {
        return jdbc.queryForList("select note from wish where goods = ?", goods); // expect: db-query-unindexed (medium)
    }

    @PreAuthorize("hasAuthority('SCOPE_write_client')")
    @PostMapping("/offers")
    void offer(@RequestParam String goods, @RequestParam BigDecimal price) {
        jdbc.update("insert into offer (goods, price) values (?, ?)", goods, price);
    }

    @GetMapping("/offers")
    List<Map<String, Object>> offers(@RequestParam String goods) {
        return jdbc.queryForList("select price from offer where goods = ?", goods); // expect: db-query-unindexed (low)
    }
}
