package billing;

import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.*;

@RestController
public class InvoiceController {
    private final JdbcTemplate jdbc;

    public InvoiceController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/invoices")
    @Transactional
    public void write(@RequestParam long number, @RequestParam List<String> texts) {
        jdbc.update("insert into invoice (id) values (?)", number);
        for (String text : texts) {
            jdbc.update("insert into invoice_line (invoice_id, line) values (?, ?)", number, text);
        }
    }

    @PostMapping("/invoices/{id}/reminders")
    public void remind(@PathVariable long id, @RequestParam String text) {
        jdbc.update("insert into reminder (invoice_id, line) values (?, ?)", id, text);
    }

    @GetMapping("/invoices/{id}/lines") // expect: api-collection-unpaged (low)
    public List<Map<String, Object>> lines(@PathVariable long id) {
        return jdbc.queryForList("select id, line from invoice_line where invoice_id = ?", id);
    }

    @GetMapping("/lines") // expect: api-collection-unpaged (high)
    public List<Map<String, Object>> linesOfAll() {
        return jdbc.queryForList("select id, line from invoice_line");
    }

    @GetMapping("/invoices/{id}/reminders") // expect: api-collection-unpaged (high)
    public List<Map<String, Object>> reminders(@PathVariable long id) {
        return jdbc.queryForList("select id, line from reminder where invoice_id = ?", id);
    }
}
