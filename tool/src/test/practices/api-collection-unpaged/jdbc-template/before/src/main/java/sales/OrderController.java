package sales;

import java.util.*;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class OrderController {
    @Autowired
    private JdbcTemplate jdbc;

    @PostMapping("/orders")
    public void add(@RequestParam String customer) {
        jdbc.update("insert into orders (customer, state) values (?, 'OPEN')", customer);
    }

    @GetMapping("/orders/open") // expect: api-collection-unpaged (high)
    public List<Map<String, Object>> open() {
        return jdbc.queryForList("select id, customer from orders where state = 'OPEN'");
    }

    @GetMapping("/orders/customers") // expect: api-collection-unpaged (medium)
    public List<String> customers() {
        return jdbc.queryForList("select distinct customer from orders", String.class);
    }

    @GetMapping("/codes") // silent: api-collection-unpaged because codes come with the migrations only
    public List<Map<String, Object>> codes() {
        return jdbc.queryForList("select code, label from codes");
    }

    @GetMapping("/customers/top") // silent: api-collection-unpaged because ten rows are read
    public List<Map<String, Object>> top() {
        return jdbc.queryForList("select customer, count(*) from orders group by customer order by 2 desc limit 10");
    }
}
