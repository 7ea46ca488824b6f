package com.acme.tariff;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/tariffs")
public class TariffController {
    private final JdbcTemplate jdbc;

    public TariffController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping
    @PreAuthorize("hasRole('PRICING')")
    public void add(@RequestParam long id, @RequestParam BigDecimal price) {
        jdbc.update("insert into tariffs (id, price) values (?, ?)", id, price);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('PRICING')")
    public void change(@PathVariable long id, @RequestParam BigDecimal price) { // silent: auth-function-level because it asks for the role
        jdbc.update("update tariffs set price = ? where id = ?", price, id);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('PRICING')")
    public void remove(@PathVariable long id) {
        jdbc.update("delete from tariffs where id = ?", id);
    }

    @GetMapping("/{id}")
    public BigDecimal price(@PathVariable long id) { // silent: auth-function-level because reading prices is for everyone
        return jdbc.queryForObject("select price from tariffs where id = ?", BigDecimal.class, id);
    }
}
